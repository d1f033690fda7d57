import { describe, expect, it } from 'vitest';
import { scaleOf } from './scale.ts';

describe('the axis of a chart', () => {
  it('has ticks at round amounts, up to the highest amount', () => {
    expect(scaleOf(340_000, 0)).toEqual({ top: 400_000, bottom: 0, ticks: [0, 100_000, 200_000, 300_000, 400_000] });
    expect(scaleOf(1_300, 0).ticks).toEqual([0, 500, 1_000, 1_500]);
  });
  it('extends below zero to the largest negative amount', () => {
    expect(scaleOf(400, 150)).toEqual({ top: 400, bottom: -200, ticks: [-200, -100, 0, 100, 200, 300, 400] });
  });
  it('has a height of at least 1 if all amounts are zero or a cent', () => {
    expect(scaleOf(0, 0)).toEqual({ top: 1, bottom: 0, ticks: [0, 1] });
    expect(scaleOf(1, 0).top).toBe(1);
  });
});
