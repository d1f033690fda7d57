// What docs/backup.md says of restoring, on the embedded event store and PostgreSQL: a copy of either, taken earlier, in the place of what
// was lost.

import { randomBytes } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { lastPosition } from '../../platform/stores/event-store.ts';
import { connectPostgres } from '../../platform/stores/postgres.ts';
import { projectionsTo } from '../../projection-service/projections.ts';
import { catchUp } from '../../projection-service/rebuild/catch-up.ts';
import { openStores, type Stores } from '../../projection-service/stores.ts';
import { log as anyLog } from '../../projection-service/testing/invoice-lives.ts';
import { append } from '../../testing/servers/event-log.ts';
import { type EventStoreProcess, onlyEmbedded, startEventStoreProcess } from '../../testing/servers/event-store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';

const log = { warn: () => {} };

describe.skipIf(onlyEmbedded)(`a backup${onlyEmbedded ? ` (skipped: ${onlyEmbedded})` : ''}`, () => {
  const folders: string[] = [];
  const backupOfPostgres = `backup_${randomBytes(8).toString('hex')}`;
  let store: EventStoreProcess;
  let database: TestDatabase;
  let backupOfLog: string;

  const newFolder = async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ledger-backup-'));
    folders.push(folder);
    return folder;
  };
  const databaseNamed = (name: string) => Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;

  beforeAll(async () => {
    const folder = await newFolder();
    [store, database, backupOfLog] = await Promise.all([
      startEventStoreProcess({ dataFolder: folder }),
      createTestDatabase(),
      newFolder(),
    ]);
    await withStores(store.url, database.url, async (stores) => {
      await write(stores, 1);
      await bringViewsUp(stores);
    });
    await store.kill('SIGTERM');
    await cp(folder, backupOfLog, { recursive: true });
    await administer(`create database ${backupOfPostgres} template ${new URL(database.url).pathname.slice(1)}`);
    await store.restart();
    await withStores(store.url, database.url, async (stores) => {
      await write(stores, 2);
      await bringViewsUp(stores);
    });
  });
  afterAll(async () => {
    await Promise.all([store?.stop(), database?.drop()]);
    await administer(`drop database if exists ${backupOfPostgres}`);
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
  });

  it('of PostgreSQL goes on from where it was, and becomes what the log says', async () => {
    await withStores(store.url, databaseNamed(backupOfPostgres), async (stores) => {
      await bringViewsUp(stores);
      expect(await differences(stores)).toEqual([0, 0, 0]);
    });
  });

  it('of the event store gives every event up to then; views that know of later ones are dropped, and built anew', async () => {
    const restored = await startEventStoreProcess({ dataFolder: backupOfLog });
    try {
      await withStores(restored.url, database.url, async (stores) => {
        const [last, { position }] = [await endOf(stores), await checkpoint(stores)];
        expect(position).toBeGreaterThan(last);
        await sql`drop schema balances, audit, books cascade`.execute(stores.postgres);
        await bringViewsUp(stores);
        expect(await differences(stores)).toEqual([0, 0, 0]);
        expect((await checkpoint(stores)).position).toBe(last);
        expect((await checkpoint(stores)).invoices).toBeGreaterThan(0);
      });
    } finally {
      await restored.stop();
    }
  });

  async function administer(statement: string): Promise<void> {
    const db = connectPostgres({
      url: inject('postgresUrl'),
      name: 'test',
      size: 1,
      statementTimeoutMs: 30_000,
      onLost: () => {},
    });
    await sql.raw(statement).execute(db);
    await db.destroy();
  }
});

async function withStores(eventStore: string, postgres: string, use: (stores: Stores) => Promise<void>): Promise<void> {
  const stores = openStores({ EVENT_STORE_URL: eventStore, POSTGRES_URL: postgres }, 'test', 10_000, log);
  try {
    await use(stores);
  } finally {
    await stores.close();
  }
}

async function write({ eventStore: { client } }: Stores, seed: number): Promise<void> {
  for (const events of fc.sample(anyLog, { numRuns: 6, seed })) {
    for (const { invoiceId, event } of events) await append(client, invoiceId, [event]);
  }
}

async function endOf({ eventStore: { client } }: Stores): Promise<bigint> {
  const last = await lastPosition(client);
  if (last === undefined) throw new Error('the log is empty');
  return last;
}

/** As the projection service does. */
async function bringViewsUp(stores: Stores): Promise<void> {
  const last = await endOf(stores);
  for (const { view, name: _, ...projection } of projectionsTo(stores, log)) {
    await view.prepare();
    await catchUp(stores.eventStore.client, { ...projection, view }, last);
  }
}

/** As `ledger verify` counts them, of each view. */
async function differences(stores: Stores): Promise<number[]> {
  const counts: number[] = [];
  for (const projection of projectionsTo(stores, log)) counts.push((await projection.verify()).different);
  return counts;
}

async function checkpoint({ postgres }: Stores): Promise<{ position: bigint; invoices: number }> {
  const { rows } = await sql<{ position: string; invoices: number }>`
    select (select position from balances.checkpoint) as position, (select count(*) from balances.invoices) as invoices`.execute(
    postgres,
  );
  const [row] = rows;
  return { position: BigInt(row?.position ?? 0), invoices: row?.invoices ?? 0 };
}
