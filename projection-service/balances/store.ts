import { join } from 'node:path';
import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely';
import type { CustomerEvent } from '../../events/customer.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { creditNoteColumns, invoiceColumns, paymentColumns, sumColumns } from '../../events/invoice-columns.ts';
import type { Recorded } from '../../events/recorded.ts';
import { kindOfStream } from '../../events/streams.ts';
import { type BalancesEvent, viewVersions } from '../../events/views.ts';
import { derived, type View } from '../../platform/projection/view.ts';
import { postgresView } from '../postgres/view.ts';
import type { ComparedTables } from '../rebuild/compare-tables.ts';
import { type CreditChanges, projectCredit } from './credit.ts';
import { type Changes, project } from './project.ts';
import { type CustomerChange, changingColumns } from './rows.ts';
import type { BalancesTables } from './schema.ts';
import { storedCredit } from './stored-credit.ts';
import { storedInvoices } from './stored-invoices.ts';

/** The balances view. @param db of platform/stores/postgres.ts */
export const balancesView = (db: Kysely<BalancesTables>, schema = 'balances'): View<BalancesEvent> =>
  postgresView<BalancesTables, BalancesEvent>(db, {
    name: 'balances',
    version: viewVersions.balances,
    schema,
    migrations: join(import.meta.dirname, 'migrations'),
    columns: {
      invoices: invoiceColumns.names,
      payments: paymentColumns.names,
      credit_notes: creditNoteColumns.names,
      customers: [...sumColumns.names, 'credit'],
    },
    async write(tx, events) {
      const { invoice, customer } = Object.groupBy(events, ({ stream }) => kindOfStream(stream));
      if (invoice !== undefined) {
        const batch = invoice as Recorded<InvoiceEvent>[];
        const stored = await storedInvoices(tx, batch);
        const changes = derived(() => project(batch, stored));
        await writeRows(tx, schema, changes);
      }
      if (customer !== undefined) {
        const batch = customer as Recorded<CustomerEvent>[];
        const stored = await storedCredit(tx, batch);
        const changes = derived(() => projectCredit(batch, stored));
        await writeCredit(tx, schema, changes);
      }
    },
  });

/** The key of each table. */
export const balancesTables = {
  invoices: ['invoice_id'],
  payments: ['invoice_id', 'payment_id'],
  credit_notes: ['invoice_id', 'credit_note_id'],
  customers: ['customer_id', 'currency'],
  customer_names: ['customer_id'],
} as const satisfies ComparedTables;

/** The tables, and rows as a relation; columns that a row leaves out are null. */
function tablesIn(schema: string) {
  const table = (table: keyof BalancesTables) => sql.id(schema, table);
  const rows = (of: keyof BalancesTables, rows: readonly object[]) =>
    sql`json_populate_recordset(null::${table(of)}, ${JSON.stringify(rows)})`;
  return { table, rows };
}

async function writeRows(tx: Transaction<BalancesTables>, schema: string, changes: Changes): Promise<void> {
  const { registered, changed, payments, creditNotes, customers, names } = changes;
  const { table, rows } = tablesIn(schema);
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
      on conflict (invoice_id, payment_id) do update set ${assignments(paymentColumns.names, (column) => sql`excluded.${column}`)}`.execute(
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
      insert into ${table('customers')} as customer select * from ${rows('customers', customers.map(newCustomer))}
      on conflict (customer_id, currency) do update set
        ${assignments(sumColumns.names, (column) => sql`customer.${column} + excluded.${column}`)}`.execute(tx);
  }
  if (names.length > 0) {
    await sql`
      insert into ${table('customer_names')} as customer select * from ${rows('customer_names', names)}
      on conflict (customer_id) do update set name = excluded.name, name_since = excluded.name_since
      where customer.name_since is null or customer.name_since < excluded.name_since`.execute(tx);
  }
}

async function writeCredit(tx: Transaction<BalancesTables>, schema: string, changes: CreditChanges): Promise<void> {
  const { opened, credits } = changes;
  const { table, rows } = tablesIn(schema);
  if (opened.length > 0) {
    const unnamed = opened.map((row) => ({ ...row, name: row.customer_id }));
    await sql`
      insert into ${table('customer_names')} select * from ${rows('customer_names', unnamed)}
      on conflict (customer_id) do update set revision = excluded.revision, opened = excluded.opened`.execute(tx);
  }
  if (credits.length > 0) {
    const withoutInvoices = credits.map((row) => ({ ...noSums, ...row }));
    await sql`
      insert into ${table('customers')} select * from ${rows('customers', withoutInvoices)}
      on conflict (customer_id, currency) do update set credit = excluded.credit`.execute(tx);
  }
}

const noSums = Object.fromEntries(sumColumns.names.map((column) => [column, 0]));

/** "paid = new.paid, credited = new.credited, …" */
const assignments = (columns: readonly string[], to: (column: RawBuilder<unknown>) => RawBuilder<unknown>) =>
  sql.join(columns.map((column) => sql`${sql.id(column)} = ${to(sql.id(column))}`));

/** A row of a customer without credit. Its sums may exceed the integers of JSON; PostgreSQL reads them from text. */
const newCustomer = (change: CustomerChange): object => ({
  ...Object.fromEntries(Object.entries(change).map(([column, value]) => [column, String(value)])),
  credit: 0,
});
