import type { StoredEvent } from '../protocol/codec.ts';

/** So few, that an append that comes in while many are woken need not wait for all of them. */
const WOKEN_IN_A_TURN = 8;

/**
 * The last events of the log in memory, and the bell for those who wait for more. A subscriber that keeps up is fed
 * from here; one that falls further behind than this reaches reads the log. So one copy serves all, and no
 * subscriber has a queue of its own.
 */
export class RecentEvents {
  readonly #capacity: { events: number; bytes: number };
  readonly #waiting = new Set<() => void>();
  #events: StoredEvent[] = [];
  #first = 0;
  #bytes = 0;
  readonly #due = new Set<() => void>();
  #isWaking = false;

  constructor(capacity: { events: number; bytes: number }) {
    this.#capacity = capacity;
  }

  /** Takes in what was just committed, and wakes who waits, once its writers have been answered. */
  add(events: readonly StoredEvent[]): void {
    for (const event of events) {
      this.#events.push(event);
      this.#bytes += event.response.length;
    }
    const { events: most, bytes: mostBytes } = this.#capacity;
    while (this.#events.length - this.#first > most || this.#bytes > mostBytes) {
      this.#bytes -= this.#events[this.#first]?.response.length ?? 0;
      this.#first += 1;
    }
    if (this.#first > this.#events.length / 2) {
      this.#events = this.#events.slice(this.#first);
      this.#first = 0;
    }
    for (const wake of this.#waiting) this.#due.add(wake);
    this.#wakeLater();
  }

  /** Up to `limit` events after that position, in order; undefined if it lies before what is remembered. */
  after(position: number, limit: number): readonly StoredEvent[] | undefined {
    const oldest = this.#events[this.#first];
    if (!oldest || position < oldest.position - 1) return undefined;
    const start = this.#first + (position - oldest.position + 1); // positions have no holes
    return this.#events.slice(start, start + limit);
  }

  /** Calls back whenever events came in, until the answer of this is called. */
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
