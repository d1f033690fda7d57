import { PassThrough } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { expect, it } from 'vitest';
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
