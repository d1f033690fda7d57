// Compares a view in PostgreSQL with a replay of the log in a shadow schema, while the view's projection continues:
//
//   replay into the shadow schema ─► lock the view's checkpoint ─► replay the rest ─► take a snapshot ─► unlock ─► compare in the snapshot
//
// In the snapshot both are at the same position. Memory holds two batches, whatever the length of the log.

import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Kysely } from 'kysely';
import type { Projection } from '../../platform/projection/run-projection.ts';
import type { Position, View } from '../../platform/projection/view.ts';
import type { ViewTables } from '../postgres/view-tables.ts';
import { type BatchListener, catchUp } from './catch-up.ts';
import { checkpointOf, snapshot, whileLocked } from './checkpoint-lock.ts';
import { type ComparedTables, compareTables } from './compare-tables.ts';
import type { Comparison } from './difference.ts';

/** A view that can be built in any schema. */
export type Rebuildable<Tables extends ViewTables> = Pick<Projection, 'kinds' | 'limits'> & {
  db: Kysely<Tables>;
  viewIn(schema: string): View;
  tables: ComparedTables;
};

/** A comparison, the position as of which it was made, and the number of events that were replayed. */
export type Verified = Comparison & { position: Position; events: number };

/** The longest time that the view's projection may have to wait. */
export const longestLockMs = 10_000;

/**
 * @param schema of the view
 * @param shadow schema of the replay, which catches up with the view
 * @throws ViewNotBuilt
 */
export async function compareWithShadow<Tables extends ViewTables>(
  client: EventStoreDBClient,
  { db, viewIn, tables, ...projection }: Rebuildable<Tables>,
  { schema, shadow }: { schema: string; shadow: string },
  onBatch?: BatchListener,
): Promise<Verified> {
  const replay = { ...projection, view: viewIn(shadow) };
  let events = await catchUp(client, replay, await checkpointOf(viewIn(schema), schema), { onBatch });
  const { position, seen } = await whileLocked(db, schema, async (position) => {
    events += await catchUp(client, replay, position, { onBatch, signal: AbortSignal.timeout(longestLockMs) });
    return { position, seen: await snapshot(db) };
  });
  try {
    return { position, events, ...(await compareTables(seen, { view: schema, log: shadow }, tables)) };
  } finally {
    await seen.rollback().execute();
  }
}
