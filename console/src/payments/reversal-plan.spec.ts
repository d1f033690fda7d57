import { describe, expect, it } from 'vitest';
import { reversalPlan } from './reversal-plan.ts';

const part = (invoiceId: string, applied: number, unapplied = 0) => ({
  ...{ invoiceId, amount: applied + unapplied, applied, unapplied, refunded: 0, reversed: 0 },
});
/** 100 of unapplied cash; of invoice 2, 50 became credit later. */
const payment = { unapplied: 150, invoices: [part('1', 100), part('2', 150, 50), part('3', 300)] };

describe('the reversal of an amount of a payment across invoices', () => {
  it.each([
    [1, [], 1],
    [100, [], 100], // all unapplied cash
    [101, [['3', 1]], 100],
    [400, [['3', 300]], 100],
    [401, [['3', 300]], 101], // what invoice 2 left as credit, before what pays it
    [450, [['3', 300]], 150],
    [
      451,
      [
        ['3', 300],
        ['2', 1],
      ],
      150,
    ],
    [
      700,
      [
        ['3', 300],
        ['2', 150],
        ['1', 100],
      ],
      150,
    ],
  ])('of %i makes %j due again and takes %i of credit', (amount, due, credit) => {
    const plan = reversalPlan(payment, amount);
    expect(plan.invoices.map(({ invoice, dueAgain }) => [invoice.invoiceId, dueAgain])).toEqual(due);
    expect(plan.credit).toBe(credit);
  });
});
