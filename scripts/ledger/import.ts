// Imports a log from a file into an empty event store. Consecutive events of one stream are one append. Several appends are in flight
// on one connection. The store handles them in the order of their arrival, and the position of each answer proves it.

import { setTimeout as sleep } from 'node:timers/promises';
import {
  ANY,
  type EventStoreDBClient,
  type JSONType,
  jsonEvent,
  NO_STREAM,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import type { CustomerIds } from '../../events/customer-ids.ts';
import { toStored } from '../../events/event-versions.ts';
import { type ImportEnded, type ImportEvent, importStream } from '../../events/log-import.ts';
import type { StreamKind } from '../../events/streams.ts';
import { hasEvents } from '../../platform/projection/subscription.ts';
import type { Work } from './command.ts';
import { ExportCutOff, eventsIn, exported, type LogLine, readLines, source } from './log-lines.ts';

export const importLog: Work = {
  stores: () => ['EventStoreDB'],
  async run({ eventStore, output }, [file = ''], { 'without-digest': withoutDigest = false }) {
    const { client } = eventStore;
    if (await hasEvents(client, business)) throw new StoreNotEmpty();
    if (!withoutDigest && file !== '-' && (await eventsIn(file)) === undefined) throw new ExportCutOff();
    const { stream, bytes, bytesRead } = await source(file);
    const replay = output.replay('import', bytes);
    const onRecorded = (events: number) => replay.onBatch(events, bytesRead());
    await note(client, { type: 'ImportBegun', data: { hasDigest: !withoutDigest } });
    let customerIds: CustomerIds | undefined;
    const lines = readLines(stream, !withoutDigest, (ofExport) => {
      customerIds = ofExport;
    });
    const events = await record(client, lines, onRecorded)
      .catch(async (stopped: unknown) => {
        await endIfEmpty(client).catch((failure: unknown) => {
          throw new AggregateError([stopped, failure], `${stopped instanceof Error ? stopped.message : stopped}`);
        });
        throw stopped;
      })
      .finally(replay.done);
    await noteEnd(client, { events, ...(customerIds && { customerIds }) });
    output.tell({ file, events }, () => `${events} events imported`);
    return 0;
  },
};

export class StoreNotEmpty extends Error {
  constructor() {
    super('the event store already holds events of a ledger: import into an empty event store');
  }
}

/** The event store did not handle appends in the order in which they were sent. */
export class OrderNotKept extends Error {
  constructor({ stream, revision }: Pick<LogLine, 'stream' | 'revision'>) {
    super(`event ${revision} of ${stream} was stored out of order: another client writes to the event store`);
  }
}

/** The stream does not end with the event before this one: events are missing in the file, or another client writes to the stream. */
export class StreamBroken extends Error {
  constructor({ stream, revision }: Pick<LogLine, 'stream' | 'revision'>) {
    super(
      `event ${revision} of ${stream} does not follow the last event in the event store: the export is not complete, or another client writes`,
    );
  }
}

/** The import ended before its end. What it recorded is left in the event store. */
export class ImportStopped extends Error {
  readonly events: number;
  /** @param events how many were recorded for sure */
  constructor(cause: unknown, events: number) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      events === 0
        ? `the import stopped: ${why}. No event was recorded`
        : `the import stopped: ${why}. The event store now holds the first ${events} events or more, which are no complete ledger: ` +
            'empty the event store before the next import, and start no service on it',
      { cause },
    );
    this.events = events;
  }
}

/** The event store did not answer when the import was over. */
export class EndNotRecorded extends Error {
  constructor(events: number, cause: unknown) {
    super(
      `all ${events} events were imported, but the event store did not record the end of the import, so the command service goes on waiting for it. Empty the event store and import again`,
      { cause },
    );
  }
}

/** What a service records that runs without a business event (a day, its position, the identity of the log) is none of these. */
const business: readonly StreamKind[] = [...exported, 'receivables', 'due'];

/** Ends an import that left nothing behind, so that another one can begin. */
async function endIfEmpty(client: EventStoreDBClient): Promise<void> {
  if (!(await hasEvents(client, business))) await note(client, { type: 'ImportEnded', data: { events: 0 } });
}

const patienceMs = 60_000;
const pauseMs = 1_000;

