import type { EventLog } from './log.ts';

/** Where an event was written. */
export type Written = { stream: string; revision: number; position: number };

/**
 * Where the latest events were written, by their ids: an append that expects any revision is known again by them.
 * As in EventStoreDB it is bounded, so that such an append is idempotent only for a while: for the last `capacity`
 * events at least, and twice as many at most.
 */
export class RecentIds {
  readonly #capacity: number;
  #young = new Map<string, Written>();
  #old = new Map<string, Written>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  add(id: string, written: Written): void {
    this.#young.set(id, written);
    if (this.#young.size < this.#capacity) return;
    this.#old = this.#young;
    this.#young = new Map();
  }

  find(id: string): Written | undefined {
    return this.#young.get(id) ?? this.#old.get(id);
  }

  /** Takes over what the log ends with, instead of what it held. */
  readFrom(log: EventLog): void {
    this.#young = new Map();
    this.#old = new Map(log.latestIds(this.#capacity).map(({ id, ...written }) => [id, written]));
  }
}
