import { join } from 'node:path';
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { creditNoteColumns, invoiceColumns, paymentColumns, sumColumns } from '../../events/invoice-columns.ts';
import { derived, type View } from '../../platform/projection/view.ts';
import { postgresView } from '../postgres/view.ts';
import type { ComparedTables } from '../rebuild/compare-tables.ts';
import { type Changes, project } from './project.ts';
import { type CustomerChange, changingColumns } from './rows.ts';
import type { BalancesTables, PaymentRow } from './schema.ts';
import { storedInvoices } from './stored-invoices.ts';

/** The balances view. @param db of platform/stores/postgres.ts */
export const balancesView = (db: Kysely<BalancesTables>, schema = 'balances'): View =>
  postgresView<BalancesTables, InvoiceEvent>(db, {
    name: 'balances',
    schema,
    migrations: join(import.meta.dirname, 'migrations'),
    columns: {
      invoices: invoiceColumns.names,
      payments: paymentColumns.names,
      credit_notes: creditNoteColumns.names,
      customers: sumColumns.names,
    },
    async write(tx, events) {
      const stored = await storedInvoices(tx, events);
      const changes = derived(() => project(events, stored));
      await writeRows(tx, schema, changes);
    },
  });

/** The key of each table. */
export const balancesTables = {
  invoices: ['invoice_id'],
  payments: ['invoice_id', 'payment_id'],
  credit_notes: ['invoice_id', 'credit_note_id'],
  customers: ['customer_id', 'currency'],
} as const satisfies ComparedTables;

/** The columns of a payment that events after the payment change. */
const changingOfPayment = [
  'refunded',
  'reversed',
  'unapplied',
  'reversed_amount',
  'withdrawn',
] as const satisfies (keyof PaymentRow)[];

async function writeRows(tx: Transaction<BalancesTables>, schema: string, changes: Changes): Promise<void> {
  const { registered, changed, payments, creditNotes, customers } = changes;
  const table = (table: keyof BalancesTables) => sql.id(schema, table);
  /** Rows as a relation; columns that a row leaves out are null. */
  const rows = (of: keyof BalancesTables, rows: readonly object[]) =>
    sql`json_populate_recordset(null::${table(of)}, ${JSON.stringify(rows)})`;

  if (registered.length > 0) {
    await sql`insert into ${table('invoices')} select * from ${rows('invoices', registered)}`.execute(tx);
  }
  if (changed.length > 0) {
    await sql`
      update ${table('invoices')} invoice
      set ${assignments(changingColumns, (column) => sql`new.${column}`)}
      from ${rows('invoices', changed)} new
      where invoice.invoice_id = new.invoice_id`.execute(tx);
  }
  if (payments.length > 0) {
    await sql`
      insert into ${table('payments')} select * from ${rows('payments', payments)}
      on conflict (invoice_id, payment_id) do update set ${assignments(changingOfPayment, (column) => sql`excluded.${column}`)}`.execute(
      tx,
    );
  }
  if (creditNotes.length > 0) {
    // to an earlier version, a UUID in capitals was the id of another note
    await sql`
      insert into ${table('credit_notes')} select * from ${rows('credit_notes', creditNotes)}
      on conflict (invoice_id, credit_note_id) do nothing`.execute(tx);
  }
  if (customers.length > 0) {
    await sql`
      insert into ${table('customers')} as customer select * from ${rows('customers', customers.map(withSumsAsText))}
      on conflict (customer_id, currency) do update set
        name = case when excluded.name_since > customer.name_since then excluded.name else customer.name end,
        name_since = greatest(customer.name_since, excluded.name_since),
        ${assignments(sumColumns.names, (column) => sql`customer.${column} + excluded.${column}`)}`.execute(tx);
  }
}

/** "paid = new.paid, credited = new.credited, …" */
const assignments = (columns: readonly string[], to: (column: RawBuilder<unknown>) => RawBuilder<unknown>) =>
  sql.join(columns.map((column) => sql`${sql.id(column)} = ${to(sql.id(column))}`));

/** A customer's sums may exceed the integers of JSON; PostgreSQL reads them from text. */
const withSumsAsText = (change: CustomerChange): object =>
  Object.fromEntries(Object.entries(change).map(([column, value]) => [column, String(value)]));
