// Rebuilds a view in PostgreSQL in a shadow schema and swaps the two, while reads and the projection continue. For `balances`:
//
//   rebuild     build balances_next ─► compare it with balances ─► lock the checkpoint of balances, catch up balances_next ─►
//               in one transaction rename balances to balances_before, and balances_next to balances
//   swap back   catch up balances_before with balances ─► swap the two in the same way
//
// Readers name the schema in each statement, so each statement reads one view or the other, at the same position. A commit of the
// projection that waited for the lock finds that the checkpoint is no longer its own, and starts again from the new one.

import type { EventStoreDBClient } from '@eventstore/db-client';
import { sql } from 'kysely';
import { requireOfLog } from '../../platform/projection/of-log.ts';
import type { ViewTables } from '../postgres/view-tables.ts';
import { type BatchListener, catchUp } from './catch-up.ts';
import { checkpointOf, dropSchema, whileLocked } from './checkpoint-lock.ts';
import { compareWithShadow, longestLockMs, type Rebuildable, type Verified } from './compare-with-shadow.ts';

/**
 * Builds a view in a shadow schema and swaps the two. The old view is kept.
 * @param name of the projection, and of its schema
 * @returns how the old view differed from the new one
 * @throws ViewNotBuilt, ViewNotOfLog
 */
export async function rebuild<Tables extends ViewTables>(
  client: EventStoreDBClient,
  view: Rebuildable<Tables>,
  name: string,
  onBatch?: BatchListener,
): Promise<Verified> {
  const next = `${name}_next`;
  await checkpointOf(view.viewIn(name), name);
  await requireOfLog(name, view.viewIn(name), client);
  await dropSchema(view.db, next);
  await view.viewIn(next).prepare();
  const verified = await compareWithShadow(client, view, { schema: name, shadow: next }, onBatch);
  await dropSchema(view.db, previous(name));
  await swap(client, view, name, next, onBatch);
  return verified;
}

/**
 * Swaps the view with the one that the last rebuild replaced, after that one has caught up.
 * @throws ViewNotBuilt if no old view is kept, ViewNotOfLog
 * @throws ViewOfOtherVersion if another version of the program built it: that version has to swap it back
 */
export async function swapBack<Tables extends ViewTables>(
  client: EventStoreDBClient,
  view: Rebuildable<Tables>,
  name: string,
  onBatch?: BatchListener,
): Promise<void> {
  const kept = 'a rebuild keeps the old view under this name, and none was made since';
  await checkpointOf(view.viewIn(previous(name)), previous(name), kept);
  await sql`
    update ${sql.id(previous(name), 'checkpoint')}
    set projection = regexp_replace(projection, ${`${replacedMark}$`}, '')`.execute(view.db);
  await view.viewIn(previous(name)).prepare();
  await requireOfLog(previous(name), view.viewIn(previous(name)), client);
  await swap(client, view, name, previous(name), onBatch);
}

const previous = (name: string): string => `${name}_before`;
/** Appended to the name of the projection in a checkpoint, so that no projection moves it. */
const replacedMark = ' replaced';

async function swap<Tables extends ViewTables>(
  client: EventStoreDBClient,
  { db, viewIn, ...projection }: Rebuildable<Tables>,
  name: string,
  candidate: string,
  onBatch?: BatchListener,
): Promise<void> {
  const replay = { ...projection, view: viewIn(candidate) };
  await catchUp(client, replay, await viewIn(name).checkpoint(), { onBatch });
  await whileLocked(db, name, async (position, tx) => {
    await catchUp(client, replay, position, { onBatch, signal: AbortSignal.timeout(longestLockMs) });
    // the checkpoint may be at an event of another kind than the replay reads, so the view's own name of it is kept
    const [from, into] = [sql.id(name, 'checkpoint'), sql.id(candidate, 'checkpoint')];
    await sql`
      update ${into} candidate set last_event = replaced.last_event from ${from} replaced
      where replaced.last_event::json ->> 'position' = replaced.position::text`.execute(tx);
    // so that a commit that waits for this row fails afterwards
    await sql`update ${sql.id(name, 'checkpoint')} set projection = projection || ${replacedMark}`.execute(tx);
    const replaced = `${name}_replaced`;
    await sql`alter schema ${sql.id(name)} rename to ${sql.id(replaced)}`.execute(tx);
    await sql`alter schema ${sql.id(candidate)} rename to ${sql.id(name)}`.execute(tx);
    await sql`alter schema ${sql.id(replaced)} rename to ${sql.id(previous(name))}`.execute(tx);
  });
}
