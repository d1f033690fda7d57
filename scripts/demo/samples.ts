import { derivedId } from '../../events/streams.ts';

const acme = { id: 'acme', name: 'Acme' };
const globex = { id: 'globex', name: 'Globex' };

const payment = (amount: number) => ({ amount, currency: 'EUR', receivedOn: '2026-11-24', method: 'credit-transfer' });

/** Amounts in cents. */
const table = [
  { customer: acme, amount: 100_000, payment: payment(90_000) },
  { customer: globex, amount: 500_000, payment: payment(500_000) },
  { customer: acme, amount: 30_000 },
  { customer: globex, amount: 60_000 },
  { customer: acme, amount: 40_000 },
];

/** Five invoices, with the same ids in every run, and their payments. */
export const samples = table.map(({ customer, amount, payment }, i) => ({
  payment,
  invoice: {
    invoiceId: derivedId('demo', i + 1),
    number: `INV-${i + 1}`,
    customer,
    currency: 'EUR',
    issuedOn: '2026-11-22',
    dueOn: '2026-12-22',
    lines: [{ description: 'Consulting', quantity: '1', unitPrice: String(amount), tax: { category: 'Z', rate: '0' } }],
  },
}));
