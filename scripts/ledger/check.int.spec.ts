// A user that lacks a right on EventStoreDB. The embedded server denies what EventStoreDB denies to a user that is no administrator.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { notStarted } from '../../platform/projection/progress.ts';
import { runProjection } from '../../platform/projection/run-projection.ts';
import { connectEventStore, type EventStore } from '../../platform/stores/event-store.ts';
import { rightsOf } from '../../platform/stores/event-store-rights.ts';
import { type EventStoreProcess, onlyEmbedded, startEventStoreProcess } from '../../testing/servers/event-store.ts';
import { run } from './run.ts';

const always = 1_000;
let store: EventStoreProcess;
let eventStore: EventStore;
beforeAll(async () => {
  store = await startEventStoreProcess({ likeProduction: true });
  eventStore = connectEventStore(store.url);
});
afterEach(() => store.fault({ kind: 'clear' }));
afterAll(async () => {
  await eventStore.dispose();
  await store.stop();
});

/** `ledger ARGS`, as the user `ledger-query`. */
async function ledger(...args: string[]): Promise<{ code: number; out: string }> {
  const said: string[] = [];
  const url = store.url.replace('esdb://', 'esdb://ledger-query:p%40ss@');
  const env = { EVENT_STORE_URL: url, POSTGRES_URL: 'postgres://ledger@127.0.0.1:1/ledger' };
  const code = await run(args, env, (text) => said.push(text));
  return { code, out: said.join('\n') };
}

describe.skipIf(onlyEmbedded)('a user of EventStoreDB', () => {
  it('that may do everything has the rights of the command service, and more than a reader needs', async () => {
    expect(await rightsOf(eventStore.client)).toEqual({
      readAll: true,
      readStreams: true,
      append: true,
      setMetadata: true,
    });
    expect(await ledger('check', 'command-service')).toEqual({
      code: 0,
      out: expect.stringContaining('The user ledger-query has all rights that the command-service needs.'),
    });
    const { code, out } = await ledger('check', 'query-service');
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('may append events to them, which the query-service does not need'),
    ]);
  });

  it('that may not read $all is named, with the right and who grants it', async () => {
    await store.fault({ kind: 'all-denied', times: always });
    const { code, out } = await ledger('check');
    expect(code).toBe(1);
    expect(out).toContain(
      'The user ledger-query may not read $all, which every service needs. An administrator grants it',
    );
    expect(out).not.toContain('p@ss');
    await expect(eventStore.check()).rejects.toThrow('the user of EVENT_STORE_URL may not read $all');
  });

  it('that may not write lacks a right for the command service, and none for the others', async () => {
    await store.fault({ kind: 'writes-denied', times: always });
    expect((await ledger('check', 'projection-service')).code).toBe(0);
    const { code, out } = await ledger('check', 'command-service', '--json');
    expect([code, JSON.parse(out)]).toEqual([
      1,
      {
        user: 'ledger-query',
        rights: { readAll: true, readStreams: true, append: false, setMetadata: false },
        missing: ['append', 'setMetadata'],
        needless: [],
      },
    ]);
    await expect(eventStore.checkAppends()).rejects.toThrow('the user of EVENT_STORE_URL may not append events');
    await store.fault({ kind: 'clear' });
    await eventStore.checkAppends();
  });

  it('that is denied is told so by a projection, with what to do', async () => {
    await store.fault({ kind: 'all-denied', times: always });
    const stop = new AbortController();
    const progress = notStarted();
    const view = { prepare: async () => {}, checkpoint: async () => undefined, commit: async () => {} };
    const projection = {
      name: 'a view',
      kinds: ['invoice'] as const,
      view,
      limits: { size: 1, lingerMs: 1 },
      progress,
    };
    const logged: string[] = [];
    const running = runProjection(projection, eventStore.client, { warn: (_, text) => logged.push(text) }, stop.signal);
    await expect.poll(() => progress.lastError?.message).toContain('`ledger check` says which rights the user has');
    stop.abort();
    await running;
    expect(logged).toContain('projection failed, will retry');
  });
});
