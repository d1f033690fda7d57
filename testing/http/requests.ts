import { randomUUID } from 'node:crypto';

// What a client sends, under ids of its own. Amounts in minor units.

/** A customer that no other test has, so that balances are this test's alone. */
export const newCustomer = (): string => `customer-${randomUUID()}`;

/** An invoice of one line, free of tax, so that `amount` is what is due, and not overdue while anybody runs this. */
export const invoiceOf = (amount: number, customer = newCustomer()) => ({
  invoiceId: randomUUID(),
  customer: { id: customer, name: `Customer ${customer}` },
  currency: 'EUR',
  issuedOn: '2026-11-22',
  dueOn: '2999-12-22',
  lines: [{ description: 'Consulting', quantity: '1', unitPrice: String(amount), tax: { category: 'Z', rate: '0' } }],
});

/** A payment of one invoice. */
export const paymentOf = (amount: number) => ({
  paymentId: randomUUID(),
  amount,
  currency: 'EUR',
  receivedOn: '2026-11-30',
  method: 'credit-transfer',
});
