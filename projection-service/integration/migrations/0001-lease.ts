import { type Kysely, sql } from 'kysely';
import type { LeaseRow } from '../../postgres/lease.ts';

/** Runs in the schema that `db` is bound to. */
export async function up(db: Kysely<{ lease: LeaseRow }>): Promise<void> {
  await db.schema
    .createTable('lease')
    .addColumn('owner', 'text')
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.insertInto('lease').values({ owner: null, expires_at: sql`now()` }).execute();
}
