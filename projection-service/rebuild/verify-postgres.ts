import type { EventStoreDBClient } from '@eventstore/db-client';
import type { ViewTables } from '../postgres/view-tables.ts';
import type { OnBatch } from './catch-up.ts';
import { compareBeside, type Rebuildable, type Verified } from './compare-beside.ts';
import { checkpointOf, dropSchema } from './hold.ts';

/**
 * Compares a view with a replay of the log, while it goes on.
 * @param schema of the view; the one beside is named after it, and gone in the end
 * @throws ViewNotBuilt
 */
export async function verifyPostgres<Tables extends ViewTables>(
  client: EventStoreDBClient,
  view: Rebuildable<Tables>,
  schema: string,
  onBatch?: OnBatch,
): Promise<Verified> {
  const beside = `${schema}_verify`;
  await checkpointOf(view.viewIn(schema), schema);
  await dropSchema(view.db, beside);
  try {
    await view.viewIn(beside).prepare();
    return await compareBeside(client, view, { schema, beside }, onBatch);
  } finally {
    await dropSchema(view.db, beside);
  }
}
