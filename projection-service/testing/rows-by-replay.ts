import type { Kysely } from 'kysely';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { invoiceColumns } from '../../events/invoice-columns.ts';
import { evolve, type Invoice, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import type { Recorded } from '../../events/recorded.ts';
import type { BalancesTables } from '../balances/schema.ts';

/** The tables of the balances view, without what only says where in the log a payment, note or name came from. */
export type Rows = { invoices: object[]; payments: object[]; creditNotes: object[]; customers: object[] };

/** What the tables hold. */
export async function rowsInView(db: Kysely<BalancesTables>, schema = 'balances'): Promise<Rows> {
  const tables = db.withSchema(schema);
  const [invoices, payments, notes, customers] = [
    await tables.selectFrom('invoices').selectAll().execute(),
    await tables.selectFrom('payments').selectAll().orderBy('revision').execute(),
    await tables.selectFrom('credit_notes').selectAll().orderBy('revision').execute(),
    await tables.selectFrom('customers').selectAll().execute(),
  ];
  return {
    invoices: sorted(invoices, ({ invoice_id }) => invoice_id),
    payments: sorted(payments, ({ invoice_id }) => invoice_id).map(({ revision, ...payment }) => payment),
    creditNotes: sorted(notes, ({ invoice_id }) => invoice_id).map(({ revision, ...note }) => note),
    customers: sorted(customers, customerKey).map(({ name_since, ...customer }) => customer),
  };
}

/** What they must hold: each invoice's stream replayed on its own, and each customer's invoices added up. */
export function rowsByReplay(log: readonly Recorded<InvoiceEvent>[]): Rows {
  const replays = sorted([...Map.groupBy(log, ({ stream }) => stream).values()].map(replay), ({ id }) => id);
  return {
    invoices: replays.map(invoiceRow),
    payments: replays.flatMap(({ id, invoice }) =>
      [...invoice.payments].map(
        ([payment_id, { paidOn, reference, unapplied, reversedAmount, withdrawn, ...payment }]) => ({
          invoice_id: id,
          payment_id,
          paid_on: paidOn,
          reference: reference ?? null,
          unapplied: unapplied ?? null,
          reversed_amount: reversedAmount ?? null,
          withdrawn: withdrawn ?? null,
          ...payment,
        }),
      ),
    ),
    creditNotes: replays.flatMap(({ id, invoice }) =>
      [...invoice.creditNotes].map(([credit_note_id, { issuedOn, number = null, ...note }]) => ({
        invoice_id: id,
        credit_note_id,
        issued_on: issuedOn,
        number,
        ...note,
      })),
    ),
    customers: customerRows(replays),
  };
}

type Replay = { id: string; invoice: RegisteredInvoice; first: bigint; last: bigint; revision: number };

function replay(stream: readonly Recorded<InvoiceEvent>[]): Replay {
  const invoice = stream.reduce<Invoice>(evolve, unregistered);
  const [first, last] = [stream[0], stream.at(-1)];
  if (invoice.state === 'unregistered' || !first || !last) throw new Error('a stream without events');
  return {
    id: invoice.document.invoiceId,
    invoice,
    first: first.position,
    last: last.position,
    revision: last.revision,
  };
}

const invoiceRow = ({ id, invoice, first, last, revision }: Replay) => ({
  invoice_id: id,
  customer_id: invoice.document.customer.id,
  customer_name: invoice.document.customer.name,
  number: invoice.document.number ?? null,
  reference: invoice.document.reference ?? null,
  currency: invoice.document.currency,
  issued_on: invoice.document.issuedOn,
  due_on: invoice.document.dueOn ?? null,
  payable: invoice.document.totals.payable,
  ...invoiceColumns.toRow(invoice),
  revision,
  position: String(last),
  registered_position: String(first),
  document: invoice.document,
});

function customerRows(replays: readonly Replay[]): object[] {
  const rows = replays.map((replay) => ({ ...invoiceRow(replay), first: replay.first }));
  const customers = [...Map.groupBy(rows, customerKey).values()].map((invoices) => {
    const add = (amountOf: (row: (typeof rows)[number]) => number) =>
      String(invoices.reduce((sum, row) => sum + BigInt(amountOf(row)), 0n));
    const newest = invoices.reduce((a, b) => (a.first > b.first ? a : b));
    return {
      customer_id: newest.customer_id,
      currency: newest.currency,
      name: newest.customer_name,
      invoiced: add((row) => row.payable),
      paid: add((row) => row.paid),
      credited: add((row) => row.credited),
      written_off: add((row) => row.written_off),
      voided: add((row) => row.voided),
      refunded: add((row) => row.refunded),
      due: add((row) => row.amount_due),
      open_invoices: invoices.filter((row) => row.amount_due > 0).length,
    };
  });
  return sorted(customers, customerKey);
}

const customerKey = ({ customer_id, currency }: { customer_id: string; currency: string }): string =>
  `${currency} ${customer_id}`;

const sorted = <Row>(rows: readonly Row[], key: (row: Row) => string): Row[] =>
  rows.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
