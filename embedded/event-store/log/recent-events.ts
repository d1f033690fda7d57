import type { StoredEvent } from '../protocol/codec.ts';

/** Few enough that an append need not wait until all subscribers are woken. */
const WOKEN_IN_A_TURN = 8;

/**
 * The latest events of the log in memory, and a notification of new ones. A subscriber that keeps up reads from here; one that falls
 * further behind reads from the log. All subscribers share this one copy, and none has a queue of its own.
 */
export class RecentEvents {
  readonly #capacity: { events: number; bytes: number };
  readonly #waiting = new Set<() => void>();
  #events: StoredEvent[] = [];
  #first = 0;
  /** All events after this position are in memory. */
  #completeAfter = 0;
  #bytes = 0;
  readonly #due = new Set<() => void>();
  #isWaking = false;

  constructor(capacity: { events: number; bytes: number }) {
    this.#capacity = capacity;
  }

  /** Call it before the first events are added. @param head the end of the log */
  beginAfter(head: number): void {
    this.#completeAfter = head;
  }

  /** Adds events that were just committed, and wakes the waiting subscribers after the writers have been answered. */
  add(events: readonly StoredEvent[]): void {
    for (const event of events) {
      this.#events.push(event);
      this.#bytes += event.response.length;
    }
    const { events: most, bytes: mostBytes } = this.#capacity;
    while (this.#events.length - this.#first > most || this.#bytes > mostBytes) {
      const { position = 0, response } = this.#events[this.#first] ?? {};
      this.#completeAfter = position;
      this.#bytes -= response?.length ?? 0;
      this.#first += 1;
    }
    if (this.#first > this.#events.length / 2) {
      this.#events = this.#events.slice(this.#first);
      this.#first = 0;
    }
    for (const wake of this.#waiting) this.#due.add(wake);
    this.#wakeLater();
  }

  /** Up to `limit` events after a position, in order; undefined if the events after it are not all in memory. */
  after(position: number, limit: number): readonly StoredEvent[] | undefined {
    if (position < this.#completeAfter || this.#first === this.#events.length) return undefined;
    let [start, end] = [this.#first, this.#events.length];
    while (start < end) {
      const middle = (start + end) >>> 1;
      if ((this.#events[middle]?.position ?? 0) <= position) start = middle + 1;
      else end = middle;
    }
    return this.#events.slice(start, start + limit);
  }

  /** Calls `wake` whenever there are new events. @returns a function to end that */
  onMore(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => {
      this.#waiting.delete(wake);
      this.#due.delete(wake);
    };
  }

  #wakeLater(): void {
    if (this.#isWaking || this.#due.size === 0) return;
    this.#isWaking = true;
    setImmediate(() => {
      this.#isWaking = false;
      let woken = 0;
      for (const wake of this.#due) {
        this.#due.delete(wake);
        wake();
        if (++woken === WOKEN_IN_A_TURN) break;
      }
      this.#wakeLater();
    });
  }
}
