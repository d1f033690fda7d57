import type { EventLog } from './log.ts';

/** Where an event was written. */
export type Written = { stream: string; revision: number; position: number };

/**
 * Where the latest events were written, by their ids: an append that expects any revision is known again by them.
 * As in EventStoreDB it is bounded, so that such an append is idempotent only for a while.
 */
export class RecentIds {
  readonly #capacity: number;
  readonly #written = new Map<string, Written>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  add(id: string, written: Written): void {
    this.#written.delete(id);
    this.#written.set(id, written);
    if (this.#written.size <= this.#capacity) return;
    for (const oldest of this.#written.keys()) {
      this.#written.delete(oldest);
      return;
    }
  }

  find(id: string): Written | undefined {
    return this.#written.get(id);
  }

  /** Takes over what the log ends with, instead of what it held. */
  readFrom(log: EventLog): void {
    this.#written.clear();
    for (const { id, ...written } of log.latestIds(this.#capacity).reverse()) this.#written.set(id, written);
  }
}
