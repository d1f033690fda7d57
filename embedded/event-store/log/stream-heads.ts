import { LRUCache } from 'lru-cache';
import { dataOf, TOMBSTONE_REVISION } from '../protocol/codec.ts';
import type { EventLog, StreamRange } from './log.ts';
import { type Bounds, METASTREAM_BOUNDS, metastreamOf, originalOf, parseBounds, UNBOUNDED } from './metadata.ts';

/** The heads of this many streams are kept: those used last. */
const CACHED_STREAMS = 50_000;

/** Where a stream ends. `lastRevision` is -1 without events. */
export type StreamHead = { lastRevision: number; tombstoned: boolean; bounds: Bounds };

/** The heads of the streams in use, so that an append to one of them need not ask the log. */
export class StreamHeads {
  readonly #log: EventLog;
  readonly #heads = new LRUCache<string, StreamHead>({ max: CACHED_STREAMS });

  constructor(log: EventLog) {
    this.#log = log;
  }

  of(stream: string): StreamHead {
    const cached = this.#heads.get(stream);
    if (cached) return cached;
    const head = this.#read(stream);
    this.#heads.set(stream, head);
    return head;
  }

  /** Tells that a stream now ends with this event. */
  moved(stream: string, lastRevision: number): void {
    this.#heads.set(stream, { ...this.of(stream), lastRevision, tombstoned: lastRevision === TOMBSTONE_REVISION });
    const original = originalOf(stream);
    if (original !== undefined) this.#heads.delete(original);
    if (lastRevision === TOMBSTONE_REVISION) this.#heads.delete(metastreamOf(stream));
  }

  /** Forgets everything: a transaction was undone. */
  clear(): void {
    this.#heads.clear();
  }

  /** The data of a stream's last `$metadata` event. */
  metadata(stream: string): Uint8Array | undefined {
    const last = this.#log.last(metastreamOf(stream));
    return last && dataOf(last.response);
  }

  #read(stream: string): StreamHead {
    const lastRevision = this.#log.last(stream)?.revision ?? -1;
    const original = originalOf(stream);
    if (original !== undefined) {
      // A tombstone ends the stream's metadata as well.
      const tombstoned = this.#log.last(original)?.revision === TOMBSTONE_REVISION;
      return { lastRevision, tombstoned, bounds: METASTREAM_BOUNDS };
    }
    const metadata = this.metadata(stream);
    const bounds = metadata ? parseBounds(metadata) : UNBOUNDED;
    return { lastRevision, tombstoned: lastRevision === TOMBSTONE_REVISION, bounds };
  }
}

/** What may be read of a stream: its metadata bounds it by count, by age and by revision. */
export function readableRange(stream: string, { lastRevision, bounds }: StreamHead): StreamRange {
  const from = Math.max(bounds.truncateBefore, lastRevision - bounds.maxCount + 1, 0);
  const createdSince = Math.max(Date.now() - bounds.maxAgeSeconds * 1000, 0);
  return { stream, from, to: bounds.deleted ? -1 : lastRevision, createdSince };
}
