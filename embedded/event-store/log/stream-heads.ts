import { LRUCache } from 'lru-cache';
import { jsonOf, TOMBSTONE_REVISION } from '../protocol/codec.ts';
import type { EventLog, StreamRange } from './log.ts';
import { type Bounds, METASTREAM_BOUNDS, metastreamOf, originalOf, parseBounds, UNBOUNDED } from './metadata.ts';

/** The heads of this many streams are kept: those used last. */
const CACHED_STREAMS = 50_000;

/** The end of a stream. */
export type StreamHead = {
  /** -1 if the stream has no events. */
  lastRevision: number;
  /** The stream can no longer be read. */
  tombstoned: boolean;
  /** The stream accepts no events. As in EventStoreDB, metadata that was written before the tombstone can still be replaced. */
  closed: boolean;
  hasMetadata: boolean;
  bounds: Bounds;
};

/** A cache of stream heads, so that an append need not read the log. */
export class StreamHeads {
  readonly #log: EventLog;
  readonly #heads = new LRUCache<string, StreamHead>({ max: CACHED_STREAMS });

  constructor(log: EventLog) {
    this.#log = log;
  }

  /** @throws DamagedEvent if the stream's metadata cannot be read */
  of(stream: string): StreamHead {
    const cached = this.#heads.get(stream);
    if (cached) return cached;
    const head = this.#read(stream);
    this.#heads.set(stream, head);
    return head;
  }

  /** Records the new last revision of a stream. */
  moved(stream: string, lastRevision: number): void {
    const head = this.of(stream);
    const isTombstone = lastRevision === TOMBSTONE_REVISION;
    const [tombstoned, closed] = [head.tombstoned || isTombstone, head.closed || isTombstone];
    this.#heads.set(stream, { ...head, lastRevision, tombstoned, closed });
    const original = originalOf(stream);
    if (original !== undefined) this.#heads.delete(original);
    if (isTombstone) this.#heads.delete(metastreamOf(stream));
  }

  /** Clears the cache, after a transaction was rolled back. */
  clear(): void {
    this.#heads.clear();
  }

  /** The data of a stream's last `$metadata` event; empty if that is not JSON, which has no effect. @throws DamagedEvent */
  metadata(stream: string): Uint8Array | undefined {
    const last = this.#log.last(metastreamOf(stream));
    return last && jsonOf(last.response);
  }

  #read(stream: string): StreamHead {
    const lastRevision = this.#log.lastRevision(stream) ?? -1;
    const original = originalOf(stream);
    if (original !== undefined) {
      // A tombstone ends the stream's metadata as well.
      const tombstoned = this.#log.lastRevision(original) === TOMBSTONE_REVISION;
      const closed = lastRevision === TOMBSTONE_REVISION || (tombstoned && lastRevision < 0);
      const hasMetadata = this.metadata(stream) !== undefined;
      return { lastRevision, tombstoned: tombstoned || closed, closed, hasMetadata, bounds: METASTREAM_BOUNDS };
    }
    const metadata = this.metadata(stream);
    const bounds = metadata ? parseBounds(metadata) : UNBOUNDED;
    const tombstoned = lastRevision === TOMBSTONE_REVISION;
    return { lastRevision, tombstoned, closed: tombstoned, hasMetadata: metadata !== undefined, bounds };
  }
}

/** The part of a stream that can be read: its metadata limits it by count, age and revision. */
export function readableRange(stream: string, { lastRevision, bounds }: StreamHead): StreamRange {
  const from = Math.max(bounds.truncateBefore, lastRevision - bounds.maxCount + 1, 0);
  const createdSince = Math.max(Date.now() - bounds.maxAgeSeconds * 1000, 0);
  return { stream, from, to: bounds.deleted ? -1 : lastRevision, createdSince };
}
