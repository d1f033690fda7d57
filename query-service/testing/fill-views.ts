// For tests and benchmarks of size: views as full as those of a ledger that has run for years, without its events.

import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { ColumnOf } from '../../events/columns.ts';
import { invoiceColumns, sumColumns } from '../../events/invoice-columns.ts';
import type { InvoiceFields } from '../../events/invoice-fields.ts';

const eventsEach = 3;

/** What the events of an invoice came to, as SQL on its number `i`. */
const changed: Readonly<Record<ColumnOf<InvoiceFields>, RawBuilder<unknown>>> = {
  state: sql`case when i % 10 = 0 then 'partially-paid' when i % 500 = 7 then 'written-off' else 'open' end`,
  overdue: sql`i % 100 = 0`,
  paid: sql`0`,
  credited: sql`0`,
  written_off: sql`0`,
  voided: sql`0`,
  refunded: sql`0`,
  amount_due: sql`i`,
  disputed: sql`case when i % 1000 = 3 then i end`,
  disputed_on: sql`case when i % 1000 = 3 then date '2026-06-01' end`,
  dispute_reason: sql`case when i % 1000 = 3 then 'damaged' end`,
};

const id = sql`(lpad(to_hex(i), 8, '0') || '-0000-4000-8000-000000000007')::uuid`;

/**
 * 1,000 customers with as many invoices each, and 4,000 without, of which some go by their ids; of ten invoices one is partially paid, of
 * 500 one written off, of 100 one overdue. Three events an invoice. In the books, one of 100 has an amount due. And 1,000 days of two
 * currencies.
 * @param db of empty views, with a statement timeout of a minute
 * @param document what all of them say
 */
