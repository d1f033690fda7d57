// Sums over the invoices of a customer or of a list: the list of the sums, and what one invoice adds to each.

import { type Static, Type } from 'typebox';
import { InvoiceFields } from './invoice-fields.ts';
import type { RegisteredInvoice } from './invoice-state.ts';

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

/** What one invoice adds to each sum. */
export const sumsOf = ({
  document,
  paid,
  credited,
  writtenOff,
  voided,
  refunded,
  amountDue,
}: RegisteredInvoice): InvoiceSums => ({
  invoiced: document.totals.payable,
  paid,
  credited,
  writtenOff,
  voided,
  refunded,
  due: amountDue,
  openInvoices: amountDue > 0 ? 1 : 0,
});
