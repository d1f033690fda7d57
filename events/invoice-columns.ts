// The columns of an invoice in the balances view. The projection service writes them and the query service reads them.

import { columnsFor } from './columns.ts';
import { InvoiceFields } from './invoice-fields.ts';
import type { Payment } from './invoice-payment.ts';
import type { CreditNote } from './invoice-state.ts';
import { InvoiceSums } from './invoice-sums.ts';

export const invoiceColumns = columnsFor<InvoiceFields>(InvoiceFields.properties);

export const sumColumns = columnsFor<InvoiceSums>(InvoiceSums.properties);

export const paymentColumns = columnsFor<Payment>({
  kind: true,
  amount: true,
  excess: true,
  refunded: true,
  reversed: true,
  unapplied: true,
  reversedAmount: true,
  withdrawn: true,
  paidOn: true,
  method: true,
  reference: true,
});

export const creditNoteColumns = columnsFor<CreditNote>({
  number: true,
  amount: true,
  excess: true,
  prepaid: true,
  refunded: true,
  issuedOn: true,
  reason: true,
  taxes: true,
  lines: true,
  attachments: true,
});
