// The end of the log, and the events that a view does not have: the age of the first one, and how many wait for a parked stream.

import { BACKWARDS, END, type EventStoreDBClient, StreamNotFoundError } from '@eventstore/db-client';
import { streamsOf, type ViewName } from '../../events/views.ts';
import { type LogState, readLogState } from '../../platform/projection/of-log.ts';
import { SubscriptionEnded, subscribe } from '../../platform/projection/subscription.ts';
import type { ParkedStream, Position, ViewOrigin } from '../../platform/projection/view.ts';
import { withDeadline } from '../../platform/resilience/deadline.ts';
import { damagedEventIn } from '../../platform/stores/damaged-event.ts';
import type { EventStore } from '../../platform/stores/event-store.ts';
import { fromEventStore, StoreUnavailable } from '../../platform/stores/store-problems.ts';

export type LogEnd = {
  /** The log as `readLogState` reads it for a view; undefined if the event store cannot be reached. */
  state(view?: ViewOrigin): Promise<LogState | undefined>;
  /**
   * The age in seconds of the first event that a view at `position` does not have; 0 if it has all; undefined if the event store
   * cannot be reached.
   */
  lagSeconds(view: ViewName, position: Position, now: Date): Promise<number | undefined>;
  /** How many events of a parked stream wait; undefined if the event store cannot be reached. */
  waiting(parked: Pick<ParkedStream, 'stream' | 'revision'>): Promise<number | undefined>;
};

export const logEnd = ({ client }: Pick<EventStore, 'client'>, deadlineMs = 1_500): LogEnd => ({
  state: (view) => ifAvailable(() => withDeadline(readLogState(client, view), deadlineMs, 'the end of the log')),
  lagSeconds: (view, position, now) =>
    ifAvailable(async () => {
      const recorded = await firstAfter(client, view, position, deadlineMs);
      return recorded === undefined ? 0 : Math.max(0, (now.getTime() - recorded.getTime()) / 1_000);
    }),
  waiting: (parked) => ifAvailable(() => waiting(client, parked)),
});

/** The result of a read of the event store; undefined if the store cannot be reached. */
export async function ifAvailable<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await fromEventStore(read());
  } catch (error) {
    if (error instanceof StoreUnavailable || error instanceof SubscriptionEnded) return undefined;
    throw error;
  }
}

/** When the event store recorded the first event of a view's streams after a position; undefined if there is none. */
async function firstAfter(
  client: EventStoreDBClient,
  view: ViewName,
  position: Position,
  deadlineMs: number,
): Promise<Date | undefined> {
  const left = new AbortController();
  const first = async () => {
    for await (const { event, position: at } of subscribe(client, streamsOf[view], position, left.signal)) {
      if (event) return event.created;
      if (at === undefined) return undefined; // there is no more at present
    }
    return undefined;
  };
  try {
    return await withDeadline(first(), deadlineMs, 'the read after a checkpoint');
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
    const damaged = damagedEventIn(error);
    if (damaged !== undefined) last = Number(damaged.revision);
    else if (!(error instanceof StreamNotFoundError)) throw error;
  }
  return Math.max(0, last - revision + 1);
}
