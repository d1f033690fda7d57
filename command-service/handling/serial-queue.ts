/** A queue is full. */
export class TooBusy extends Error {
  constructor(what: string) {
    super(`Too many requests are waiting for ${what}. Retry later.`);
  }
}

/**
 * Runs tasks with the same name one after the other, tasks with different names concurrently. Without it, concurrent commands on one
 * stream would only cause conflicts in the event store.
 */
export class SerialQueue {
  readonly #tails = new Map<string, { last: Promise<unknown>; waiting: number }>();
  readonly #maxWaiting: number;

  constructor({ maxWaiting }: { maxWaiting: number }) {
    this.#maxWaiting = maxWaiting;
  }

  /** @throws TooBusy if `maxWaiting` tasks of this name wait or run already, and the task's errors */
  async run<Result>(name: string, task: () => Promise<Result>): Promise<Result> {
    const tail = this.#tails.get(name) ?? { last: Promise.resolve(), waiting: 0 };
    if (tail.waiting >= this.#maxWaiting) throw new TooBusy(name);
    this.#tails.set(name, tail);
    tail.waiting++;
    const result = tail.last.then(task, task); // the next task also runs if this one fails; the failure goes to its caller
    tail.last = result;
    try {
      return await result;
    } finally {
      if (--tail.waiting === 0) this.#tails.delete(name);
    }
  }
}
