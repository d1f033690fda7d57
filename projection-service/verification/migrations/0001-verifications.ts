import type { Kysely } from 'kysely';

/** Runs in the schema that `db` is bound to. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('verifications')
    .addColumn('projection', 'text', (column) => column.primaryKey())
    .addColumn('verified_at', 'timestamptz', (column) => column.notNull())
    .addColumn('position', 'numeric(20, 0)')
    .addColumn('events', 'bigint', (column) => column.notNull())
    .addColumn('rows', 'bigint', (column) => column.notNull())
    .addColumn('differences', 'bigint', (column) => column.notNull())
    .addColumn('first', 'text')
    .execute();
}
