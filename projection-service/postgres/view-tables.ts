import { type Kysely, sql } from 'kysely';
import type { CheckpointRow, ParkedRow } from '../../platform/projection/view-rows.ts';
import { column } from './additions.ts';
import type { LeaseRow } from './lease.ts';

/** The tables that every view has in addition to its own. */
export type ViewTables = {
  checkpoint: CheckpointRow;
  parked: ParkedRow;
  /** One row. */
  lease: LeaseRow;
};

/** As they were before the columns that were added later. */
type FirstTables = Omit<ViewTables, 'checkpoint'> & { checkpoint: Omit<CheckpointRow, 'log' | 'last_event'> };

/** For a later migration of a view that was created before views remembered their log. */
export const addLogToCheckpoint = (db: Kysely<unknown>): Promise<void> =>
  db.schema.alterTable('checkpoint').addColumn('log', 'text').execute();

export const lastEventOfCheckpoint = column('checkpoint', 'last_event', 'text');

/** For a view's first migration. */
export async function createViewTables(db: Kysely<unknown>, projection: string): Promise<void> {
  await db.schema
    .createTable('checkpoint')
    .addColumn('projection', 'text', (column) => column.primaryKey())
    .addColumn('position', 'numeric(20, 0)')
    .addColumn('moved_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute();
  await (db as Kysely<FirstTables>)
    .insertInto('checkpoint')
    .values({ projection, position: null, moved_at: sql`now()` })
    .execute();
  await db.schema
    .createTable('parked')
    .addColumn('stream', 'text', (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('position', 'numeric(20, 0)', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('parked_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('lease')
    .addColumn('owner', 'text')
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await (db as Kysely<ViewTables>).insertInto('lease').values({ owner: null, expires_at: sql`now()` }).execute();
}
