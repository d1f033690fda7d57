import { BACKWARDS, END, type EventStoreDBClient } from '@eventstore/db-client';
import type { LedgerEvent } from '../../events/event-versions.ts';
import { type ImportEvent, importStream } from '../../events/log-import.ts';
import type { Recorded } from '../../events/recorded.ts';
import { readStream } from '../../platform/stores/read-stream.ts';

/** An import has begun and not ended, so the log may lack events that are to come. The caller tries again. */
export class ImportUnderWay extends Error {
  constructor() {
    super(
      'an import into the event store has begun and has not ended. Wait for it; if it stopped, empty the event store and import again (docs/backup.md, "As text")',
    );
  }
}

/**
 * Lets nothing follow from an event after the begin of an import before its end.
 * @throws ImportUnderWay, the client's errors
 */
export async function requireImportEnded(
  client: EventStoreDBClient,
  events: readonly Recorded<LedgerEvent>[],
): Promise<void> {
  if (!events.some(({ type }) => type === 'ImportBegun')) return;
  let last: ImportEvent['type'] = 'ImportBegun';
  const options = { direction: BACKWARDS, fromRevision: END, maxCount: 1 } as const;
  await readStream<ImportEvent>(client, importStream, options, ({ type }) => {
    last = type;
  });
  if (last === 'ImportBegun') throw new ImportUnderWay();
}
