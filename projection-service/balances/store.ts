import { type Kysely, sql, type Transaction } from 'kysely';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { derived, type View } from '../../platform/projection/view.ts';
import { postgresView } from '../postgres/view.ts';
import type { ComparedTables } from '../rebuild/compare-tables.ts';
import { heldInvoices } from './held.ts';
import { balancesMigrations } from './migrations.ts';
import { type Changes, project } from './project.ts';
import type { CustomerChange } from './rows.ts';
import type { BalancesTables } from './schema.ts';

/** The balances view. @param db its connections read types as platform/postgres.ts has them do */
export const balancesView = (db: Kysely<BalancesTables>, schema = 'balances'): View =>
  postgresView<BalancesTables, InvoiceEvent>(db, {
    name: 'balances',
    schema,
    migrations: balancesMigrations,
    async write(tx, events) {
      const held = await heldInvoices(tx, events);
      await writeRows(
        tx,
        schema,
        derived(() => project(events, held)),
      );
    },
  });

/** What a row of each table is named by. */
export const balancesTables = {
  invoices: ['invoice_id'],
  payments: ['invoice_id', 'payment_id'],
  credit_notes: ['invoice_id', 'credit_note_id'],
  customers: ['customer_id', 'currency'],
} as const satisfies ComparedTables;

async function writeRows(tx: Transaction<BalancesTables>, schema: string, changes: Changes): Promise<void> {
  const { registered, changed, payments, creditNotes, customers } = changes;
  const table = (table: keyof BalancesTables) => sql.id(schema, table);
  /** Rows as a relation; what a row leaves out is null. */
  const rows = (of: keyof BalancesTables, rows: readonly object[]) =>
    sql`json_populate_recordset(null::${table(of)}, ${JSON.stringify(rows)})`;

  if (registered.length > 0) {
    await sql`insert into ${table('invoices')} select * from ${rows('invoices', registered)}`.execute(tx);
  }
  if (changed.length > 0) {
    await sql`
      update ${table('invoices')} invoice
      set state = new.state, overdue = new.overdue, paid = new.paid, credited = new.credited, written_off = new.written_off,
        voided = new.voided, refunded = new.refunded, amount_due = new.amount_due, revision = new.revision, position = new.position
      from ${rows('invoices', changed)} new
      where invoice.invoice_id = new.invoice_id`.execute(tx);
  }
  if (payments.length > 0) {
    await sql`
      insert into ${table('payments')} select * from ${rows('payments', payments)}
      on conflict (invoice_id, payment_id) do update set refunded = excluded.refunded, reversed = excluded.reversed`.execute(
      tx,
    );
  }
  if (creditNotes.length > 0) {
    await sql`insert into ${table('credit_notes')} select * from ${rows('credit_notes', creditNotes)}`.execute(tx);
  }
  if (customers.length > 0) {
    await sql`
      insert into ${table('customers')} as customer select * from ${rows('customers', customers.map(withSumsAsText))}
      on conflict (customer_id, currency) do update set
        name = case when excluded.name_since > customer.name_since then excluded.name else customer.name end,
        name_since = greatest(customer.name_since, excluded.name_since),
        invoiced = customer.invoiced + excluded.invoiced,
        paid = customer.paid + excluded.paid,
        credited = customer.credited + excluded.credited,
        written_off = customer.written_off + excluded.written_off,
        voided = customer.voided + excluded.voided,
        refunded = customer.refunded + excluded.refunded,
        due = customer.due + excluded.due,
        open_invoices = customer.open_invoices + excluded.open_invoices`.execute(tx);
  }
}

/** JSON has no integers as large as a customer's sums may be; PostgreSQL reads them from text. */
const withSumsAsText = (change: CustomerChange): object =>
  Object.fromEntries(Object.entries(change).map(([column, value]) => [column, String(value)]));
