import { isDeepStrictEqual } from 'node:util';
import { type Comparison, type Difference, difference, mostShown, type Row } from './difference.ts';

/**
 * Compares two sequences of rows in the order of their keys. Memory holds one row of each.
 * @param order below 0 if the first row comes before the second, 0 if they have the same key
 */
export async function compareSorted<R extends Row>(
  name: string,
  key: readonly string[],
  view: AsyncIterable<R>,
  log: AsyncIterable<R>,
  order: (a: R, b: R) => number,
): Promise<Comparison> {
  await using ofView = new Ahead(view);
  await using ofLog = new Ahead(log);
  let [rows, different] = [0, 0];
  const first: Difference[] = [];
  for (;;) {
    const [a, b] = [await ofView.peek(), await ofLog.peek()];
    if (a === undefined && b === undefined) return { rows, different, first };
    const sign = a === undefined ? 1 : b === undefined ? -1 : order(a, b);
    const viewSays = sign <= 0 ? ofView.take() : undefined;
    const logSays = sign >= 0 ? ofLog.take() : undefined;
    rows += 1;
    if (isDeepStrictEqual(viewSays, logSays)) continue;
    different += 1;
    if (first.length < mostShown) first.push(difference(name, key, viewSays, logSays));
  }
}

/** A sequence whose next item can be read without taking it. */
class Ahead<T> implements AsyncDisposable {
  readonly #items: AsyncIterator<T>;
  #next: T | undefined;

  constructor(items: AsyncIterable<T>) {
    this.#items = items[Symbol.asyncIterator]();
  }

  /** undefined at the end */
  async peek(): Promise<T | undefined> {
    if (this.#next === undefined) {
      const { value, done } = await this.#items.next();
      this.#next = done ? undefined : value;
    }
    return this.#next;
  }

  take(): T | undefined {
    const item = this.#next;
    this.#next = undefined;
    return item;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#items.return?.();
  }
}
