import { LRUCache } from 'lru-cache';
import type { EventLog } from './log.ts';

/** Where an event was written. */
export type Written = { stream: string; revision: number; position: number };

/**
 * Where the latest `capacity` event ids were written first: an append that expects any revision is recognised as a retry by them.
 * As in EventStoreDB they are bounded, so that such an append is idempotent only for a while, and an id that is written again, on
 * another stream or at another revision, is still known by its first place only.
 */
export class RecentIds {
  readonly #capacity: number;
  readonly #written: LRUCache<string, Written>;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#written = new LRUCache({ max: capacity });
  }

  add(id: string, written: Written): void {
    if (!this.#written.has(id)) this.#written.set(id, written);
  }

  find(id: string): Written | undefined {
    return this.#written.peek(id); // the order stays that of the log
  }

  /** Replaces what is held by the last events of the log. */
  readFrom(log: EventLog): void {
    this.#written.clear();
    for (const { id, ...written } of log.latestIds(this.#capacity).reverse()) this.add(id, written);
  }
}
