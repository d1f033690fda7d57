import type { Kysely } from 'kysely';

/** Runs in the schema that `db` is bound to. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('closings')
    .addColumn('position', 'numeric(20, 0)', (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('closed_through', 'date')
    .addColumn('reason', 'text')
    .addColumn('recorded_at', 'timestamptz', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('correlation_id', 'text', (column) => column.notNull())
    .execute();
}
