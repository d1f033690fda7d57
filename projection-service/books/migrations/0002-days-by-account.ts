import type { Kysely } from 'kysely';

/** What passed through an account, by when it happened. Runs in the schema that `db` is bound to. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('days_by_effective_on').on('days').columns(['account', 'effective_on']).execute();
}
