import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
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
    await sleep(5); // the next batch is full by then, and the source is waiting
    await batches.return(undefined);
    await expect.poll(() => seen.ended).toBe(true);
  });

  it('tell how many items wait for the next batch, and none once the consumer has left', async () => {
    const { items, give } = source();
    const level = { filling: 0 };
    const batches = inBatches(items, { size: 3, lingerMs: ever }, level);
    const first = batches.next();
    give(1, 2);
    await expect.poll(() => level.filling).toBe(2);
    give(3, 4);
    await first;
    await expect.poll(() => level.filling).toBe(1);
    await batches.return(undefined);
    expect(level.filling).toBe(0);
    give(5);
    await sleep(5);
    expect(level.filling).toBe(0);
  });

  it('wait for each batch from its own first item, and for nothing once the consumer has left', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { items, give } = source();
      const batches = inBatches(items, { size: 2, lingerMs: 50 });
      const settle = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
      const full = batches.next();
      give(1, 2);
      expect((await full).value).toEqual([1, 2]);
      vi.advanceTimersByTime(30);
      let second: number[] | undefined;
      const reading = batches.next().then(({ value }) => {
        second = value as number[];
      });
      give(3);
      await settle();
      vi.advanceTimersByTime(49); // 79 ms after the first item of the first batch
      await settle();
      expect(second).toBeUndefined();
      vi.advanceTimersByTime(1);
      await reading;
      expect(second).toEqual([3]);
      give(4);
      await settle();
      expect(vi.getTimerCount()).toBe(1);
      await batches.return(undefined);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
