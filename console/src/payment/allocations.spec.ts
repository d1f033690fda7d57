import { describe, expect, it } from 'vitest';
import { allocate, unallocated } from './allocations.ts';

const open = [
  { invoiceId: 'oldest', amountDue: 100 },
  { invoiceId: 'middle', amountDue: 200 },
  { invoiceId: 'newest', amountDue: 300 },
];
const amountsOf = (...args: Parameters<typeof allocate>) =>
  Object.fromEntries(allocate(...args).map(({ invoiceId, amount }) => [invoiceId, amount]));

describe('a payment across several invoices', () => {
  it.each([
    [0, {}],
    [100, { oldest: 100 }],
    [101, { oldest: 100, middle: 1 }],
    [600, { oldest: 100, middle: 200, newest: 300 }],
    [700, { oldest: 100, middle: 200, newest: 300 }],
  ])('of %i pays the oldest due dates first, as far as it reaches', (amount, expected) =>
    expect(amountsOf(open, amount, undefined)).toEqual(expected),
  );

  it('pays only the ticked invoices, oldest due date first', () =>
    expect(amountsOf(open, 250, { ticked: ['newest', 'middle'], amounts: {} })).toEqual({ middle: 200, newest: 50 }));

  it('pays the typed amounts, and the other ticked invoices with what is left', () => {
    expect(amountsOf(open, 250, { ticked: ['oldest', 'middle'], amounts: { middle: 180 } })).toEqual({
      oldest: 70,
      middle: 180,
    });
  });

  it('leaves an unticked invoice out, also if an amount was typed for it', () =>
    expect(amountsOf(open, 250, { ticked: ['oldest'], amounts: { middle: 180 } })).toEqual({ oldest: 100 }));

  it('is exceeded by typed amounts beyond it, by the difference', () => {
    const allocations = allocate(open, 250, { ticked: ['oldest', 'middle'], amounts: { middle: 251 } });
    expect(allocations).toEqual([{ invoiceId: 'middle', amount: 251 }]);
    expect(unallocated(250, allocations)).toBe(-1);
  });
});
