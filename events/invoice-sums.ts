// Sums over the invoices of a customer or of a list: the list of the sums, and the amount that one invoice adds to each.

import { type Static, Type } from 'typebox';
import { InvoiceFields } from './invoice-fields.ts';
import type { RegisteredInvoice } from './invoice-state.ts';
import type { Minor } from './money/money.ts';

const { paid, credited, writtenOff, voided, refunded } = InvoiceFields.properties;

/** All in one currency; amounts in minor units. */
export const InvoiceSums = Type.Object({
  invoiced: Type.Integer({ description: 'Sum of the totals (BT-115) of all invoices' }),
  paid,
  credited,
  writtenOff,
  voided,
  refunded,
  due: Type.Integer({ description: 'invoiced − paid − credited − writtenOff − voided + refunded' }),
  openInvoices: Type.Integer({ description: 'How many invoices have an amount due' }),
});
export type InvoiceSums = Static<typeof InvoiceSums>;

/** The amount that an invoice adds to each sum. */
export const addedToSums: Readonly<Record<keyof InvoiceSums, (invoice: RegisteredInvoice) => Minor>> = {
  invoiced: ({ document }) => document.totals.payable,
  paid: (invoice) => invoice.paid,
  credited: (invoice) => invoice.credited,
  writtenOff: (invoice) => invoice.writtenOff,
  voided: (invoice) => invoice.voided,
  refunded: (invoice) => invoice.refunded,
  due: ({ amountDue }) => amountDue,
  openInvoices: ({ amountDue }) => (amountDue > 0 ? 1 : 0),
};
