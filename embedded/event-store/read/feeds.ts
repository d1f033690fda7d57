import type { Store } from '../log/store.ts';
import { readableRange } from '../log/stream-heads.ts';
import { type CallFailed, streamDeleted } from '../protocol/call-errors.ts';
import type { StoredEvent } from '../protocol/codec.ts';
import { EVERYTHING, type Filter } from './filters.ts';
import type { Place } from './read-request.ts';

/** How many events a subscription takes at once. */
const BATCH = 256;

export type Batch = {
  /** Events in order, before filtering. */
  events: readonly StoredEvent[];
  /** These were the last events when they were read. */
  isEnd: boolean;
  /** They were no longer in memory and came from the log. */
  isOld: boolean;
  /** The stream has no events yet, or is soft-deleted: a subscription from its start is not caught up before it begins. */
  isAbsent?: boolean;
  /** What ends the subscription after these events. */
  failure?: CallFailed;
};

/** The events of one subscription, in batches, each event once. */
export interface Feed {
  readonly filter: Filter;
  /** Where it begins; absent for a stream, which has no checkpoints. */
  readonly begins?: Begin;
  /** @throws CallFailed if the stream has a tombstone */
  next(): Batch;
}

/** Where a subscription was asked to begin, and the position after which it does. */
export type Begin = { asked: Place; after: number };

/** The type of a tombstone. As in EventStoreDB, any event of this type ends a subscription to its stream. */
const STREAM_DELETED = '$streamDeleted';

/** All events after a position. From beyond the end it goes on live. */
export class AllFeed implements Feed {
  readonly filter: Filter;
  readonly begins: Begin;
  readonly #store: Store;
  #after: number;

  constructor(store: Store, after: Place, filter: Filter) {
    this.#store = store;
    this.filter = filter;
    const { head } = store.log;
    const asked = typeof after === 'number' && after > head ? 'end' : after;
    this.begins = { asked, after: asked === 'start' ? 0 : asked === 'end' ? head : asked };
    this.#after = this.begins.after;
  }

  next(): Batch {
    const { log, recentEvents } = this.#store;
    const recent = recentEvents.after(this.#after, BATCH);
    const events = recent ?? log.readAll('forwards', this.#after, BATCH);
    this.#after = events.at(-1)?.position ?? this.#after;
    return { events, isEnd: this.#after >= log.head, isOld: !recent && events.length > 0 };
  }
}

/** The events of one stream after a revision, as far as its metadata allows. */
export class StreamFeed implements Feed {
  readonly filter = EVERYTHING;
  readonly #store: Store;
  readonly #stream: string;
  #nextRevision: number;
  /** The position up to which all events were searched; undefined while the stream is read from the log. */
  #position: number | undefined;
  #hasBegun = false;
  #hasEndedStream = false;

  /** @throws CallFailed if the stream has a tombstone */
  constructor(store: Store, stream: string, after: Place) {
    this.#store = store;
    this.#stream = stream;
    const { lastRevision, tombstoned } = store.heads.of(stream);
    this.#hasBegun = after === 'end';
    if (after === 'end') this.#position = store.log.head;
    else if (tombstoned) throw streamDeleted(stream);
    this.#nextRevision = after === 'start' ? 0 : (after === 'end' ? lastRevision : after) + 1;
  }

  next(): Batch {
    const { log, recentEvents, heads } = this.#store;
    const recent = this.#position === undefined ? undefined : recentEvents.after(this.#position, BATCH);
    if (recent) {
      this.#position = recent.at(-1)?.position ?? this.#position;
      const events = recent.filter((event) => event.stream === this.#stream && event.revision >= this.#nextRevision);
      this.#advance(events);
      const batch = { events, isEnd: this.#position === log.head, isOld: false };
      const end = events.findIndex(({ type }) => type === STREAM_DELETED);
      if (end < 0) return batch;
      return { ...batch, events: events.slice(0, end + 1), failure: streamDeleted(this.#stream) };
    }
    const head = heads.of(this.#stream);
    if (head.tombstoned) throw streamDeleted(this.#stream);
    this.#hasBegun ||= head.lastRevision >= 0 && !head.bounds.deleted;
    if (!this.#hasBegun) return { events: [], isEnd: true, isOld: false, isAbsent: true };
    const range = readableRange(this.#stream, head);
    const from = Math.max(this.#nextRevision, range.from);
    const events = log.readStream('forwards', { ...range, from }, BATCH);
    this.#advance(events);
    this.#hasEndedStream ||= events.some(({ type }) => type === STREAM_DELETED);
    const isEnd = events.length === 0;
    if (isEnd && this.#hasEndedStream) throw streamDeleted(this.#stream);
    this.#position = isEnd ? log.head : undefined;
    return { events, isEnd, isOld: !isEnd };
  }

  #advance(events: readonly StoredEvent[]): void {
    const last = events.at(-1);
    if (last) this.#nextRevision = last.revision + 1;
  }
}
