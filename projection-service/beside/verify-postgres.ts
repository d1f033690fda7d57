// Compares a view in PostgreSQL with the log, while the view goes on:
//
//   replay into a schema beside ─► hold the view's checkpoint for a moment ─► replay what came meanwhile ─► a snapshot ─► let
//   go ─► compare the two in the snapshot, at leisure
//
// In the snapshot both are at the same position. Memory holds two batches, whatever the log's length.

import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Kysely } from 'kysely';
import type { Projection } from '../engine/run-projection.ts';
import type { Position, View } from '../engine/view.ts';
import type { ViewTables } from '../postgres/view-tables.ts';
import { catchUp, type OnBatch } from './catch-up.ts';
import { type ComparedTables, compareTables } from './compare-tables.ts';
import type { Comparison } from './difference.ts';
import { checkpointOf, snapshot, whileHeld } from './hold.ts';

/** A view that can be built in any schema. */
export type Rebuildable<Tables extends ViewTables> = Pick<Projection, 'kinds' | 'limits'> & {
  db: Kysely<Tables>;
  viewIn(schema: string): View;
  tables: ComparedTables;
};

export type Verified = Comparison & { position: Position; events: number };

/** How long the view's projection may be kept waiting. */
const longestHoldMs = 10_000;

/**
 * @param schema of the view; the one beside is named after it, and gone in the end
 * @throws ViewNotBuilt
 */
export async function verifyPostgres<Tables extends ViewTables>(
  client: EventStoreDBClient,
  { db, viewIn, tables, ...projection }: Rebuildable<Tables>,
  schema: string,
  onBatch?: OnBatch,
): Promise<Verified> {
  const beside = `${schema}_verify`;
  const replay = { ...projection, view: viewIn(beside) };
  const drop = () => db.schema.dropSchema(beside).ifExists().cascade().execute();
  const reached = await checkpointOf(viewIn(schema), schema);
  await drop();
  try {
    await replay.view.prepare();
    let events = await catchUp(client, replay, reached, { onBatch });
    const { position, seen } = await whileHeld(db, schema, async (position) => {
      events += await catchUp(client, replay, position, { onBatch, signal: AbortSignal.timeout(longestHoldMs) });
      return { position, seen: await snapshot(db) };
    });
    try {
      return { position, events, ...(await compareTables(seen, { view: schema, log: beside }, tables)) };
    } finally {
      await seen.rollback().execute();
    }
  } finally {
    await drop();
  }
}