/** Everything waits for the end, so it is tried for a minute. @throws EndNotRecorded */
async function noteEnd(client: EventStoreDBClient, data: ImportEnded['data']): Promise<void> {
  for (const until = Date.now() + patienceMs; ; await sleep(pauseMs)) {
    try {
      return await note(client, { type: 'ImportEnded', data });
    } catch (error) {
      if (Date.now() > until) throw new EndNotRecorded(data.events, error);
    }
  }
}

/** Tells the command service of the import. */
async function note(client: EventStoreDBClient, event: ImportEvent): Promise<void> {
  const recordedAt = new Date().toISOString();
  const metadata = { recordedAt, effectiveOn: recordedAt.slice(0, 10), actor: 'ledger', correlationId: 'import' };
  await client.appendToStream(importStream, jsonEvent(toStored(event, metadata)), {
    expectedRevision: ANY,
    deadline: appendDeadlineMs,
  });
}

/** EventStoreDB accepts appends up to 1 MiB by default. A part of an attachment is half of that, and an append of its own. */
const appendLimits = { events: 200, characters: 250_000 };
const inFlight = { appends: 128, characters: 16_000_000 };
const appendDeadlineMs = 30_000;

/** @returns how many events @throws ImportStopped, because of NotALogLine, ExportCutOff, ExportDamaged, OrderNotKept or StreamBroken */
async function record(
  client: EventStoreDBClient,
  lines: AsyncIterable<LogLine>,
  onRecorded: (events: number) => void,
): Promise<number> {
  let [events, last] = [0, -1n];
  const sent: (Batch & { position: Promise<bigint> })[] = [];
  const answered = async () => {
    const next = sent.shift();
    if (next === undefined) return;
    const position = await next.position;
    if (position <= last) throw new OrderNotKept(next.lines[0]);
    last = position;
    events += next.lines.length;
    onRecorded(next.lines.length);
  };
  try {
    for await (const batch of appends(lines)) {
      const position = append(client, batch.lines);
      position.catch(() => {}); // awaited, and thrown, in its turn
      sent.push({ ...batch, position });
      if (events === 0) await answered(); // the first one opens the connection
      while (isFull(sent)) await answered();
    }
    while (sent.length > 0) await answered();
    return events;
  } catch (error) {
    const ends = await Promise.allSettled(sent.map(async ({ position, lines }) => (await position) && lines.length));
    const late = ends.map((end) => (end.status === 'fulfilled' ? Number(end.value) : 0));
    throw new ImportStopped(
      error,
      late.reduce((sum, one) => sum + one, events),
    );
  }
}

const isFull = (sent: readonly Batch[]): boolean =>
  sent.length >= inFlight.appends || sent.reduce((sum, { characters }) => sum + characters, 0) >= inFlight.characters;

/** The lines of one append, and how many characters their data have. */
type Batch = { lines: readonly [LogLine, ...LogLine[]]; characters: number };

/** Groups consecutive events of one stream, as many as fit in one append. */
async function* appends(lines: AsyncIterable<LogLine>): AsyncGenerator<Batch> {
  let batch: Batch | undefined;
  for await (const line of lines) {
    const size = JSON.stringify(line.data).length;
    const last = batch?.lines.at(-1);
    const follows = last?.stream === line.stream && last.revision + 1 === line.revision;
    if (batch !== undefined && follows && fits(batch, size)) {
      batch = { lines: [...batch.lines, line], characters: batch.characters + size };
    } else {
      if (batch !== undefined) yield batch;
      batch = { lines: [line], characters: size };
    }
  }
  if (batch !== undefined) yield batch;
}

const fits = ({ lines, characters }: Batch, size: number): boolean =>
  lines.length < appendLimits.events && characters + size <= appendLimits.characters;

async function append(client: EventStoreDBClient, batch: Batch['lines']): Promise<bigint> {
  const [{ stream, revision }] = batch;
  const events = batch.map(({ id, type, data, metadata }) =>
    jsonEvent({ id, type, data: data as JSONType, metadata: metadata as Record<string, JSONType> }),
  );
  const { position } = await client
    .appendToStream(stream, events, {
      expectedRevision: revision === 0 ? NO_STREAM : BigInt(revision - 1),
      deadline: appendDeadlineMs,
    })
    .catch((error: unknown) => {
      throw error instanceof WrongExpectedVersionError ? new StreamBroken({ stream, revision }) : error;
    });
  if (position === undefined) throw new OrderNotKept({ stream, revision });
  return position.commit;
}
