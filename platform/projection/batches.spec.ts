import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inBatches } from './batches.ts';

const ever = 2 ** 31 - 1;

/** A source that yields what it is given, and says what was asked of it. */
function source() {
  const stream = new PassThrough({ objectMode: true, highWaterMark: 1_000 });
  const seen = { asked: 0, ended: false };
  async function* items(): AsyncGenerator<number[]> {
    try {
      for await (const item of stream) {
        seen.asked += 1;
        yield [item];
      }
    } finally {
      seen.ended = true;
    }
  }
  const give = (...items: number[]) => {
    for (const item of items) stream.write(item);
  };
  return { items: items(), seen, give, end: () => void stream.end() };
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('batches', () => {
  it('are delivered at once when they are full', async () => {
    const { items, give } = source();
    const batches = inBatches(items, { size: 3, lingerMs: ever });
    give(...upTo(7));
    expect((await batches.next()).value).toEqual([0, 1, 2]);
    expect((await batches.next()).value).toEqual([3, 4, 5]);
  });

  it('are delivered when the time is up, even if they are not full', async () => {
    const { items, give } = source();
    const batches = inBatches(items, { size: 1_000, lingerMs: 1 });
    give(1, 2);
    expect((await batches.next()).value).toEqual([1, 2]);
    give(3);
    expect((await batches.next()).value).toEqual([3]);
  });

  it('fill while the consumer processes the last one, but no more than one ahead', async () => {
    const { items, give, seen } = source();
    const batches = inBatches(items, { size: 10, lingerMs: ever });
    give(...upTo(100));
    await batches.next();
    await sleep(20);
    expect(seen.asked).toBe(20);
    expect((await batches.next()).value).toEqual(upTo(20).slice(10));
  });

  it('lose nothing, repeat nothing and keep the order', async () => {
    const { items, give, end } = source();
    const batches = inBatches(items, { size: 7, lingerMs: 0 });
    give(...upTo(50));
    setTimeout(() => give(...upTo(100).slice(50)), 5);
    setTimeout(end, 10);
    const all: number[] = [];
    for await (const batch of batches) {
      all.push(...batch);
      await sleep(1);
    }
    expect(all).toEqual(upTo(100));
  });

  it('deliver the last items before they end or fail like their source', async () => {
    async function* items() {
      yield [1];
      throw new Error('the connection was lost');
    }
    const batches = inBatches(items(), { size: 10, lingerMs: ever });
    expect((await batches.next()).value).toEqual([1]);
    await expect(batches.next()).rejects.toThrow('the connection was lost');
  });

  it('end their source if the consumer stops early', async () => {
    const { items, give, seen } = source();
    const batches = inBatches(items, { size: 2, lingerMs: ever });
    give(...upTo(10));
    await batches.next();
    await batches.return(undefined);
    await expect.poll(() => seen.ended).toBe(true);
  });
});
