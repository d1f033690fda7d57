import { randomUUID } from 'node:crypto';

/** An invoice of one line, free of tax, so that `amount` (minor units) is what is due. */
export function invoiceOf(amount: number, customer = 'acme') {
  return {
    invoiceId: randomUUID(),
    customer: { id: customer, name: `Customer ${customer}` },
    currency: 'EUR',
    issuedOn: '2026-11-22',
    dueOn: '2026-12-22',
    lines: [{ description: 'Consulting', quantity: '1', unitPrice: String(amount), tax: { category: 'Z', rate: '0' } }],
  };
}

/** A payment with an id of its own. */
export function paymentOf(amount: number) {
  return { paymentId: randomUUID(), amount, currency: 'EUR', receivedOn: '2026-11-30', method: 'credit-transfer' };
}

/** A customer that no other test has, so that balances are this test's alone. */
export function newCustomer(): string {
  return `customer-${randomUUID()}`;
}