export async function fillViews(
  db: Kysely<unknown>,
  invoices: number,
  document: object = { totals: {} },
): Promise<void> {
  const insertions = {
    invoices: sql`
      insert into balances.invoices (invoice_id, customer_id, customer_name, currency, number, reference, issued_on, due_on, payable,
        revision, position, registered_position, document, ${sql.join(invoiceColumns.names.map((column) => sql.id(column)))})
      select ${id}, 'customer-' || i % 1000, 'Name ' || i % 1000, 'EUR', 'INV-' || i, 'PO-' || i, date '2026-01-01' + i % 365,
        date '2026-01-01' + i % 365, i, 2, 3 * i, 3 * i,
        ${JSON.stringify(document)}::jsonb || jsonb_build_object('invoiceId', ${id}, 'number', 'INV-' || i),
        ${sql.join(invoiceColumns.names.map((column) => changed[column]))}
      from generate_series(1, ${sql.lit(invoices)}) i`,
    payments: sql`
      insert into balances.payments (invoice_id, payment_id, revision, kind, amount, excess, refunded, reversed, paid_on, method)
      select invoice_id, 'p', 1, 'money', 1, 0, 0, false, '2026-01-01', 'cash' from balances.invoices`,
    customers: sql`
      insert into balances.customers (customer_id, currency, credit, ${sql.join(sumColumns.names.map((column) => sql.id(column)))})
      select 'customer-' || i, 'EUR', i % 3, ${sql.join(sumColumns.names.map(() => sql`0`))}
      from generate_series(1, 5000) i`,
    names: sql`
      insert into balances.customer_names (customer_id, name, name_since, revision, opened)
      select 'customer-' || i, case when i % 100 = 99 then 'customer-' || i else 'Name ' || i end,
        case when i % 100 <> 99 then i end, 0, i
      from generate_series(1, 5000) i`,
    audit: sql`
      insert into audit.events (event_id, invoice_id, revision, position, document)
      select (lpad(to_hex(3 * i + r), 8, '0') || '-0000-4000-8000-000000000008')::uuid, ${id}, r, 3 * i + r, '{}'
      from generate_series(1, ${sql.lit(invoices)}) i, generate_series(0, ${sql.lit(eventsEach - 1)}) r`,
    events: sql`
      insert into books.events (position, event_id, stream, revision, type, customer_id, invoice_id, currency, amount, number,
        reference, recorded_at, effective_on, actor, correlation_id, change, before, after)
      select 3 * i + r, ${id}, 'invoice-' || i, r, (array['InvoiceRegistered', 'PaymentApplied', 'InvoicePartiallyPaid'])[r + 1],
        'customer-' || i % 1000, ${id}, 'EUR', i, case when r = 0 then 'INV-' || i end, case when r = 1 then 'PO-' || i end,
        timestamptz '2026-01-01Z' + interval '1 minute' * i, '2026-01-01', 'actor-' || i % 500, 'request-' || i,
        case when r = 1 then jsonb_build_object('paymentId', 'payment-' || 3 * i + r) else '{}' end, '{}', '{}'
      from generate_series(1, ${sql.lit(invoices)}) i, generate_series(0, ${sql.lit(eventsEach - 1)}) r`,
    received: sql`
      insert into books.payments (stream, payment_id, position, customer_id, currency, invoice_id, received_on, method, reference,
        amount, applied, unapplied, refunded, reversed, reversing, state)
      select stream, 'payment-' || position, position, customer_id, case when position % 3000 = 1 then 'JPY' else 'EUR' end,
        invoice_id, date '2020-01-01' + (position / 60)::int % 2000, 'transfer', reference,
        amount, amount, 0, 0, 0, 0, case when position % 3000 = 1 then 'returned' else 'received' end
      from books.events where type = 'PaymentApplied'`,
    paid: sql`
      insert into books.payment_parts (stream, payment_id, invoice_id, position, amount, applied, unapplied, refunded, reversed)
      select 'payment-' || floor(position / 60), floor(position / 60)::text, invoice_id, position, amount, amount, 0, 0, 0
      from books.payments`,
    booked: sql`
      insert into books.invoices (invoice_id, customer_id, customer_name, currency, number, issued_on, falls_due_on, registered_position)
      select invoice_id, customer_id, 'Name ' || customer_id, currency, number, effective_on, effective_on, position
      from books.events where type = 'InvoiceRegistered'`,
    streams: sql`
      insert into books.streams (stream, revision, recorded_at, customer_id, currency, terms, standing)
      select 'invoice-' || invoice_id, 2, max(recorded_at), customer_id, currency, '{}',
        jsonb_build_object('state', 'paid', 'amountDue', case when min(position) % 300 = 0 then 1 else 0 end)
      from books.events group by invoice_id, customer_id, currency`,
    entries: sql`
      insert into books.entries (position, line, account, currency, amount, customer_id, invoice_id, type, recorded_at, effective_on)
      select position, line, (array['receivables', 'cash'])[line], 'EUR', 3 - 2 * line, customer_id, invoice_id, type, recorded_at,
        effective_on from books.events, generate_series(1, 2) line where revision < 2`,
    days: sql`
      insert into books.days (currency, account, type, recorded_on, effective_on, debit, credit)
      select currency, account, 'PaymentApplied', effective_on + late, effective_on, 100, 0
      from (values ('EUR'), ('USD')) currencies (currency), (values ('cash'), ('receivables'), ('in-transit')) accounts (account),
        (select date '2024-01-01' + day as effective_on from generate_series(0, 999) day) days, generate_series(0, 4) late`,
  };
  const inTurn = async (names: (keyof typeof insertions)[]) => {
    for (const name of names) await insertions[name].execute(db);
  };
  const indexes = await withoutIndexes(db);
  await Promise.all([
    inTurn(['invoices', 'payments', 'customers', 'names', 'audit']),
    inTurn(['events', 'booked', 'streams', 'entries', 'days', 'received', 'paid']),
  ]);
  for (const index of indexes) await sql.raw(index).execute(db);
  await sql`analyze`.execute(db);
}

/** Drops the indexes that are no constraints: rows are inserted faster without. @returns the statements that make them again */
async function withoutIndexes(db: Kysely<unknown>): Promise<string[]> {
  const { rows } = await sql<{ schema: string; name: string; made: string }>`
    select schemaname as schema, indexname as name, indexdef as made from pg_indexes
    where schemaname in ('balances', 'audit', 'books') and indexname not in (select conname from pg_constraint)`.execute(
    db,
  );
  for (const { schema, name } of rows) await sql`drop index ${sql.id(schema, name)}`.execute(db);
  return rows.map(({ made }) => made);
}
