// Compares a view in PostgreSQL with one that is built beside it, while the first goes on:
//
//   replay into the schema beside ─► hold the view's checkpoint for a moment ─► replay what came meanwhile ─► a snapshot ─►
//   let go ─► compare the two in the snapshot, at leisure
//
// In the snapshot both are at the same position. Memory holds two batches, whatever the log's length.

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

/** What was compared, as of which position, and how many events were replayed for it. */
export type Verified = Comparison & { position: Position; events: number };

/** How long the view's projection may be kept waiting. */
export const longestLockMs = 10_000;

/**
 * @param schema of the view
 * @param shadow of the one that is compared with it; it is brought to where the view is
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
