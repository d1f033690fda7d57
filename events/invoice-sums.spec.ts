import { expect, it } from 'vitest';
import { issued } from './einvoice/testing/example.ts';
import { evolve, unregistered } from './invoice-state.ts';
import { sumsOf } from './invoice-sums.ts';

const document = issued({
  customer: { id: 'acme', name: 'Acme' },
  currency: 'EUR',
  issuedOn: '2026-01-01',
  lines: [{ description: 'Work', quantity: '1', unitPrice: '10000', tax: { category: 'S', rate: '19' } }],
  prepaid: 1_900,
});
const open = evolve(unregistered, { type: 'InvoiceRegistered', data: { ...document, amountDue: 10_000 } });
const nothing = { paid: 0, credited: 0, writtenOff: 0, voided: 0, refunded: 0 };

it.each([
  ['is open with all that is due', {}, { due: 10_000, openInvoices: 1 }],
  ['is open with a cent', { paid: 9_999, amountDue: 1 }, { paid: 9_999, due: 1, openInvoices: 1 }],
  ['is not open with nothing due', { paid: 10_000, amountDue: 0 }, { paid: 10_000, due: 0, openInvoices: 0 }],
  [
    'is counted in every part',
    { paid: 4_000, refunded: 500, credited: 1_000, writtenOff: 2_000, voided: 1, amountDue: 3_499 },
    { paid: 4_000, refunded: 500, credited: 1_000, writtenOff: 2_000, voided: 1, due: 3_499, openInvoices: 1 },
  ],
])('in the sums over invoices, an invoice %s', (_, change, sums) => {
  expect(sumsOf({ ...open, ...change })).toStrictEqual({ ...nothing, invoiced: 10_000, ...sums });
});
