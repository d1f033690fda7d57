import { PassThrough } from 'node:stream';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { afterEach, expect, it, vi } from 'vitest';
import { notStarted } from './progress.ts';
import { runProjection } from './run-projection.ts';
import { ViewInMemory } from './testing/view-in-memory.ts';

const metadata = {
  schema: 1,
  recordedAt: '2026-12-01T10:00:00Z',
  effectiveOn: '2026-12-01',
  actor: 'a',
  correlationId: 'c',
};
const arriving = (position: bigint) => ({
  event: {
    id: `e-${position}`,
    streamId: `process-${position}`,
    revision: 0n,
    position: { commit: position, prepare: position },
    type: 'DayDone',
    data: { day: '2026-12-01' },
    metadata,
    created: new Date(0),
  },
});

afterEach(() => {
  vi.useRealTimers();
});

it('a view that is behind the log waits for full batches, and one that has caught up for no more than `lingerMs`', async () => {
  const subscription = Object.assign(new PassThrough({ objectMode: true }), { unsubscribe: async () => {} });
  const client = { subscribeToAll: () => subscription } as unknown as EventStoreDBClient;
  const view = new ViewInMemory();
  const stop = new AbortController();
  const running = runProjection(
    { name: 'notes', kinds: ['process'], view, limits: { size: 10, lingerMs: 1 }, progress: notStarted() },
    client,
    { warn: () => {} },
    stop.signal,
  );
  try {
    for (const position of [1n, 2n]) {
      subscription.write(arriving(position));
      await sleep(50);
    }
    expect(view.commits).toEqual([]);
    subscription.emit('caughtUp');
    await expect.poll(() => view.commits, { interval: 5, timeout: 400 }).toEqual([2]);
    subscription.write(arriving(3n));
    await expect.poll(() => view.commits, { interval: 5, timeout: 400 }).toEqual([2, 1]);
  } finally {
    stop.abort();
    await running;
  }
});

it('after a batch of many events, the next one waits three times as long, and after one of few events no longer than `lingerMs`', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const subscription = Object.assign(new PassThrough({ objectMode: true }), { unsubscribe: async () => {} });
  const client = { subscribeToAll: () => subscription } as unknown as EventStoreDBClient;
  const [view, progress, stop] = [new ViewInMemory(), notStarted(), new AbortController()];
  const running = runProjection(
    { name: 'notes', kinds: ['process'], view, limits: { size: 10, lingerMs: 100 }, progress },
    client,
    { warn: () => {} },
    stop.signal,
  );
  let last = 0n;
  const arrive = async (count: number) => {
    for (let one = 0; one < count; one++) subscription.write(arriving(++last));
    while (progress.filling < count) await setImmediate();
  };
  const commitsAfter = async (ms: number, count: number) => {
    vi.advanceTimersByTime(ms);
    while (view.commits.length < count) await setImmediate();
    return view.commits;
  };
  try {
    while (subscription.listenerCount('caughtUp') === 0) await setImmediate();
    subscription.emit('caughtUp');
    while (progress.state !== 'following') await setImmediate();
    await arrive(4);
    expect(await commitsAfter(100, 1)).toEqual([4]);
    await arrive(5);
    expect(await commitsAfter(100, 2)).toEqual([4, 5]);
    await arrive(1);
    vi.advanceTimersByTime(299);
    for (let turn = 0; turn < 10; turn++) await setImmediate();
    expect(view.commits).toEqual([4, 5]);
    expect(await commitsAfter(1, 3)).toEqual([4, 5, 1]);
    await arrive(1);
    expect(await commitsAfter(100, 4)).toEqual([4, 5, 1, 1]);
  } finally {
    stop.abort();
    await running;
  }
});
