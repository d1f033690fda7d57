// A subscription pulls its events; there is no queue for it.
//
//                 new events
//               ┌───────────── live ◄── caught up ──┐
//               ▼                                   │ end
//   confirmed ─► reading a batch ─► sending it ─────┴─► next batch, in another turn of the event loop
//                                    │     ▲
//                               full ▼     │ drained
//                                    waiting
//
// It stores its position only. A batch comes from the recent events in memory, else from the log. A slow reader therefore costs one
// batch of memory, and gets every event in order.
import { randomUUID } from 'node:crypto';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { RecentEvents } from '../log/recent-events.ts';
import { type CallFailed, toCallFailed } from '../protocol/call-errors.ts';
import type { Batch, Feed } from './feeds.ts';
import type { ReadCall } from './reads.ts';

const CAUGHT_UP = new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()).serializeBinary();
const FELL_BEHIND = new streams.ReadResp().setFellBehind(new streams.ReadResp.FellBehind()).serializeBinary();
const NOTHING: Batch = { events: [], isEnd: false, isOld: false };

/** The error for a live subscriber that fell behind the events in memory; undefined lets it read from the log. */
export type SlowReaderPolicy = () => CallFailed | undefined;

/** Sends the events of a feed until the caller closes the call. */
export function subscribe(call: ReadCall, feed: Feed, recentEvents: RecentEvents, policy: SlowReaderPolicy): void {
  const subscription = new Subscription(call, feed, policy);
  const unwatch = recentEvents.onMore(() => subscription.more());
  call.on('drain', () => subscription.drained());
  call.on('close', () => {
    unwatch();
    subscription.close();
  });
  subscription.start();
}

class Subscription {
  readonly #call: ReadCall;
  readonly #feed: Feed;
  readonly #policy: SlowReaderPolicy;
  #state: 'reading' | 'waiting' | 'live' | 'closed' = 'reading';
  #batch = NOTHING;
  #sent = 0;
  #consideredSinceCheckpoint = 0;
  #wasLive = false;
  /** There are new events since the batch was read. */
  #hasMore = false;

  constructor(call: ReadCall, feed: Feed, policy: SlowReaderPolicy) {
    this.#call = call;
    this.#feed = feed;
    this.#policy = policy;
  }

  start(): void {
    this.#send(confirmation());
    this.#proceed();
  }

  more(): void {
    this.#hasMore = true;
    if (this.#state !== 'live') return;
    this.#state = 'reading';
    this.#proceed();
  }

  drained(): void {
    if (this.#state !== 'waiting') return;
    this.#state = 'reading';
    this.#proceed();
  }

  close(): void {
    this.#state = 'closed';
  }

  #proceed(): void {
    if (this.#state !== 'reading') return;
    try {
      if (this.#sent === this.#batch.events.length) this.#read();
      this.#sendBatch();
    } catch (error) {
      this.close();
      this.#call.emit('error', toCallFailed(error));
    }
  }

  #read(): void {
    this.#hasMore = false;
    this.#batch = this.#feed.next();
    this.#sent = 0;
    if (!this.#batch.isOld || !this.#wasLive) return;
    const failure = this.#policy();
    if (failure) throw failure;
    this.#wasLive = false;
    this.#send(FELL_BEHIND);
  }

  #sendBatch(): void {
    const { events, isEnd } = this.#batch;
    while (this.#state === 'reading' && this.#sent < events.length) {
      const event = events[this.#sent++];
      if (event && this.#feed.filter.matches(event)) this.#send(event.response);
      if (event) this.#considered(event.position);
    }
    if (this.#state !== 'reading') return;
    if (!isEnd || this.#hasMore) {
      setImmediate(() => this.#proceed());
      return;
    }
    this.#state = 'live';
    if (this.#wasLive) return;
    this.#wasLive = true;
    this.#send(CAUGHT_UP);
  }

  #considered(position: number): void {
    this.#consideredSinceCheckpoint += 1;
    if (this.#consideredSinceCheckpoint < this.#feed.filter.checkpointEvery) return;
    this.#consideredSinceCheckpoint = 0;
    this.#send(checkpoint(position));
  }

  #send(message: Uint8Array): void {
    if (!this.#call.write(message)) this.#state = 'waiting';
  }
}

function confirmation(): Uint8Array {
  const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID());
  return new streams.ReadResp().setConfirmation(confirmation).serializeBinary();
}

function checkpoint(position: number): Uint8Array {
  const at = position.toString();
  const checkpoint = new streams.ReadResp.Checkpoint().setCommitPosition(at).setPreparePosition(at);
  return new streams.ReadResp().setCheckpoint(checkpoint).serializeBinary();
}
