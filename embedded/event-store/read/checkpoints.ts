import type { Filter } from './filters.ts';

/**
 * The checkpoints of a filtered subscription, where EventStoreDB sends them. While it catches up, it searches a window of events at once,
 * and a checkpoint is the place where the last window began, or the last event that was sent. Live, it is the last event.
 * A checkpoint is therefore never after an event that was not sent yet, but it may be far behind.
 */
export class Checkpoints {
  readonly #filter: Filter;
  #windowBegin: number;
  #inWindow = 0;
  #sent = 0;
  #considered = 0;

  /** @param begin the position after which the subscription begins */
  constructor(filter: Filter, begin: number) {
    this.#filter = filter;
    this.#windowBegin = begin;
  }

  /** @returns the checkpoint to send after an event that was read while catching up */
  catchingUp(position: number, isSent: boolean): number | undefined {
    if (isSent) this.#sent = position;
    this.#inWindow += 1;
    if (this.#inWindow < this.#filter.window) return undefined;
    const checkpoint = Math.max(this.#windowBegin, this.#sent);
    const isDue = this.#consider(this.#inWindow);
    this.#windowBegin = position;
    this.#inWindow = 0;
    return isDue ? checkpoint : undefined;
  }

  /** Call it when the subscription goes live. */
  wentLive(): void {
    this.#consider(this.#inWindow);
    this.#inWindow = 0;
  }

  /** @returns the checkpoint to send after a live event */
  live(position: number): number | undefined {
    this.#windowBegin = position;
    return this.#consider(1) ? position : undefined;
  }

  #consider(events: number): boolean {
    this.#considered += events;
    const isDue = this.#considered >= this.#filter.checkpointEvery;
    if (isDue) this.#considered = 0;
    return isDue;
  }
}
