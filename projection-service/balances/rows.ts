import type { CreditNote, Payment, RegisteredInvoice } from '../../events/invoice-state.ts';
import type { CreditNoteRow, CustomerRow, InvoiceRow, PaymentRow } from './schema.ts';

/** An invoice as a view has it, after event `revision` of it. */
export type Held = { invoice: RegisteredInvoice; revision: number; position: string; registeredPosition: string };

/** What changes of an invoice's row after its registration. */
export type ChangedInvoiceRow = Pick<
  InvoiceRow,
  'invoice_id' | 'state' | 'overdue' | 'paid' | 'credited' | 'written_off' | 'voided' | 'refunded' | 'amount_due'
> &
  Pick<InvoiceRow, 'revision' | 'position'>;

type Sums = Omit<CustomerRow, 'customer_id' | 'currency' | 'name' | 'name_since'>;

/** What is added to a customer's sums. Exact: a sum of amounts may be larger than any amount. */
export type CustomerChange = Omit<CustomerRow, keyof Sums> & Record<keyof Sums, bigint>;

type Place = { invoiceId: string; id: string; revision: number };

export function invoiceRow(held: Held): InvoiceRow {
  const { document } = held.invoice;
  return {
    ...changedInvoiceRow(held),
    customer_id: document.customer.id,
    customer_name: document.customer.name,
    number: document.number ?? null,
    reference: document.reference ?? null,
    currency: document.currency,
    issued_on: document.issuedOn,
    due_on: document.dueOn ?? null,
    payable: document.totals.payable,
    registered_position: held.registeredPosition,
    document,
  };
}

export function changedInvoiceRow({ invoice, revision, position }: Held): ChangedInvoiceRow {
  const { document, state, overdue, parts, amountDue } = invoice;
  return {
    invoice_id: document.invoiceId,
    state,
    overdue,
    paid: parts.paid,
    credited: parts.credited,
    written_off: parts.writtenOff,
    voided: parts.voided,
    refunded: parts.refunded,
    amount_due: amountDue,
    revision,
    position,
  };
}

export const paymentRow = ({ invoiceId, id, revision }: Place, payment: Payment): PaymentRow => ({
  invoice_id: invoiceId,
  payment_id: id,
  revision,
  kind: payment.kind,
  amount: payment.amount,
  excess: payment.excess,
  refunded: payment.refunded,
  reversed: payment.reversed,
  paid_on: payment.paidOn,
  method: payment.method,
  reference: payment.reference ?? null,
});

export const creditNoteRow = ({ invoiceId, id, revision }: Place, note: CreditNote): CreditNoteRow => ({
  invoice_id: invoiceId,
  credit_note_id: id,
  revision,
  number: note.number ?? null,
  amount: note.amount,
  excess: note.excess,
  issued_on: note.issuedOn,
  reason: note.reason,
  taxes: note.taxes,
  lines: note.lines,
});

/** What invoices that changed add to the sums of their customers, one row a customer and currency. */
export function customerChanges(invoices: readonly { before: Held | undefined; after: Held }[]): CustomerChange[] {
  const changes = new Map<string, CustomerChange>();
  for (const { before, after } of invoices) {
    const { customer, currency } = after.invoice.document;
    const key = `${currency} ${customer.id}`;
    const change = changes.get(key) ?? {
      ...noSums,
      customer_id: customer.id,
      currency,
      name: customer.name,
      name_since: after.registeredPosition,
    };
    if (BigInt(after.registeredPosition) > BigInt(change.name_since)) {
      change.name = customer.name;
      change.name_since = after.registeredPosition;
    }
    const [was, is] = [before ? sumsOf(before.invoice) : noSums, sumsOf(after.invoice)];
    for (const sum of sumNames) change[sum] += is[sum] - was[sum];
    changes.set(key, change);
  }
  return [...changes.values()];
}

const sumsOf = ({ document, parts, amountDue }: RegisteredInvoice): Record<keyof Sums, bigint> => ({
  invoiced: BigInt(document.totals.payable),
  paid: BigInt(parts.paid),
  credited: BigInt(parts.credited),
  written_off: BigInt(parts.writtenOff),
  voided: BigInt(parts.voided),
  refunded: BigInt(parts.refunded),
  due: BigInt(amountDue),
  open_invoices: amountDue > 0 ? 1n : 0n,
});

const noSums: Readonly<Record<keyof Sums, bigint>> = {
  invoiced: 0n,
  paid: 0n,
  credited: 0n,
  written_off: 0n,
  voided: 0n,
  refunded: 0n,
  due: 0n,
  open_invoices: 0n,
};

const sumNames = Object.keys(noSums) as (keyof Sums)[];
