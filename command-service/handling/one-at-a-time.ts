/** More callers wait for one thing than the bound allows. */
export class TooBusy extends Error {
  constructor(what: string) {
    super(`too many requests wait for ${what}`);
  }
}

/**
 * Runs tasks of the same name one after the other, of different names at once. Commands of one process on one stream would
 * otherwise only meet as conflicts in the event store.
 */
export class OneAtATime {
  readonly #tails = new Map<string, { last: Promise<unknown>; waiting: number }>();
  readonly #maxWaiting: number;

  constructor({ maxWaiting }: { maxWaiting: number }) {
    this.#maxWaiting = maxWaiting;
  }

  /** @throws TooBusy when `maxWaiting` tasks of this name wait or run already, and whatever the task throws */
  async run<Result>(name: string, task: () => Promise<Result>): Promise<Result> {
    const tail = this.#tails.get(name) ?? { last: Promise.resolve(), waiting: 0 };
    if (tail.waiting >= this.#maxWaiting) throw new TooBusy(name);
    this.#tails.set(name, tail);
    tail.waiting++;
    const result = tail.last.then(task, task); // a task that failed is its caller's; the next one runs all the same
    tail.last = result;
    try {
      return await result;
    } finally {
      if (--tail.waiting === 0) this.#tails.delete(name);
    }
  }
}
