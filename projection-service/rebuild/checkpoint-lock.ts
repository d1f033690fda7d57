import { type ControlledTransaction, type Kysely, sql, type Transaction } from 'kysely';
import type { Position, View } from '../../platform/projection/view.ts';
import { positionIn } from '../../platform/projection/view-rows.ts';
import { isNotCreatedYet } from '../../platform/stores/postgres.ts';
import type { ViewTables } from '../postgres/view-tables.ts';

/** The view does not exist yet. */
export class ViewNotBuilt extends Error {
  constructor(schema: string, origin: string) {
    super(`there is no view ${schema}: ${origin}`);
  }
}

/**
 * @param origin where the view comes from, for the error
 * @throws ViewNotBuilt
 */
export async function checkpointOf(
  view: View,
  schema: string,
  origin = 'start the projection service, which creates it',
): Promise<Position> {
  try {
    return await view.checkpoint();
  } catch (error) {
    throw isNotCreatedYet(error) ? new ViewNotBuilt(schema, origin) : error;
  }
}

/**
 * Locks a view's checkpoint while `work` is done. The view's projection waits, so the work has to be short.
 * @param work is given the checkpoint's position and the transaction of the lock
 */
export const whileLocked = <Tables extends ViewTables, T>(
  db: Kysely<Tables>,
  schema: string,
  work: (position: Position, tx: Transaction<Tables>) => Promise<T>,
): Promise<T> =>
  db.transaction().execute(async (tx) => {
    const checkpoints = sql.id(schema, 'checkpoint');
    const { rows } = await sql<{ position: string | null }>`select position from ${checkpoints} for update`.execute(tx);
    return work(positionIn(rows[0]), tx);
  });

/** A transaction that reads a snapshot of the database as of now. The caller has to roll it back. */
export async function snapshot<Tables>(db: Kysely<Tables>): Promise<ControlledTransaction<Tables>> {
  const tx = await db.startTransaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute();
  await sql`select 1 from pg_class limit 1`.execute(tx); // the first query takes the snapshot
  return tx;
}

/** Drops a shadow schema, if it exists. */
export async function dropSchema<Tables>(db: Kysely<Tables>, schema: string): Promise<void> {
  await db.schema.dropSchema(schema).ifExists().cascade().execute();
}
