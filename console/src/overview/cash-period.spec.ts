import { describe, expect, it } from 'vitest';
import { cashPeriod } from './cash-period.ts';

describe('the period of the cash chart', () => {
  it('covers thirty days including today', () => {
    expect(cashPeriod('day', '2026-03-01')).toEqual({ from: '2026-01-31', until: '2026-03-01', by: 'day' });
  });
  it('covers the current week, which starts on Monday, and the twelve weeks before it', () => {
    expect(cashPeriod('week', '2026-11-22').from).toBe('2026-08-24'); // a Sunday
    expect(cashPeriod('week', '2026-11-23').from).toBe('2026-08-31'); // a Monday
  });
  it('covers the current month and the eleven months before it', () => {
    expect(cashPeriod('month', '2026-11-30').from).toBe('2025-12-01');
    expect(cashPeriod('month', '2026-12-31').from).toBe('2026-01-01');
  });
});
