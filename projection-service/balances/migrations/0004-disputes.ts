import { type Kysely, sql } from 'kysely';

/** Runs in the schema that `db` is bound to. */
export async function up({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .alterTable('invoices')
    .addColumn('disputed', 'bigint')
    .addColumn('disputed_on', 'date')
    .addColumn('dispute_reason', 'text')
    .execute();
  await schema
    .createIndex('invoices_disputed')
    .on('invoices')
    .column('registered_position')
    .where(sql.ref('disputed'), 'is not', null)
    .execute();
}
