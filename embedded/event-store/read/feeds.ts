import type { Store } from '../log/store.ts';
import { readableRange } from '../log/stream-heads.ts';
import { streamDeleted } from '../protocol/call-errors.ts';
import { type StoredEvent, TOMBSTONE_REVISION } from '../protocol/codec.ts';
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
};

/** The events of one subscription, in batches, each event once. */
export interface Feed {
  readonly filter: Filter;
  /** Where it began; absent for a stream. */
  readonly began?: Place;
  /** @throws CallFailed if the stream has a tombstone */
  next(): Batch;
}

/** All events after a position. After one beyond the log's end, it has the events that are recorded from now on. */
export class AllFeed implements Feed {
  readonly filter: Filter;
  readonly began: Place;
  readonly #store: Store;
  #after: number;

  constructor(store: Store, after: Place, filter: Filter) {
    this.#store = store;
    this.filter = filter;
    this.began = typeof after === 'number' && after > store.log.head ? 'end' : after;
    this.#after = this.began === 'start' ? 0 : this.began === 'end' ? store.log.head : this.began;
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

  constructor(store: Store, stream: string, after: Place) {
    this.#store = store;
    this.#stream = stream;
    if (after === 'end') this.#position = store.log.head;
    const { lastRevision } = store.heads.of(stream);
    this.#nextRevision = after === 'start' ? 0 : (after === 'end' ? lastRevision : after) + 1;
  }

  next(): Batch {
    const { log, recentEvents, heads } = this.#store;
    const recent = this.#position === undefined ? undefined : recentEvents.after(this.#position, BATCH);
    if (recent) {
      this.#position = recent.at(-1)?.position ?? this.#position;
      const events = recent.filter((event) => event.stream === this.#stream && event.revision >= this.#nextRevision);
      this.#advance(events);
      return { events, isEnd: this.#position === log.head, isOld: false };
    }
    const head = heads.of(this.#stream);
    if (head.tombstoned) throw streamDeleted(this.#stream);
    const range = readableRange(this.#stream, head);
    const from = Math.max(this.#nextRevision, range.from);
    const events = log.readStream('forwards', { ...range, from }, BATCH);
    this.#advance(events);
    const isEnd = events.length === 0;
    this.#position = isEnd ? log.head : undefined;
    return { events, isEnd, isOld: !isEnd };
  }

  #advance(events: readonly StoredEvent[]): void {
    const last = events.at(-1);
    if (last?.revision === TOMBSTONE_REVISION) throw streamDeleted(this.#stream);
    if (last) this.#nextRevision = last.revision + 1;
  }
}
