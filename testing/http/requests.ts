import { randomUUID } from 'node:crypto';

// Requests of clients, with new ids. Amounts are in minor units.

/** A customer that no other test uses, so that the balances belong to one test. */
export const newCustomer = (): string => `customer-${randomUUID()}`;

/** An invoice with one line and no tax, so that `amount` is due. It is never overdue. */
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
  receivedOn: '2026-11-24',
  method: 'credit-transfer',
});
