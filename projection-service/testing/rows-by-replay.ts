import type { Kysely } from 'kysely';
import { type CustomerEvent, evolveCustomer, newAccount } from '../../events/customer.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { invoiceColumns, sumColumns } from '../../events/invoice-columns.ts';
import { evolve, type Invoice, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import type { Recorded } from '../../events/recorded.ts';
import { canonicalIdOfStream, streamPrefix } from '../../events/streams.ts';
import type { BalancesEvent } from '../../events/views.ts';
import type { BalancesTables } from '../balances/schema.ts';

/** The tables of the balances view, without what only says where in the log a payment or note came from. */
export type Rows = {
  invoices: object[];
  payments: object[];
  creditNotes: object[];
  customers: object[];
  names: object[];
};

/** What the tables hold. */
export async function rowsInView(db: Kysely<BalancesTables>, schema = 'balances'): Promise<Rows> {
  const tables = db.withSchema(schema);
  const [invoices, payments, notes, customers, names] = [
    await tables.selectFrom('invoices').selectAll().execute(),
    await tables.selectFrom('payments').selectAll().orderBy('revision').execute(),
    await tables.selectFrom('credit_notes').selectAll().orderBy('revision').execute(),
    await tables
      .selectFrom('customers')
      .select(['customer_id', 'currency', 'credit', ...sumColumns.names])
      .execute(),
    await tables.selectFrom('customer_names').selectAll().execute(),
  ];
  return {
    invoices: sorted(invoices, ({ invoice_id }) => invoice_id),
    payments: sorted(payments, ({ invoice_id }) => invoice_id).map(({ revision, ...payment }) => payment),
    creditNotes: sorted(notes, ({ invoice_id }) => invoice_id).map(({ revision, ...note }) => note),
    customers: sorted(customers, customerKey),
    names: sorted(names, ({ customer_id }) => customer_id),
  };
}

/** What they must hold: each stream replayed on its own, and each customer's invoices added up. */
export function rowsByReplay(log: readonly Recorded<BalancesEvent>[]): Rows {
  const isCustomers = ({ stream }: Recorded<BalancesEvent>) => stream.startsWith(streamPrefix('customer'));
  const invoices = log.filter((event) => !isCustomers(event)) as Recorded<InvoiceEvent>[];
  const streams = Map.groupBy(log.filter(isCustomers) as Recorded<CustomerEvent>[], ({ stream }) =>
    canonicalIdOfStream(stream),
  );
  const replays = sorted([...Map.groupBy(invoices, ({ stream }) => stream).values()].map(replay), ({ id }) => id);
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
      [...invoice.creditNotes].map(
        ([
          credit_note_id,
          { issuedOn, number = null, prepaid = null, refunded = null, attachments = null, ...note },
        ]) => ({
          invoice_id: id,
          credit_note_id,
          issued_on: issuedOn,
          number,
          prepaid,
          attachments,
          refunded,
          ...note,
        }),
      ),
    ),
    customers: customerRows(replays, streams),
    names: nameRows(replays, streams),
  };
}

type CustomerStreams = ReadonlyMap<string, readonly Recorded<CustomerEvent>[]>;

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

function customerRows(replays: readonly Replay[], streams: CustomerStreams): object[] {
  const rows = replays.map(invoiceRow);
  const credits = [...streams].flatMap(([customer_id, events]) =>
    [...events.reduce(evolveCustomer, newAccount).credit].map(([currency, credit]) => ({
      customer_id,
      currency,
      credit,
    })),
  );
  const customers = [...Map.groupBy([...rows, ...credits], customerKey)].flatMap(([key, [first]]) => {
    if (first === undefined) return [];
    const invoices = rows.filter((row) => customerKey(row) === key);
    const add = (amountOf: (row: (typeof rows)[number]) => number) =>
      String(invoices.reduce((sum, row) => sum + BigInt(amountOf(row)), 0n));
    return {
      customer_id: first.customer_id,
      currency: first.currency,
      credit: credits.find((row) => customerKey(row) === key)?.credit ?? 0,
      invoiced: add((row) => Math.max(0, row.payable)), // a total below 0 is owed to the customer
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

function nameRows(replays: readonly Replay[], streams: CustomerStreams): object[] {
  const invoices = Map.groupBy(replays, ({ invoice }) => invoice.document.customer.id);
  const ids = new Set([...invoices.keys(), ...streams.keys()]);
  return sorted([...ids], (id) => id).map((customer_id) => {
    const newest = invoices.get(customer_id)?.reduce((a, b) => (a.first > b.first ? a : b));
    const events = streams.get(customer_id) ?? [];
    return {
      customer_id,
      name: newest?.invoice.document.customer.name ?? customer_id,
      name_since: newest === undefined ? null : String(newest.first),
      revision: events.at(-1)?.revision ?? null,
      opened: events[0] === undefined ? null : String(events[0].position),
    };
  });
}

const customerKey = ({ customer_id, currency }: { customer_id: string; currency: string }): string =>
  `${currency} ${customer_id}`;

const sorted = <Row>(rows: readonly Row[], key: (row: Row) => string): Row[] =>
  rows.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
