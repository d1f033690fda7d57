import { describe, expect, it } from 'vitest';
import { cashPeriod } from './cash-period.ts';

describe('the period whose cash is shown', () => {
  it('is thirty days with today', () => {
    expect(cashPeriod('day', '2026-03-01')).toEqual({ from: '2026-01-31', until: '2026-03-01', by: 'day' });
  });
  it('is this week from Monday on, and the twelve before', () => {
    expect(cashPeriod('week', '2026-11-22').from).toBe('2026-08-24'); // a Sunday
    expect(cashPeriod('week', '2026-11-23').from).toBe('2026-08-31'); // a Monday
  });
  it('is this month, and the eleven before', () => {
    expect(cashPeriod('month', '2026-11-30').from).toBe('2025-12-01');
    expect(cashPeriod('month', '2026-12-31').from).toBe('2026-01-01');
  });
});
