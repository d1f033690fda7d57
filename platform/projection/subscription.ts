import { setImmediate } from 'node:timers/promises';
import {
  type AllStreamRecordedEvent,
  type AllStreamResolvedEvent,
  type EventStoreDBClient,
  START,
  streamNameFilter,
} from '@eventstore/db-client';
import type { Recorded } from '../../events/recorded.ts';
import { type StreamKind, streamPrefix } from '../../events/streams.ts';
import type { Stored } from '../../events/upcast.ts';
import { withDeadline } from '../resilience/deadline.ts';
import { damagedEventIn } from '../stores/damaged-event.ts';
import type { Position } from './view.ts';

/** A step along the log: an event; or no event up to `position`; or, if empty, the end of the log for now. */
export type Step = { position?: bigint; event?: Arrived };
/** `created` is when the event store recorded the event, by the store's clock; `recorded` the event in today's shape, once it was upcast. */
export type Arrived = Stored & { position: { commit: bigint }; created: Date; recorded?: Recorded<unknown> };

/** One number is not the position of such an event: a subscription after it could miss the rest of its transaction. */
export class PositionsDiffer extends Error {
  constructor({ revision, streamId, position }: AllStreamRecordedEvent) {
    super(
      `event ${revision} of ${streamId} has the commit position ${position.commit} and the prepare position ${position.prepare}: it was written in an explicit transaction, which the ledger does not support`,
    );
  }
}

/** The event store or the connection ended a subscription without an error. */
export class SubscriptionEnded extends Error {
  constructor() {
    super('the event store ended the subscription');
  }
}

/** How long the event store may take to find the first event of some kinds; it passes over all others before it. */
const firstEventMs = 60_000;

/** The most events that the client decodes ahead of their reader. */
const readAhead = 256;

/** All events after a position of streams of some kinds, one step at a time; see `subscribeToRuns`. */
export async function* subscribe(...of: Parameters<typeof subscribeToRuns>): AsyncGenerator<Step> {
  for await (const run of subscribeToRuns(...of)) yield* run;
}

/**
 * All events after a position in streams of some kinds, filtered by the server, as they are recorded. Steps that have arrived together
 * are returned together, which saves a wait for each of them. They are fetched no faster than they are read. A reader that leaves
 * ends the subscription. A damaged event, at which the event store ends a subscription, is a step too: `upcast` refuses it, and a new
 * subscription begins after it. The store's own checkpoints are not read: several versions send wrong ones (docs/event-store.md).
 * @param after the position of an event; its commit and prepare positions are the same
 * @param signal ends the subscription, also while its reader waits
 * @throws SubscriptionEnded, PositionsDiffer, and the client's errors
 */
export async function* subscribeToRuns(
  client: EventStoreDBClient,
  kinds: readonly StreamKind[],
  after: Position,
  signal?: AbortSignal,
): AsyncGenerator<Step[]> {
  for (let from = after; ; ) {
    for await (const run of subscribeOnce(client, kinds, from, signal)) {
      from = run.findLast(({ position }) => position !== undefined)?.position ?? from;
      yield run;
    }
  }
}

/** It ends without an error only at a damaged event. */
async function* subscribeOnce(
  client: EventStoreDBClient,
  kinds: readonly StreamKind[],
  after: Position,
  signal: AbortSignal | undefined,
): AsyncGenerator<Step[]> {
  const subscription = client.subscribeToAll(
    {
      fromPosition: after === undefined ? START : { commit: after, prepare: after },
      filter: streamNameFilter({ prefixes: kinds.map(streamPrefix) }),
    },
    { highWaterMark: readAhead },
  );
  subscription.on('caughtUp', () => subscription.push({}));
  // Without a listener, an error that comes after the last read would end the process.
  let failure: Error | undefined;
  subscription.on('error', (error) => {
    failure = error;
  });
  let received = 0;
  const end = () => void subscription.destroy();
  signal?.addEventListener('abort', end);
  try {
    signal?.throwIfAborted();
    for await (const first of subscription) {
      await setImmediate(); // what the connection has received by now arrives one by one
      const run = [stepOf(first)];
      while (run.length < readAhead) {
        const next: AllStreamResolvedEvent | null = subscription.read();
        if (next === null) break;
        run.push(stepOf(next));
      }
      received += run.filter(({ event }) => event !== undefined).length;
      yield run;
    }
    throw failure ?? new SubscriptionEnded();
  } catch (error) {
    const damaged = damagedEventIn(error);
    if (damaged?.isNextAfter(received)) yield [{ position: damaged.position.commit, event: damaged }];
    else if (damaged === undefined || received === 0) throw error; // else the next subscription begins after what has arrived
  } finally {
    signal?.removeEventListener('abort', end);
    await subscription.unsubscribe();
  }
}

/** Whether the log has an event in a stream of these kinds. @throws DeadlineExceeded, and as `subscribeToRuns` */
export async function hasEvents(client: EventStoreDBClient, kinds: readonly StreamKind[]): Promise<boolean> {
  const over = new AbortController();
  try {
    return await withDeadline(firstIn(client, kinds, over.signal), firstEventMs, 'looking for a first event');
  } finally {
    over.abort();
  }
}

async function firstIn(
  client: EventStoreDBClient,
  kinds: readonly StreamKind[],
  signal: AbortSignal,
): Promise<boolean> {
  for await (const { event, position } of subscribe(client, kinds, undefined, signal)) {
    if (event !== undefined) return true;
    if (position === undefined) return false;
  }
  return false;
}

/** @throws PositionsDiffer */
export function stepOf({ event }: AllStreamResolvedEvent): Step {
  if (event === undefined) return {};
  if (event.position.commit !== event.position.prepare) throw new PositionsDiffer(event);
  return { position: event.position.commit, event: event as Arrived };
}

/** The steps up to a position; the last step has that position. */
export async function* upToPosition(runs: AsyncIterable<readonly Step[]>, upTo: bigint): AsyncGenerator<Step[]> {
  for await (const run of runs) {
    // a step without a position: the end of the log for now
    const end = run.findIndex(({ position = upTo }) => position >= upTo);
    if (end === -1) yield [...run];
    else {
      const last = run[end];
      yield [...run.slice(0, end), last?.position === upTo ? last : { position: upTo }];
      return;
    }
  }
}
