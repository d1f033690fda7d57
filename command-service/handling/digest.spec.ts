import { describe, expect, it } from 'vitest';
import { digestOf, digestsInCapitals } from './digest.ts';

const [payment, customer, invoice] = ['a1', 'b2', 'c3'].map((n) => `${n}1d4fae-7dec-41d0-a765-00a0c91e6bf6`) as [
  string,
  string,
  string,
];
const content = { paymentId: `payments/${payment}`, customerId: customer, allocations: [{ invoiceId: invoice }] };
const recorded = (change: object) => [...digestsInCapitals(content)].includes(digestOf({ ...content, ...change }));

describe('the digests that an earlier version may have recorded of a command', () => {
  it('are those with any of its ids in capitals', () => {
    const inCapitals = { paymentId: `payments/${payment.toUpperCase()}` };
    expect(recorded(inCapitals)).toBe(true);
    expect(recorded({ customerId: customer.toUpperCase() })).toBe(true);
    expect(recorded({ ...inCapitals, customerId: customer.toUpperCase() })).toBe(true);
  });

  it('are of no other content, and of no invoice in capitals, which was another one', () => {
    expect(recorded({ amount: 1 })).toBe(false);
    expect(recorded({ allocations: [{ invoiceId: invoice.toUpperCase() }] })).toBe(false);
  });

  it('are a bounded number', () => {
    const many = Array.from({ length: 50 }, (_, n) => `${payment.slice(0, -2)}${n + 10}`);
    expect([...digestsInCapitals({ many })]).toHaveLength(15);
  });
});
