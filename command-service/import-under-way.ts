import type { EventStoreDBClient } from '@eventstore/db-client';
import { type ImportEvent, importStream } from '../events/log-import.ts';
import { lastEvents } from '../platform/stores/read-stream.ts';

/** An import has begun and not ended, so the log may lack events that are to come. The caller tries again. */
export class ImportUnderWay extends Error {
  constructor() {
    super(
      'an import into the event store has begun and has not ended. Wait for it; if it stopped, empty the event store and import again (docs/backup.md, "As text")',
    );
  }
}

/** @throws ImportUnderWay if an import has begun and has not ended; the client's errors */
export async function requireNoImport(client: EventStoreDBClient): Promise<void> {
  const [last] = await lastEvents<ImportEvent>(client, importStream, 1);
  if (last?.type === 'ImportBegun') throw new ImportUnderWay();
}
