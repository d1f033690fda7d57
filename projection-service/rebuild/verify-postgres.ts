import type { EventStoreDBClient } from '@eventstore/db-client';
import type { ViewTables } from '../postgres/view-tables.ts';
import type { BatchListener } from './catch-up.ts';
import { checkpointOf, dropSchema } from './checkpoint-lock.ts';
import { compareWithShadow, type Rebuildable, type Verified } from './compare-with-shadow.ts';

/**
 * Compares a view with a replay of the log, while the projection continues.
 * @param schema of the view; the shadow schema is named after it, and dropped at the end
 * @throws ViewNotBuilt
 */
export async function verifyPostgres<Tables extends ViewTables>(
  client: EventStoreDBClient,
  view: Rebuildable<Tables>,
  schema: string,
  onBatch?: BatchListener,
): Promise<Verified> {
  const shadow = `${schema}_verify`;
  await checkpointOf(view.viewIn(schema), schema);
  await dropSchema(view.db, shadow);
  try {
    await view.viewIn(shadow).prepare();
    return await compareWithShadow(client, view, { schema, shadow }, onBatch);
  } finally {
    await dropSchema(view.db, shadow);
  }
}
