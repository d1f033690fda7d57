import type { ColumnOf } from '../../events/columns.ts';
import { creditNoteColumns, invoiceColumns, paymentColumns, sumColumns } from '../../events/invoice-columns.ts';
import type { Payment } from '../../events/invoice-payment.ts';
import type { CreditNote, RegisteredInvoice } from '../../events/invoice-state.ts';
import { type InvoiceSums, sumsOf } from '../../events/invoice-sums.ts';
import type { CreditNoteRow, CustomerNameRow, CustomerRow, InvoiceRow, PaymentRow } from './schema.ts';

/** An invoice as stored in the view, after its event `revision`. */
export type StoredInvoice = {
  invoice: RegisteredInvoice;
  revision: number;
  position: string;
  registeredPosition: string;
};

/** The columns of an invoice's row that change after its registration. */
export const changingColumns = [...invoiceColumns.names, 'revision', 'position'] as const;

export type ChangedInvoiceRow = Pick<InvoiceRow, 'invoice_id' | (typeof changingColumns)[number]>;

/** The change of a customer's sums. It is a bigint because a sum may exceed the largest amount. */
export type CustomerChange = Pick<CustomerRow, 'customer_id' | 'currency'> & Record<SumColumn, bigint>;

/** The name of a customer on an invoice. */
export type NameRow = Pick<CustomerNameRow, 'customer_id' | 'name' | 'name_since'>;

type SumColumn = ColumnOf<InvoiceSums>;

type Place = { invoiceId: string; id: string; revision: number };

export function invoiceRow(stored: StoredInvoice): InvoiceRow {
  const { document } = stored.invoice;
  return {
    ...changedInvoiceRow(stored),
    customer_id: document.customer.id,
    customer_name: document.customer.name,
    number: document.number ?? null,
    reference: document.reference ?? null,
    currency: document.currency,
    issued_on: document.issuedOn,
    due_on: document.dueOn ?? null,
    payable: document.totals.payable,
    registered_position: stored.registeredPosition,
    document,
  };
}

export const changedInvoiceRow = ({ invoice, revision, position }: StoredInvoice): ChangedInvoiceRow => ({
  invoice_id: invoice.document.invoiceId,
  ...invoiceColumns.toRow(invoice),
  revision,
  position,
});

export const paymentRow = ({ invoiceId, id, revision }: Place, payment: Payment): PaymentRow => ({
  invoice_id: invoiceId,
  payment_id: id,
  revision,
  ...paymentColumns.toRow(payment),
});

export const creditNoteRow = ({ invoiceId, id, revision }: Place, note: CreditNote): CreditNoteRow => ({
  invoice_id: invoiceId,
  credit_note_id: id,
  revision,
  ...creditNoteColumns.toRow(note),
});

/** The changes of customers' sums by the changes of their invoices: a row for each customer and currency. */
export function customerChanges(
  invoices: readonly { before: StoredInvoice | undefined; after: StoredInvoice }[],
): CustomerChange[] {
  const changes = new Map<string, CustomerChange>();
  for (const { before, after } of invoices) {
    const { customer, currency } = after.invoice.document;
    const key = `${currency} ${customer.id}`;
    const change = changes.get(key) ?? { ...nothingAdded, customer_id: customer.id, currency };
    const was = before && sumColumns.toRow(sumsOf(before.invoice));
    const is = sumColumns.toRow(sumsOf(after.invoice));
    for (const sum of sumColumns.names) change[sum] += BigInt(is[sum]) - BigInt(was?.[sum] ?? 0);
    changes.set(key, change);
  }
  return [...changes.values()];
}

const nothingAdded = Object.fromEntries(sumColumns.names.map((sum) => [sum, 0n])) as Record<SumColumn, bigint>;

/** The names of customers on new invoices: for each customer, that of the invoice that was registered last. */
export function nameRows(registered: readonly InvoiceRow[]): NameRow[] {
  const names = new Map<string, NameRow>();
  for (const { customer_id, customer_name, registered_position } of registered) {
    const since = names.get(customer_id)?.name_since ?? -1;
    if (BigInt(registered_position) <= BigInt(since)) continue;
    names.set(customer_id, { customer_id, name: customer_name, name_since: registered_position });
  }
  return [...names.values()];
}
