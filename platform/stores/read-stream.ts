import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import {
  BACKWARDS,
  END,
  type EventStoreDBClient,
  type ReadStreamOptions,
  StreamNotFoundError,
} from '@eventstore/db-client';
import type { Recorded } from '../../events/recorded.ts';
import { type Stored, UnreadableEvent, upcast } from '../../events/upcast.ts';
import { damagedEventIn } from './damaged-event.ts';

/**
 * Passes the events of a stream to `onEvent`, in order; none if the stream does not exist.
 * @throws UnreadableEvent, what `onEvent` throws, and the client's errors if the event store cannot be read
 */
export const readStream = <Event>(
  client: EventStoreDBClient,
  stream: string,
  options: ReadStreamOptions,
  onEvent: (event: Recorded<Event>) => void,
): Promise<void> => readStored(client, stream, options, (stored) => onEvent(upcast<Event>(stored)));

/** The events of a stream that can be read, in the order of `options`, and the first error about one that cannot be. */
export async function readableEvents<Event>(
  client: EventStoreDBClient,
  stream: string,
  options: ReadStreamOptions,
): Promise<{ events: Recorded<Event>[]; unread: UnreadableEvent | undefined }> {
  const events: Recorded<Event>[] = [];
  let unread: UnreadableEvent | undefined;
  await readStored(client, stream, options, (stored) => {
    try {
      events.push(upcast<Event>(stored));
    } catch (error) {
      if (!(error instanceof UnreadableEvent)) throw error;
      unread ??= error;
    }
  });
  return { events, unread };
}

/**
 * Events are taken as they come: an iterator's promise for each costs a tenth of the time that a long stream takes to load.
 * A damaged event is the last that is passed, since a read ends there. It always reads to the end, even after `onStored` has thrown: a read
 * that is left early keeps the client from being disposed of.
 */
async function readStored(
  client: EventStoreDBClient,
  stream: string,
  options: ReadStreamOptions,
  onStored: (stored: Stored) => void,
): Promise<void> {
  let failure: { error: unknown } | undefined;
  let received = 0;
  const read = client.readStream(stream, options);
  read.on('data', ({ event }) => {
    received += 1;
    if (event === undefined || failure !== undefined) return;
    try {
      onStored(event as Stored);
    } catch (error) {
      failure = { error };
    }
  });
  try {
    await finished(read as unknown as Readable); // the client's type lacks what later versions of Node added
  } catch (error) {
    const damaged = damagedEventIn(error);
    if (damaged?.isNextAfter(received)) {
      if (failure === undefined) onStored(damaged);
    } else if (!(error instanceof StreamNotFoundError)) throw error;
  }
  if (failure !== undefined) throw failure.error;
}

/** A stream's last events, the latest first; none if the stream does not exist. */
export async function lastEvents<Event>(
  client: EventStoreDBClient,
  stream: string,
  maxCount: number,
): Promise<Recorded<Event>[]> {
  const events: Recorded<Event>[] = [];
  await readStream<Event>(client, stream, { direction: BACKWARDS, fromRevision: END, maxCount }, (event) =>
    events.push(event),
  );
  return events;
}
