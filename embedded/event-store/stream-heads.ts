import { dataOf, TOMBSTONE_REVISION } from './codec.ts';
import type { EventLog, StreamRange } from './log.ts';
import { type Bounds, METASTREAM_BOUNDS, metastreamOf, originalOf, parseBounds, UNBOUNDED } from './metadata.ts';

const REMEMBERED = 50_000;

/** Where a stream ends. `lastRevision` is -1 without events. */
export type StreamHead = { lastRevision: number; tombstoned: boolean; bounds: Bounds };

/** The heads of the streams in use, so that an append to one of them need not ask the log. */
export class StreamHeads {
  readonly #log: EventLog;
  readonly #heads = new Map<string, StreamHead>();

  constructor(log: EventLog) {
    this.#log = log;
  }

  of(stream: string): StreamHead {
    const known = this.#heads.get(stream);
    if (known) return known;
    const head = this.#read(stream);
    this.#remember(stream, head);
    return head;
  }

  /** Tells that a stream now ends with this event. */
  moved(stream: string, lastRevision: number): void {
    this.#remember(stream, { ...this.of(stream), lastRevision, tombstoned: lastRevision === TOMBSTONE_REVISION });
    const original = originalOf(stream);
    if (original !== undefined) this.#heads.delete(original);
    if (lastRevision === TOMBSTONE_REVISION) this.#heads.delete(metastreamOf(stream));
  }

  /** Forgets everything: a transaction was undone. */
  clear(): void {
    this.#heads.clear();
  }

  #remember(stream: string, head: StreamHead): void {
    if (this.#heads.size >= REMEMBERED && !this.#heads.has(stream)) {
      for (const oldest of this.#heads.keys()) {
        this.#heads.delete(oldest);
        break;
      }
    }
    this.#heads.set(stream, head);
  }

  #read(stream: string): StreamHead {
    const lastRevision = this.#log.lastRevision(stream);
    const original = originalOf(stream);
    if (original !== undefined) {
      // A tombstone ends the stream's metadata as well.
      const tombstoned = this.#log.lastRevision(original) === TOMBSTONE_REVISION;
      return { lastRevision, tombstoned, bounds: METASTREAM_BOUNDS };
    }
    const metadata = this.metadata(stream);
    const bounds = metadata ? parseBounds(metadata) : UNBOUNDED;
    return { lastRevision, tombstoned: lastRevision === TOMBSTONE_REVISION, bounds };
  }

  /** The data of a stream's last `$metadata` event. */
  metadata(stream: string): Uint8Array | undefined {
    const range = { stream: metastreamOf(stream), from: 0, to: TOMBSTONE_REVISION, createdSince: 0 };
    const [last] = this.#log.readStream('backwards', range, 1);
    return last && dataOf(last.response);
  }
}

/** What may be read of a stream: its metadata bounds it by count, by age and by revision. */
export function readableRange(stream: string, { lastRevision, bounds }: StreamHead): StreamRange {
  const from = Math.max(bounds.truncateBefore, lastRevision - bounds.maxCount + 1, 0);
  const createdSince = Math.max(Date.now() - bounds.maxAgeSeconds * 1000, 0);
  return { stream, from, to: bounds.deleted ? -1 : lastRevision, createdSince };
}
