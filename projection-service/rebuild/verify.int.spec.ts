import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { notStarted } from '../../platform/projection/progress.ts';
import { runProjection } from '../../platform/projection/run-projection.ts';
import type { View } from '../../platform/projection/view.ts';
import { connectEventStore, type EventStore } from '../../platform/stores/event-store.ts';
import { connectMongo } from '../../platform/stores/mongo.ts';
import { append } from '../../testing/servers/event-log.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { mongoUrl, withoutMongo } from '../../testing/servers/mongodb.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import type { AuditDocument, AuditTables } from '../audit/document.ts';
import { mongoAuditLog } from '../audit/mongo-store.ts';
import { auditTables, postgresAuditLog } from '../audit/postgres-store.ts';
import { verifyMongoAudit } from '../audit/verify-mongo.ts';
import { auditView } from '../audit/view.ts';
import type { BalancesTables } from '../balances/schema.ts';
import { balancesTables, balancesView } from '../balances/store.ts';
import { connect } from '../testing/connect.ts';
import { partPayment, registration } from '../testing/invoice-lives.ts';
import { catchUp } from './catch-up.ts';
import { ViewNotBuilt } from './checkpoint-lock.ts';
import { verifyPostgres } from './verify-postgres.ts';

const ofInvoices = { kinds: ['invoice'], limits: { size: 50, lingerMs: 5 } } as const;

let store: TestEventStore;
let eventStore: EventStore;
let database: TestDatabase;
let db: Kysely<BalancesTables & AuditTables>;
let stop: AbortController;
let running: Promise<void>[];
const invoiceId = randomUUID();

beforeAll(async () => {
  [store, database] = await Promise.all([startEventStore(), createTestDatabase()]);
  eventStore = connectEventStore(store.url);
  db = connect(database.url);
  await append(eventStore.client, invoiceId, [...registration(invoiceId), ...partPayment('p', 40_000, 60_000)]);
  stop = new AbortController();
  const views: [string, View][] = [
    ['balances', balancesView(db)],
    ['audit', auditView(postgresAuditLog(db))],
  ];
  running = views.map(([name, view]) =>
    runProjection(
      { ...ofInvoices, name, view, progress: notStarted() },
      eventStore.client,
      { warn: () => {} },
      stop.signal,
    ),
  );
  const patience = { timeout: 100_000 };
  for (const [, view] of views) await vi.waitUntil(() => view.checkpoint().catch(() => undefined), patience);
});
afterAll(async () => {
  stop.abort();
  await Promise.all(running);
  await Promise.all([eventStore.dispose(), db.destroy()]);
  await Promise.all([store.stop(), database.drop()]);
});

const verifyBalances = () =>
  verifyPostgres(
    eventStore.client,
    { ...ofInvoices, db, tables: balancesTables, viewIn: (schema) => balancesView(db, schema) },
    'balances',
  );
const verifyAudit = () =>
  verifyPostgres(
    eventStore.client,
    { ...ofInvoices, db, tables: auditTables, viewIn: (schema) => auditView(postgresAuditLog(db, schema)) },
    'audit',
  );

describe('the verification of a view', () => {
  it('finds no difference while the projection goes on, and leaves nothing behind', async () => {
    const traffic = new AbortController();
    const written = (async () => {
      for (; !traffic.signal.aborted; ) {
        const id = randomUUID();
        await append(eventStore.client, id, [...registration(id), ...partPayment('p', 40_000, 60_000)]);
      }
    })();
    for (const verify of [verifyBalances, verifyAudit, verifyBalances]) {
      expect(await verify()).toMatchObject({ different: 0, first: [], events: expect.any(Number) });
    }
    traffic.abort();
    await written;
    const schemas = await sql<{
      name: string;
    }>`select nspname as name from pg_namespace where nspname like '%verify'`.execute(db);
    expect(schemas.rows).toEqual([]);
  });

  it('finds a changed row, a missing row and an extra row, and names the event of each', async () => {
    await expect.poll(async () => (await verifyBalances()).rows).toBeGreaterThan(2);
    const stranger = randomUUID();
    await sql`update balances.invoices set overdue = true where invoice_id = ${invoiceId}`.execute(db);
    await sql`delete from balances.payments where invoice_id = ${invoiceId}`.execute(db);
    await sql`insert into balances.payments values (${stranger}, 'x', 7, 'money', 1, 0, 0, false, '2026-01-01', 'cash')`.execute(
      db,
    );
    await sql`update balances.customer_names set name = 'Somebody'`.execute(db);
    const { different, first } = await verifyBalances();
    expect(different).toBe(4);
    expect(first).toEqual(
      expect.arrayContaining([
        {
          in: 'invoices',
          key: { invoice_id: invoiceId },
          viewSays: { overdue: true },
          logSays: { overdue: false },
          event: { stream: `invoice-${invoiceId}`, revision: 2 },
        },
        expect.objectContaining({
          in: 'payments',
          viewSays: undefined,
          event: { stream: `invoice-${invoiceId}`, revision: 1 },
        }),
        expect.objectContaining({ in: 'payments', logSays: undefined, key: { invoice_id: stranger, payment_id: 'x' } }),
        expect.objectContaining({ in: 'customer_names', viewSays: { name: 'Somebody' }, logSays: { name: 'Acme' } }),
      ]),
    );
  });

  it('reports that a view was never built', async () => {
    await expect(
      verifyPostgres(
        eventStore.client,
        { ...ofInvoices, db, tables: balancesTables, viewIn: (schema) => balancesView(db, schema) },
        'elsewhere',
      ),
    ).rejects.toThrow(ViewNotBuilt);
  });
});

describe.skipIf(withoutMongo !== '')(`the verification of an audit in MongoDB${withoutMongo}`, () => {
  const client = connectMongo({
    url: mongoUrl ?? 'mongodb://127.0.0.1',
    name: 'test',
    size: 5,
    operationTimeoutMs: 30_000,
  });
  const mongo = client.db(`test_${randomUUID()}`);
  afterAll(async () => {
    await mongo.dropDatabase();
    await client.close();
  });

  it('finds no difference at first, and then each document that was changed or removed', async () => {
    const view = auditView(mongoAuditLog(mongo, { warn: () => {} }));
    await view.prepare();
    await append(eventStore.client, invoiceId, partPayment('q', 10_000, 50_000));
    const balances = balancesView(db);
    await catchUp(eventStore.client, { ...ofInvoices, view }, await balances.checkpoint());
    const verify = () => verifyMongoAudit(eventStore.client, { ...ofInvoices, view }, { mongo, postgres: db });
    expect(await verify()).toMatchObject({ different: 0, first: [] });
    const events = mongo.collection<AuditDocument>('events');
    await events.updateOne({ invoiceId, revision: 0 }, { $set: { actor: 'somebody' } });
    await events.deleteOne({ invoiceId, revision: 1 });
    expect(await verify()).toMatchObject({
      different: 2,
      first: [
        { key: { invoice_id: invoiceId, revision: 0 }, viewSays: { actor: 'somebody' }, logSays: { actor: 'a test' } },
        { viewSays: undefined, event: { stream: `invoice-${invoiceId}`, revision: 1 } },
      ],
    });
  });
});
