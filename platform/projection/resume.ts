import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Recorded } from '../../events/recorded.ts';
import { NotALedgerEvent } from '../../events/upcast.ts';
import { readStream } from '../stores/read-stream.ts';
import { CheckpointTaken, EventRefused, type ParkedStream, type Position, type View } from './view.ts';

/** How often the projection may get ahead of the reading of what waits. */
const tries = 50;

/** The projection was too busy to let a stream in. */
export class TooBusyToResume extends Error {
  constructor(stream: string) {
    super(`${stream} stays parked: the projection moved on each of ${tries} times; try again`);
  }
}

/**
 * Takes the events that wait for a parked stream into the view, and has the stream go on with the others. It works beside
 * the running projection, in any process.
 * @returns how many events waited
 * @throws EventRefused where an event still can't be taken in: the stream stays parked; TooBusyToResume
 */
export async function resume<Event>(
  client: EventStoreDBClient,
  view: View<Event>,
  parked: Pick<ParkedStream, 'stream' | 'revision'>,
): Promise<number> {
  for (let attempt = 0; attempt < tries; attempt++) {
    // The stream is read after the checkpoint, so it holds all that the checkpoint has passed.
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

/** The events that wait for a parked stream, up to the checkpoint. @throws EventRefused where one still can't be read */
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
    throw error instanceof NotALedgerEvent ? new EventRefused(error) : error;
  }
  return events;
}
