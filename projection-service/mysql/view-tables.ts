import { type Kysely, sql } from 'kysely';
import type { CheckpointRow, ParkedRow } from '../../platform/projection/view-rows.ts';

/** The tables that every view has in addition to its own. */
export type ViewTables = {
  checkpoint: CheckpointRow;
  parked: ParkedRow;
  /** One row; `owner` is null while the lease is free. Times are by the server's clock. */
  lease: { projection: string; owner: string | null; expires_at: Date };
};

/** The server's clock, in UTC. */
export const now = sql<Date>`utc_timestamp(3)`;

/** As they were before the columns that were added later. */
type FirstTables = Omit<ViewTables, 'checkpoint'> & { checkpoint: Omit<CheckpointRow, 'log' | 'last_event'> };

/** For a later migration of a view that was created before views remembered their log. May be repeated. */
export const addLogToCheckpoint = (db: Kysely<unknown>): Promise<void> => addToCheckpoint(db, 'log', 'varchar(36)');

/**
 * For a view that was created before checkpoints named their last event. May be repeated. It is no migration: an older version of the
 * program would not start after a rollback, beside a migration that it does not know.
 */
export const addLastEventToCheckpoint = (db: Kysely<unknown>): Promise<void> =>
  addToCheckpoint(db, 'last_event', 'text');

async function addToCheckpoint(db: Kysely<unknown>, column: string, type: 'text' | 'varchar(36)'): Promise<void> {
  const { rows } = await sql`show columns from ${sql.table('checkpoint')} like ${sql.lit(column)}`.execute(db);
  if (rows.length === 0) await db.schema.alterTable('checkpoint').addColumn(column, type).execute();
}

/** For a view's first migration. May be repeated: MySQL does not roll back a failed migration. */
export async function createViewTables(db: Kysely<unknown>, projection: string): Promise<void> {
  await db.schema
    .createTable('checkpoint')
    .ifNotExists()
    .addColumn('projection', 'varchar(100)', (column) => column.primaryKey())
    .addColumn('position', 'decimal(20, 0)')
    .addColumn('moved_at', 'datetime(3)', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('parked')
    .ifNotExists()
    .addColumn('stream', 'varchar(200)', (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('position', 'decimal(20, 0)', (column) => column.notNull())
    .addColumn('type', 'varchar(100)', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('parked_at', 'datetime(3)', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('lease')
    .ifNotExists()
    .addColumn('projection', 'varchar(100)', (column) => column.primaryKey())
    .addColumn('owner', 'varchar(300)')
    .addColumn('expires_at', 'datetime(3)', (column) => column.notNull())
    .execute();
  const tables = db as Kysely<FirstTables>;
  await tables.insertInto('checkpoint').ignore().values({ projection, position: null, moved_at: now }).execute();
  await tables.insertInto('lease').ignore().values({ projection, owner: null, expires_at: now }).execute();
}
