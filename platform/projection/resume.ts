import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Recorded } from '../../events/recorded.ts';
import { UnreadableEvent } from '../../events/upcast.ts';
import { readStream } from '../stores/read-stream.ts';
import { CheckpointTaken, EventRefused, type ParkedStream, type Position, type View } from './view.ts';

/** How often the checkpoint may move while the waiting events are read. */
const tries = 50;

/** The checkpoint moved each time while the waiting events were read. */
export class TooBusyToResume extends Error {
  constructor(stream: string) {
    super(`${stream} stays parked: its view's checkpoint moved during each of ${tries} attempts. Try again`);
  }
}

/**
 * Resumes a parked stream: commits the events that wait to the view, and removes the stream from the parked ones. Works while the
 * projection runs, in any process.
 * @returns how many events had waited
 * @throws EventRefused if the view still refuses an event, TooBusyToResume; the stream then stays parked
 */
export async function resume<Event>(
  client: EventStoreDBClient,
  view: View<Event>,
  parked: Pick<ParkedStream, 'stream' | 'revision'>,
): Promise<number> {
  for (let attempt = 0; attempt < tries; attempt++) {
    // The stream is read after the checkpoint, so it has all events up to the checkpoint.
    const checkpoint = await view.checkpoint();
    const waiting = await waitingEvents<Event>(client, parked, checkpoint);
    try {
      await view.parking?.resume(parked.stream, waiting, checkpoint);
      return waiting.length;
    } catch (error) {
      if (!(error instanceof CheckpointTaken)) throw error;
    }
  }
  throw new TooBusyToResume(parked.stream);
}

/** The events that wait for a parked stream, up to the checkpoint. @throws EventRefused if one still cannot be read */
export async function waitingEvents<Event>(
  client: EventStoreDBClient,
  { stream, revision }: Pick<ParkedStream, 'stream' | 'revision'>,
  checkpoint: Position,
): Promise<Recorded<Event>[]> {
  const events: Recorded<Event>[] = [];
  try {
    await readStream<Event>(client, stream, { fromRevision: BigInt(revision) }, (event) => {
      if (checkpoint !== undefined && event.position <= checkpoint) events.push(event);
    });
  } catch (error) {
    throw error instanceof UnreadableEvent ? new EventRefused(error) : error;
  }
  return events;
}
