// Replaces a view in PostgreSQL by one built beside it, while reads and the projection go on. `balances`, by its schemas:
//
//   rebuild   balances_next is built ─► compared with balances ─► balances is held where it is, balances_next brought there ─►
//             in one transaction balances becomes balances_before, and balances_next becomes balances
//   go back   balances_before is brought where balances is ─► the two change places in the same way
//
// Readers name the schema in every statement, so each sees one view or the other, at the same position. A commit of the
// projection that waited meanwhile finds that its checkpoint is another's, and begins anew from the one that is there now.

import type { EventStoreDBClient } from '@eventstore/db-client';
import { sql } from 'kysely';
import type { ViewTables } from '../postgres/view-tables.ts';
import { type BatchListener, catchUp } from './catch-up.ts';
import { checkpointOf, dropSchema, whileLocked } from './checkpoint-lock.ts';
import { compareWithShadow, longestLockMs, type Rebuildable, type Verified } from './compare-with-shadow.ts';

/**
 * Builds a view anew and puts it in the place of the one that is there, which is kept.
 * @param name of the projection, and of its schema
 * @returns how the old view differed from the new one
 * @throws ViewNotBuilt
 */
export async function rebuild<Tables extends ViewTables>(
  client: EventStoreDBClient,
  view: Rebuildable<Tables>,
  name: string,
  onBatch?: BatchListener,
): Promise<Verified> {
  const next = `${name}_next`;
  await checkpointOf(view.viewIn(name), name);
  await dropSchema(view.db, next);
  await view.viewIn(next).prepare();
  const verified = await compareWithShadow(client, view, { schema: name, shadow: next }, onBatch);
  await dropSchema(view.db, previous(name));
  await swap(client, view, name, next, onBatch);
  return verified;
}

/**
 * Puts the view that was replaced last back in its place, brought up to date.
 * @throws ViewNotBuilt where none is kept
 * @throws ViewOfOtherVersion where a program of another version built it: then that one must put it back
 */
export async function swapBack<Tables extends ViewTables>(
  client: EventStoreDBClient,
  view: Rebuildable<Tables>,
  name: string,
  onBatch?: BatchListener,
): Promise<void> {
  await checkpointOf(view.viewIn(previous(name)), previous(name));
  await sql`
    update ${sql.id(previous(name), 'checkpoint')}
    set projection = regexp_replace(projection, ${`${replacedMark}$`}, '')`.execute(view.db);
  await view.viewIn(previous(name)).prepare();
  await swap(client, view, name, previous(name), onBatch);
}

const previous = (name: string): string => `${name}_before`;
/** Behind the name of the projection that may move a view's checkpoint: then nobody may. */
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
    // a commit that waits for this row must not take it for its own afterwards
    await sql`update ${sql.id(name, 'checkpoint')} set projection = projection || ${replacedMark}`.execute(tx);
    const replaced = `${name}_replaced`;
    await sql`alter schema ${sql.id(name)} rename to ${sql.id(replaced)}`.execute(tx);
    await sql`alter schema ${sql.id(candidate)} rename to ${sql.id(name)}`.execute(tx);
    await sql`alter schema ${sql.id(replaced)} rename to ${sql.id(previous(name))}`.execute(tx);
  });
}
