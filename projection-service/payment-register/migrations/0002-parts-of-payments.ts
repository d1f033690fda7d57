import { type Kysely, sql } from 'kysely';

/** Harmless when repeated: MySQL keeps what a failed migration has made. */
export async function up(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql`show columns from ${sql.table('payments')} like 'withdrawn'`.execute(db);
  if (rows.length > 0) return; // one statement adds all three
  await db.schema
    .alterTable('payments')
    .addColumn('unapplied', 'bigint')
    .addColumn('reversed_amount', 'bigint')
    .addColumn('withdrawn', 'bigint')
    .execute();
}
