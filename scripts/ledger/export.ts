import { existsSync } from 'node:fs';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { customerIdsOf } from '../../command-service/customer-ids.ts';
import { requireNoImport } from '../../command-service/import-under-way.ts';
import { subscribeToRuns, upToPosition } from '../../platform/projection/subscription.ts';
import type { Position } from '../../platform/projection/view.ts';
import { lastPosition } from '../../platform/stores/event-store.ts';
import type { BatchListener } from '../../projection-service/rebuild/catch-up.ts';
import type { Work } from './command.ts';
import { exported, type LogLine, writeLines } from './log-lines.ts';
import type { Output } from './output.ts';

export const exportLog: Work = {
  stores: () => ['EventStoreDB'],
  async run({ eventStore, output }, [file = ''], { force = false }) {
    if (!force && file !== '-' && existsSync(file)) throw new FileExists(file);
    const events = await exportTo(file, eventStore.client, output, force);
    if (file !== '-') output.tell({ file, events }, () => `${events} events exported to ${file}`);
    return 0;
  },
};

/** A file is not overwritten unasked. */
export class FileExists extends Error {
  constructor(file: string) {
    super(`${file} exists already: name another file, or replace it with --force`);
  }
}

/**
 * @returns how many events the file, or standard output, has
 * @throws ImportUnderWay: the log would be a part of a ledger, with a digest as if it were all
 */
export async function exportTo(
  file: string,
  client: EventStoreDBClient,
  output: Output,
  replaces = false,
): Promise<number> {
  await requireNoImport(client);
  const end = await lastPosition(client);
  await requireNoImport(client); // that began before this end
  const customerIds = await customerIdsOf(client);
  const replay = output.replay('export', end);
  let events = 0;
  const onBatch: BatchListener = (count, position) => {
    events += count;
    return replay.onBatch(count, position);
  };
  await writeLines(file, logLines(client, end, onBatch), customerIds, replaces).finally(replay.done);
  return events;
}

async function* logLines(client: EventStoreDBClient, end: Position, onBatch: BatchListener): AsyncGenerator<LogLine> {
  if (end === undefined) return;
  for await (const run of upToPosition(subscribeToRuns(client, exported, undefined), end)) {
    for (const { event } of run) {
      if (event === undefined) continue;
      const { streamId: stream, revision, id, type, data, metadata, position } = event;
      yield { stream, revision: Number(revision), id, type, data, metadata };
      await onBatch(1, position.commit);
    }
  }
}
