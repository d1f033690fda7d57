import { type Kysely, sql } from 'kysely';

type Tables = {
  invoices: { invoice_id: string; falls_due_on: string | null };
  events: { invoice_id: string; type: string; change: unknown };
};

/**
 * An invoice without a due date is never overdue. It had its date of issue in `falls_due_on`; the journal has what was registered. Runs in
 * the schema that `db` is bound to.
 */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .alterTable('invoices')
    .alterColumn('falls_due_on', (column) => column.dropNotNull())
    .execute();
  const undated = db
    .selectFrom('events')
    .select('invoice_id')
    .where('type', '=', 'InvoiceRegistered')
    .where(sql<boolean>`not change ? 'dueOn'`);
  await db.updateTable('invoices').set({ falls_due_on: null }).where('invoice_id', 'in', undated).execute();
}
