// The views while the event store is emptied, exchanged and restored: what the projections, the queries and the operator are told.

import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foundLedger } from '../../command-service/found-ledger.ts';
import type { Service } from '../../platform/http/service.ts';
import { dependenciesOf } from '../../platform/projection/health.ts';
import { runProjection } from '../../platform/projection/run-projection.ts';
import { type LedgerProjection, projectionsTo } from '../../projection-service/projections.ts';
import { openStores, type Stores } from '../../projection-service/stores.ts';
import { registration } from '../../projection-service/testing/invoice-lives.ts';
import { aQueryService } from '../../query-service/testing/service.ts';
import { append } from '../../testing/servers/event-log.ts';
import { type EventStoreProcess, onlyEmbedded, startEventStoreProcess } from '../../testing/servers/event-store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { run } from './run.ts';

const log = { warn: () => {} };
const clock = { now: () => new Date(), dateOf: () => '2026-11-28' };

describe.skipIf(onlyEmbedded)('views and their log', () => {
  let folder: string;
  let store: EventStoreProcess;
  let database: TestDatabase;
  let stores: Stores;
  let service: Service;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ledger-of-log-'));
    [store, database] = await Promise.all([
      startEventStoreProcess({ dataFolder: join(folder, 'store') }),
      createTestDatabase(),
    ]);
    stores = openStores({ EVENT_STORE_URL: store.url, POSTGRES_URL: database.url }, 'test', 10_000, log);
    service = await aQueryService({ postgres: database.url, eventStore: store.url });
  });
  afterAll(async () => {
    await Promise.all([service?.close(), stores?.close()]);
    await Promise.all([store?.stop(), database?.drop()]);
    await rm(folder, { recursive: true });
  });

  /** Stops the event store, and starts it with a copy of another log, or with none. Its connection string stays the same. */
  async function exchange(copy?: string): Promise<void> {
    await store.kill('SIGTERM');
    for (const file of await readdir(store.dataFolder)) {
      if (file.startsWith('event-store.sqlite')) await rm(join(store.dataFolder, file));
    }
    if (copy !== undefined) await cp(copy, store.dataFolder, { recursive: true });
    await store.restart();
  }
  /** A copy of the log as it is. */
  async function backup(): Promise<string> {
    const copy = await mkdtemp(join(folder, 'backup-'));
    await store.kill('SIGTERM');
    await cp(store.dataFolder, copy, { recursive: true });
    await store.restart();
    return copy;
  }
  async function register(invoices: number): Promise<bigint> {
    let last = 0n;
    for (let n = 0; n < invoices; n++) {
      const id = randomUUID();
      last = await append(stores.eventStore.client, id, registration(id));
    }
    return last;
  }
  const found = () =>
    expect.poll(() => foundLedger(stores.eventStore.client, clock).then(() => 'done', String)).toBe('done');

  /** Runs the projections while `work` does. */
  async function whileProjecting(work: (projections: readonly LedgerProjection[]) => Promise<void>): Promise<void> {
    const projections = projectionsTo(stores, log);
    const stop = new AbortController();
    const running = projections.map((one) => runProjection(one, stores.eventStore.client, log, stop.signal));
    try {
      await work(projections);
    } finally {
      stop.abort();
      await Promise.all(running);
    }
  }
  const reach = (position: bigint) =>
    whileProjecting(async (projections) => {
      for (const { view } of projections) await expect.poll(() => view.checkpoint()).toBe(position);
      for (const { view } of projections)
        await expect.poll(() => view.log?.origin()).toMatchObject({ log: expect.any(String) });
    });
  async function rows() {
    const { rows } = await sql<{ position: string; moved: Date; invoices: string }>`
      select position, moved_at as moved, (select count(*) from balances.invoices) as invoices from balances.checkpoint`.execute(
      stores.postgres,
    );
    return rows[0];
  }
  async function ledger(...args: string[]): Promise<{ code: unknown; out: string }> {
    const said: string[] = [];
    const env = { ...process.env, EVENT_STORE_URL: store.url, POSTGRES_URL: database.url, MONGODB_URL: '' };
    const code = await run(args, env, (text) => said.push(text)).catch((error: Error) => error.message);
    return { code, out: said.join('\n') };
  }
  /** What a query with a position is answered. */
  const read = async (position: bigint) => {
    const headers = { 'ledger-position': `${position}` };
    const answer = await service.inject({ url: '/invoices', headers });
    return { status: answer.statusCode, type: answer.json().type };
  };

  /** Everybody says why, and no view moves. */
  async function expectNotOfLog(why: RegExp, position: bigint): Promise<void> {
    const before = await rows();
    await whileProjecting(async (projections) => {
      const health = dependenciesOf(projections);
      for (const { name, progress } of projections) {
        await expect.poll(() => progress.failed).toBeGreaterThan(1);
        await expect(health[name]?.check()).rejects.toThrow(why);
        expect(health[name]?.required).toBe(true);
      }
    });
    expect(await rows()).toEqual(before);
    await expect.poll(() => read(position)).toEqual({ status: 503, type: '/problems/view-not-of-log' });
    const ready = await service.inject('/readyz');
    expect([ready.statusCode, ready.json().dependencies.balances.detail]).toEqual([503, expect.stringMatching(why)]);
    const [balances] = (await service.inject('/views')).json().views;
    expect(balances).toMatchObject({ state: 'stalled', reason: expect.stringMatching(why) });
  }

  it('are refused in place of a log that was emptied, exchanged for a longer one, or restored from an older backup', async () => {
    await register(2); // a log of an earlier version: its identity comes after its first events
    await found();
    const older = await backup();
    const position = await register(3);
    await reach(position);
    expect(await read(position)).toMatchObject({ status: 200 });
    expect((await ledger('status')).code).toBe(0);
    const current = await backup();

    await exchange();
    await expectNotOfLog(/built from the log .*, but this log has no identity\. .*drop the view/, 1n);

    await found();
    await register(20);
    await expectNotOfLog(/built from the log .*, but this is the log .*drop the view/, 1n);

    await exchange(older);
    const ahead = new RegExp(`events up to position ${position}, but the log ends at position 3\\. .*drop the view`);
    await expectNotOfLog(ahead, 1n);
    const status = await ledger('status');
    expect([status.code, status.out]).toEqual([1, expect.stringMatching(ahead)]);
    expect((await ledger('verify')).code).toMatch(ahead);
    expect((await ledger('rebuild', 'balances')).code).toMatch(ahead);

    await register(10); // past the checkpoints
    const replaced = new RegExp(`has event 0 of invoice-.* at position ${position}, but the log does not have it`);
    await expectNotOfLog(replaced, 1n);
    expect((await ledger('verify')).code).toMatch(replaced);

    await exchange(current);
    await reach(await register(1));
    expect((await ledger('verify')).code).toBe(0);

    await exchange(older);
    await sql`drop schema balances, audit, books cascade`.execute(stores.postgres);
    await reach(3n);
    expect((await ledger('verify')).code).toBe(0);
  });

  it('have one identity, however often and by however many replicas a log is founded', async () => {
    await exchange();
    const { client } = stores.eventStore;
    await expect
      .poll(() =>
        stores.eventStore.check().then(
          () => true,
          () => false,
        ),
      )
      .toBe(true);
    await Promise.all([foundLedger(client, clock), foundLedger(client, clock), foundLedger(client, clock)]);
    await foundLedger(client, clock);
    const events: string[] = [];
    for await (const { event } of client.readStream('ledger-identity')) events.push(event?.type ?? '');
    expect(events).toEqual(['LedgerFounded']);
  });
});
