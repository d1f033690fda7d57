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
import { DamagedEvent } from '../log/checksum.ts';
import type { RecentEvents } from '../log/recent-events.ts';
import { type CallFailed, eventDamaged, toCallFailed } from '../protocol/call-errors.ts';
import type { StoredEvent } from '../protocol/codec.ts';
import { type CheckpointPosition, Checkpoints, type GoingLive } from './checkpoints.ts';
import type { Batch, Feed } from './feeds.ts';
import { failRead, type ReadCall } from './reads.ts';

const CAUGHT_UP = new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()).serializeBinary();
const FELL_BEHIND = new streams.ReadResp().setFellBehind(new streams.ReadResp.FellBehind()).serializeBinary();
const NOTHING: Batch = { events: [], isEnd: false, isOld: false };

export type SubscriptionPolicy = {
  /** The error for a live subscriber that fell behind the events in memory; undefined lets it read from the log. */
  slowReaders: () => CallFailed | undefined;
  goingLive: GoingLive;
};

/** Sends the events of a feed until the caller closes the call. */
export function subscribe(call: ReadCall, feed: Feed, recentEvents: RecentEvents, policy: SubscriptionPolicy): void {
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
  readonly #policy: SubscriptionPolicy;
  readonly #checkpoints: Checkpoints;
  #state: 'reading' | 'waiting' | 'live' | 'closed' = 'reading';
  #batch = NOTHING;
  /** How far into the batch. */
  #sent = 0;
  #sentEvents = 0;
  #wasLive = false;
  /** There are new events since the batch was read. */
  #hasMore = false;

  constructor(call: ReadCall, feed: Feed, policy: SubscriptionPolicy) {
    this.#call = call;
    this.#feed = feed;
    this.#policy = policy;
    this.#checkpoints = new Checkpoints(feed, policy.goingLive);
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
      if (this.#sent === this.#batch.events.length) {
        if (this.#batch.failure) throw this.#batch.failure;
        this.#read();
      }
      this.#sendBatch();
    } catch (error) {
      this.close();
      failRead(this.#call, toCallFailed(error));
    }
  }

  #read(): void {
    this.#hasMore = false;
    this.#batch = this.#feed.next();
    this.#sent = 0;
    if (!this.#batch.isOld || !this.#wasLive) return;
    const failure = this.#policy.slowReaders();
    if (failure) throw failure;
    this.#wasLive = false;
    this.#send(FELL_BEHIND);
  }

  #sendBatch(): void {
    const { events, isEnd, isAbsent, failure } = this.#batch;
    while (this.#state === 'reading' && this.#sent < events.length) {
      const event = events[this.#sent++];
      if (event) this.#consider(event);
    }
    if (this.#state !== 'reading') return;
    if (!isEnd || this.#hasMore || failure) {
      setImmediate(() => this.#proceed());
      return;
    }
    this.#state = 'live';
    if (this.#wasLive || isAbsent) return;
    this.#wasLive = true;
    this.#sendCheckpoint(this.#checkpoints.wentLive());
    this.#send(CAUGHT_UP);
  }

  #consider(event: StoredEvent): void {
    const isSent = this.#feed.filter.matches(event);
    if (isSent) this.#sendEvent(event);
    const { position } = event;
    this.#sendCheckpoint(
      this.#wasLive ? this.#checkpoints.live(position) : this.#checkpoints.catchingUp(position, isSent),
    );
  }

  #sendEvent(event: StoredEvent): void {
    if (event instanceof DamagedEvent) throw eventDamaged(event, this.#sentEvents);
    this.#send(event.response);
    this.#sentEvents += 1;
  }

  #sendCheckpoint(due: CheckpointPosition | undefined): void {
    if (due !== undefined) this.#send(checkpoint(due));
  }

  #send(message: Uint8Array): void {
    if (!this.#call.write(message)) this.#state = 'waiting';
  }
}

function confirmation(): Uint8Array {
  const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID());
  return new streams.ReadResp().setConfirmation(confirmation).serializeBinary();
}

function checkpoint({ commit, prepare }: CheckpointPosition): Uint8Array {
  const checkpoint = new streams.ReadResp.Checkpoint()
    .setCommitPosition(commit.toString())
    .setPreparePosition(prepare.toString());
  return new streams.ReadResp().setCheckpoint(checkpoint).serializeBinary();
}
