import type { Feed } from './feeds.ts';
import type { Place } from './read-request.ts';

/** The two positions of a checkpoint. */
export type CheckpointPosition = { commit: bigint | number; prepare: bigint | number };

/**
 * The checkpoint of a filtered subscription that goes live, unless it began at the end; undefined sends none.
 * @param last the last event or checkpoint that was sent, else where the subscription began
 * @param considered the last event that was searched
 */
export type GoingLive = (last: number | 'start', considered: number) => CheckpointPosition | undefined;

/**
 * The checkpoints of a filtered subscription, where EventStoreDB sends them. While it catches up, it searches a window of events at once,
 * and a checkpoint is the place where the last window began, or the last event that was sent. Live, it is the last event.
 * A checkpoint is therefore never after an event that was not sent yet, but it may be far behind. Some versions send a wrong one when the
 * subscription goes live.
 */
export class Checkpoints {
  readonly #window: number;
  readonly #every: number;
  readonly #goingLive: GoingLive;
  #windowBegin: number;
  #inWindow = 0;
  /** The last event that was sent. */
  #sent = 0;
  /** The last event or checkpoint that was sent. */
  #last: Place;
  /** The last event that was searched. */
  #considered: number;
  #sinceCheckpoint = 0;

  constructor({ filter, begins = { asked: 'end', after: 0 } }: Feed, goingLive: GoingLive) {
    this.#window = filter.window;
    this.#every = filter.checkpointEvery;
    this.#goingLive = goingLive;
    this.#windowBegin = begins.after;
    this.#last = begins.asked;
    this.#considered = begins.after;
  }

  /** @returns the checkpoint to send after an event that was read while catching up */
  catchingUp(position: number, isSent: boolean): CheckpointPosition | undefined {
    this.#considered = position;
    if (isSent) {
      this.#sent = position;
      this.#last = position;
    }
    this.#inWindow += 1;
    if (this.#inWindow < this.#window) return undefined;
    const checkpoint = Math.max(this.#windowBegin, this.#sent);
    const isDue = this.#isDueAfter(this.#inWindow);
    this.#windowBegin = position;
    this.#inWindow = 0;
    return isDue ? this.#at(checkpoint) : undefined;
  }

  /** Call it when the subscription goes live. @returns the checkpoint to send then */
  wentLive(): CheckpointPosition | undefined {
    this.#isDueAfter(this.#inWindow);
    this.#inWindow = 0;
    if (this.#last === 'end' || !Number.isFinite(this.#every)) return undefined;
    return this.#goingLive(this.#last, this.#considered);
  }

  /** @returns the checkpoint to send after a live event */
  live(position: number): CheckpointPosition | undefined {
    this.#considered = position;
    this.#windowBegin = position;
    return this.#isDueAfter(1) ? this.#at(position) : undefined;
  }

  #at(position: number): CheckpointPosition {
    this.#last = position;
    return { commit: position, prepare: position };
  }

  #isDueAfter(events: number): boolean {
    this.#sinceCheckpoint += events;
    const isDue = this.#sinceCheckpoint >= this.#every;
    if (isDue) this.#sinceCheckpoint = 0;
    return isDue;
  }
}
