// What the log has that a view has not.

import { BACKWARDS, END, type EventStoreDBClient, StreamNotFoundError } from '@eventstore/db-client';
import type { StreamKind } from '../../events/streams.ts';
import { resume } from '../../platform/projection/resume.ts';
import { SubscriptionEnded, subscribe } from '../../platform/projection/subscription.ts';
import type { ParkedStream, Position, View } from '../../platform/projection/view.ts';
import { withDeadline } from '../../platform/resilience/deadline.ts';
import type { EventStore } from '../../platform/stores/event-store.ts';
import { answered } from '../stores/event-log.ts';
import { StoreUnavailable } from '../stores/store-unavailable.ts';

export type LogEnd = {
  /** When the store took in the first event of these kinds after a position; undefined where there is none. @throws StoreUnavailable */
  firstAfter(kinds: readonly StreamKind[], position: Position): Promise<Date | undefined>;
  /** How many events wait for a parked stream. @throws StoreUnavailable */
  waiting(parked: Pick<ParkedStream, 'stream' | 'revision'>): Promise<number>;
  /** Takes them in. @returns how many waited. @throws StoreUnavailable, and what `resume` throws */
  resume(view: View, parked: Pick<ParkedStream, 'stream' | 'revision'>): Promise<number>;
};

export const logEnd = ({ client }: Pick<EventStore, 'client'>, deadlineMs = 1_500): LogEnd => ({
  firstAfter: (kinds, position) => answered(firstAfter(client, kinds, position, deadlineMs)),
  waiting: (parked) => answered(waiting(client, parked)),
  resume: (view, parked) => answered(resume(client, view, parked)),
});

async function firstAfter(
  client: EventStoreDBClient,
  kinds: readonly StreamKind[],
  position: Position,
  deadlineMs: number,
): Promise<Date | undefined> {
  const left = new AbortController();
  const first = async () => {
    for await (const { event, position: at } of subscribe(client, kinds, position, left.signal)) {
      if (event) return event.created;
      if (at === undefined) return undefined; // there is no more at present
    }
    return undefined;
  };
  try {
    return await withDeadline(first(), deadlineMs, 'reading on from a checkpoint');
  } catch (error) {
    throw error instanceof SubscriptionEnded ? new StoreUnavailable('EventStoreDB', error) : error;
  } finally {
    left.abort();
  }
}

async function waiting(
  client: EventStoreDBClient,
  { stream, revision }: Pick<ParkedStream, 'stream' | 'revision'>,
): Promise<number> {
  let last = -1;
  try {
    for await (const { event } of client.readStream(stream, { direction: BACKWARDS, fromRevision: END, maxCount: 1 })) {
      last = Number(event?.revision ?? last);
    }
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
  return Math.max(0, last - revision + 1);
}
