import { expect, it } from 'vitest';
import { numberInSeries } from './series.ts';

it('a number of a series has six digits, and more when it needs them', () => {
  expect([1, 999_999, 1_000_000].map((sequence) => numberInSeries('INV-2026-', sequence))).toEqual([
    'INV-2026-000001',
    'INV-2026-999999',
    'INV-2026-1000000',
  ]);
});
