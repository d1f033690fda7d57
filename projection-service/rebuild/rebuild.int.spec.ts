import { randomUUID } from 'node:crypto';
import { jsonEvent } from '@eventstore/db-client';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runProjection } from '../../platform/projection/run-projection.ts';
import { ViewOfOtherVersion } from '../../platform/projection/view.ts';
import { append } from '../../testing/servers/event-log.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { type LedgerProjection, projectionsTo } from '../projections.ts';
import { openStores, type Stores } from '../stores.ts';
import { partPayment, registration } from '../testing/invoice-lives.ts';
import { ViewNotBuilt } from './checkpoint-lock.ts';
import { RebuildUnderWay } from './one-at-a-time.ts';

const log = { warn: () => {} };
/** How many events there are before the rebuild; `npm run test:crash` has 100,000. */
const before = Number(process.env.REBUILD_EVENTS ?? 300);
const eventsAnInvoice = 3;
const recordersAtOnce = 50;

let eventStore: TestEventStore;
let database: TestDatabase;
let stores: Stores;
let balances: LedgerProjection;
const stop = new AbortController();
let running: Promise<void>;

beforeAll(async () => {
  [eventStore, database] = await Promise.all([startEventStore(), createTestDatabase()]);
  stores = openStores({ EVENT_STORE_URL: eventStore.url, POSTGRES_URL: database.url }, 'test', 10_000, log);
  const [first] = projectionsTo(stores, log);
  if (first === undefined) throw new Error('no projection');
  balances = first;
  running = runProjection(balances, stores.eventStore.client, log, stop.signal);
  const last = await recordMany(before / eventsAnInvoice);
  await vi.waitUntil(async () => ((await balances.view.checkpoint().catch(() => undefined)) ?? 0n) >= last, patience);
});
afterAll(async () => {
  stop.abort();
  await running;
  await stores.close();
  await Promise.all([eventStore.stop(), database.drop()]);
});

const patience = { timeout: 100_000, interval: 50 };

async function recordMany(invoices: number): Promise<bigint> {
  let [left, last] = [Math.ceil(invoices), 0n];
  const recorder = async () => {
    while (left-- > 0) {
      const position = await record();
      if (position > last) last = position;
    }
  };
  await Promise.all(Array.from({ length: recordersAtOnce }, recorder));
  return last;
}

async function record(): Promise<bigint> {
  const id = randomUUID();
  await append(stores.eventStore.client, id, registration(id));
  return append(stores.eventStore.client, id, partPayment('p', 40_000, 60_000));
}

/** Writes and reads until it is stopped. @returns the positions that the reads saw, one after the other */
function traffic(): { stop(): Promise<bigint[]> } {
  const stopped = new AbortController();
  const writing = (async () => {
    while (!stopped.signal.aborted) await record();
  })();
  const reading = (async () => {
    const seen: bigint[] = [];
    while (!stopped.signal.aborted) seen.push(await readAtOnce(stores.postgres));
    return seen;
  })();
  return {
    async stop() {
      stopped.abort();
      await writing;
      return reading;
    },
  };
}

/** A read that depends on several tables: as many payments as invoices that are paid in part, as of the checkpoint. */
async function readAtOnce<Tables>(db: Kysely<Tables>): Promise<bigint> {
  const { rows } = await sql<{ position: string; payments: number; paid: number }>`
    select position, (select count(*) from balances.payments) payments,
      (select count(*) from balances.invoices where revision >= 1) paid from balances.checkpoint`.execute(db);
  expect(rows[0]?.payments).toBe(rows[0]?.paid);
  return BigInt(rows[0]?.position ?? -1);
}

const neverBack = (positions: bigint[]): boolean =>
  positions.every((at, i) => i === 0 || at >= (positions[i - 1] ?? 0n));

describe('a rebuild', () => {
  it('repairs the view while reads go on, never fail and never go back in time; so does a swap back', async ({
    annotate,
  }) => {
    await sql`
      update balances.payments set method = 'barter'
      where invoice_id = (select min(invoice_id::text)::uuid from balances.payments)`.execute(stores.postgres);
    const busy = traffic();
    const start = performance.now();
    const rebuilt = await balances.replacing?.rebuild();
    const seconds = (performance.now() - start) / 1_000;
    expect(rebuilt).toMatchObject({
      different: 1,
      first: [{ in: 'payments', viewSays: { method: 'barter' }, logSays: { method: 'transfer' } }],
    });
    const last = await record();
    await vi.waitUntil(async () => ((await balances.view.checkpoint()) ?? 0n) >= last, patience);
    expect(await balances.verify()).toMatchObject({ different: 0 });

    await balances.replacing?.swapBack();
    const later = await record();
    await vi.waitUntil(async () => ((await balances.view.checkpoint()) ?? 0n) >= later, patience);
    expect(await balances.verify()).toMatchObject({ different: 1 });
    await balances.replacing?.rebuild();
    expect(await balances.verify()).toMatchObject({ different: 0 });
    const positions = await busy.stop();
    expect(positions.length).toBeGreaterThan(20);
    expect(neverBack(positions)).toBe(true);
    await annotate(
      `${rebuilt?.events} events and ${rebuilt?.rows} rows in ${seconds.toFixed(1)} s; ${positions.length} reads, none failed`,
    );
  });

  it('replaces a view of another version, which no projection changes before, and which only that version can swap back', async () => {
    await sql`update balances.checkpoint set projection = 'balances'`.execute(stores.postgres);
    const last = await record();
    await vi.waitUntil(() => balances.progress.lastError instanceof ViewOfOtherVersion, patience);
    expect(await balances.view.checkpoint()).toBeLessThan(last);
    expect(String(balances.progress.lastError)).toMatch(/built by balances, this is balances@2: .*ledger rebuild/);
    await balances.replacing?.rebuild();
    await vi.waitUntil(async () => ((await balances.view.checkpoint()) ?? 0n) >= last, patience);
    expect(await balances.verify()).toMatchObject({ different: 0 });
    await expect(balances.replacing?.swapBack()).rejects.toThrow(ViewOfOtherVersion);
  });

  it('is done by the process that began first; another one is told who it is, and changes nothing', async () => {
    const rebuilds = await Promise.allSettled([1, 2, 3].map(() => balances.replacing?.rebuild()));
    const refused = rebuilds.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused).toHaveLength(2);
    for (const error of refused) {
      expect(error).toBeInstanceOf(RebuildUnderWay);
      expect(error.message).toMatch(/^The view balances is being rebuilt .* by test from 127\.0\.0\.1 \(process \d+/);
    }
    await balances.replacing?.rebuild(); // the lock is free again
  });

  it('keeps the event that the checkpoint is at, also if it is of a kind that the view is not built from', async () => {
    const ofNoRow = jsonEvent({ type: 'NumberAllocated', data: {} });
    const { position } = await stores.eventStore.client.appendToStream('series-a', ofNoRow);
    await vi.waitUntil(async () => (await balances.view.checkpoint()) === position?.commit, patience);
    const origin = await balances.view.log?.origin();
    expect(origin?.lastEvent).toMatch('"series-a"');
    await balances.replacing?.rebuild();
    expect(await balances.view.log?.origin()).toEqual({ ...origin, log: undefined });
  });

  it('can be swapped back only if there was one', async () => {
    const [, audit] = projectionsTo(stores, log);
    await expect(audit?.replacing?.swapBack()).rejects.toThrow(ViewNotBuilt);
    await expect(audit?.replacing?.rebuild()).rejects.toThrow(ViewNotBuilt);
  });
});
