import type { Kysely } from 'kysely';
import { createViewTables } from '../../postgres/view-tables.ts';

/** Runs in the schema that `db` is bound to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('events')
    .addColumn('event_id', 'uuid', (column) => column.primaryKey())
    .addColumn('invoice_id', 'uuid', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('position', 'numeric(20, 0)', (column) => column.notNull())
    .addColumn('document', 'jsonb', (column) => column.notNull())
    .addUniqueConstraint('events_by_invoice', ['invoice_id', 'revision'])
    .execute();
  await createViewTables(db, 'audit');
}
