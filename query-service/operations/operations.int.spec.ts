// The views as those who operate them see them, on an event store of their own.

import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../platform/http/service.ts';
import { metricsOf } from '../../platform/metrics/registry.ts';
import { type LedgerProjection, projectionsTo } from '../../projection-service/projections.ts';
import { catchUp } from '../../projection-service/rebuild/catch-up.ts';
import { openStores, type Stores } from '../../projection-service/stores.ts';
import { partPayment, registration } from '../../projection-service/testing/invoice-lives.ts';
import { kill, startProjectionService } from '../../projection-service/testing/service.ts';
import {
  deleteVerification,
  savedVerifications,
  saveVerification,
} from '../../projection-service/verification/verifications.ts';
import { freePort } from '../../testing/network/free-port.ts';
import { append } from '../../testing/servers/event-log.ts';
import { type EventStoreProcess, onlyOurs, startEventStoreProcess } from '../../testing/servers/event-store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { aQueryService } from '../testing/service.ts';

const log = { warn: () => {} };
const invoiceId = randomUUID();
const stream = `invoice-${invoiceId}`;

let eventStore: EventStoreProcess;
let database: TestDatabase;
let stores: Stores;
let service: Service;
let projectionPort: number;
let projectionService: ChildProcess | undefined;
let aheadMs = 0;
beforeAll(async () => {
  [eventStore, database, projectionPort] = await Promise.all([
    startEventStoreProcess(),
    createTestDatabase(),
    freePort(),
  ]);
  stores = openStores({ EVENT_STORE_URL: eventStore.url, POSTGRES_URL: database.url }, 'test', 10_000, log);
  const now = () => new Date(Date.now() + aheadMs);
  const projectionUrl = `http://127.0.0.1:${projectionPort}`;
  const metrics = metricsOf('query-service');
  service = await aQueryService({ postgres: database.url, eventStore: eventStore.url, now, projectionUrl, metrics });
});
afterAll(async () => {
  if (projectionService) await kill(projectionService);
  await Promise.all([service.close(), stores.close()]);
  await Promise.all([eventStore.stop(), database.drop()]);
});

/** Brings all views up to date, as the projection service would. */
async function project(upTo: bigint): Promise<void> {
  for (const { view, ...projection } of projectionsTo(stores, log)) {
    await view.prepare();
    await catchUp(stores.eventStore.client, { ...projection, view }, upTo);
  }
}

async function startProjecting(): Promise<void> {
  const urls = { EVENT_STORE_URL: eventStore.url, POSTGRES_URL: database.url };
  const noOthers = { MONGODB_URL: '', KAFKA_BROKERS: '', MYSQL_URL: '' };
  projectionService = startProjectionService({ PROJECTION_PORT: `${projectionPort}`, ...urls, ...noOthers });
  const isUp = () =>
    fetch(`http://127.0.0.1:${projectionPort}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
  await expect.poll(isUp).toBe(true);
}

function projectionOf(name: string): LedgerProjection {
  const projection = projectionsTo(stores, log).find((projection) => projection.name === name);
  if (projection === undefined) throw new Error(`no projection ${name}`);
  return projection;
}

async function verify(name: string): Promise<void> {
  await saveVerification(stores.postgres, name, await projectionOf(name).verify());
}

async function views() {
  const answer = await service.inject('/views');
  expect(answer.statusCode, answer.body).toBe(200);
  const { end, views } = answer.json();
  const [balances, audit, books] = views;
  return { end, balances, audit, books };
}

const resume = async (view: string, stream: string) => {
  const url = `/views/${view}/parked/${encodeURIComponent(stream)}/resume`;
  const answer = await service.inject({ method: 'POST', url });
  return { status: answer.statusCode, body: answer.json() };
};

/** The value of a metric of the query service; undefined if it has no such series. */
const metric = async (name: string, label: string): Promise<number | undefined> => {
  const { body } = await service.inject('/metrics');
  const line = body.split('\n').find((text) => text.startsWith(`${name}{${label}`));
  return line === undefined ? undefined : Number(line.split(' ').at(-1));
};

const dependencies = async () => (await service.inject('/readyz')).json().dependencies;

describe.skipIf(onlyOurs)('the views', () => {
  it('that are not built yet are unavailable, with a reason', async () => {
    const { balances, audit, books } = await views();
    for (const [name, view] of Object.entries({ balances, audit, books })) {
      expect(view).toMatchObject({ view: name, state: 'unavailable', parked: [], reason: expect.any(String) });
    }
    expect(await metric('ledger_view_lag_seconds', 'view="balances"')).toBeUndefined();
    expect(await metric('ledger_store_up', 'store="PostgreSQL"')).toBe(1);
    expect(await metric('ledger_store_up', 'store="EventStoreDB"')).toBe(1);
  });

  it('are live when they have all events, behind when new ones come, and stalled when they do not move', async () => {
    const first = await append(stores.eventStore.client, invoiceId, registration(invoiceId));
    await project(first);
    const live = { state: 'live', version: 1, position: `${first}`, lagSeconds: 0, parkedStreams: 0, parked: [] };
    expect(await views()).toMatchObject({
      end: `${first}`,
      balances: { ...live, version: 2 },
      audit: live,
      books: live,
    });
    expect((await dependencies()).balances).toMatchObject({ status: 'up', reached: `${first}`, lagSeconds: 0 });

    const last = await append(stores.eventStore.client, invoiceId, partPayment('p', 40_000, 60_000));
    const behind = await views();
    expect(behind).toMatchObject({ end: `${last}`, balances: { state: 'behind', position: `${first}` } });
    expect(behind.balances.lagSeconds).toBeGreaterThan(0);
    aheadMs = 60_000;
    const stalled = await views();
    expect(stalled.books).toMatchObject({ state: 'stalled', reason: expect.stringMatching(/has not moved for \d+ s/) });
    expect(stalled.books.lagSeconds).toBeGreaterThan(59);
    expect((await dependencies()).books.lagSeconds).toBeGreaterThan(59);
    expect(await metric('ledger_view_lag_seconds', 'view="books"')).toBeGreaterThan(59);
    await project(last);
    expect(await metric('ledger_view_lag_seconds', 'view="books"')).toBe(0);
    expect(await views()).toMatchObject({ balances: { state: 'live' }, books: { state: 'live', position: `${last}` } });
    aheadMs = 0;
  });

  it('refuse to resume a stream while the projection service cannot be reached', async () => {
    expect(await resume('balances', stream)).toMatchObject({
      status: 503,
      body: { type: '/problems/projection-service-unavailable' },
    });
  });

  it('show parked streams, which the projection service resumes once it can take in their events', async () => {
    await sql`alter table balances.payments add constraint fault check (amount <> 10000)`.execute(stores.postgres);
    await append(stores.eventStore.client, invoiceId, partPayment('q', 10_000, 50_000));
    const last = await append(stores.eventStore.client, invoiceId, partPayment('r', 20_000, 30_000));
    await startProjecting();
    const positions = async () => Object.values(await views()).map(({ position }) => position);
    await expect.poll(positions).toEqual([undefined, `${last}`, `${last}`, `${last}`]);
    const { balances, books } = await views();
    expect(books).toMatchObject({ state: 'live', parkedStreams: 0 });
    expect(balances).toMatchObject({ state: 'live', parkedStreams: 1 });
    expect(balances.parked).toEqual([
      {
        stream,
        invoiceId,
        revision: 3,
        type: 'PaymentApplied',
        position: expect.stringMatching(/^\d+$/),
        reason: expect.stringContaining('"fault"'),
        since: expect.stringMatching(/Z$/),
        waiting: 4,
      },
    ]);
    // the events that wait pay 100.00 and 200.00
    expect((await service.inject('/views/parked')).json()).toEqual({
      parkedStreams: 1,
      parked: [
        {
          view: 'balances',
          stream,
          invoiceId,
          customerId: 'acme',
          revision: 3,
          reason: expect.stringContaining('"fault"'),
          waiting: 4,
          types: ['PaymentApplied', 'InvoicePartiallyPaid'],
          amounts: [{ currency: 'EUR', due: -30_000, credit: 0 }],
        },
      ],
    });
    expect(await resume('balances', stream)).toMatchObject({ status: 409, body: { type: '/problems/event-refused' } });
    await sql`alter table balances.payments drop constraint fault`.execute(stores.postgres);
    expect(await resume('balances', stream)).toEqual({
      status: 200,
      body: { view: 'balances', stream, events: 4 },
    });
    expect((await views()).balances).toMatchObject({ parkedStreams: 0, parked: [] });
    expect((await service.inject('/views/parked')).json()).toEqual({ parkedStreams: 0, parked: [] });
    expect((await service.inject(`/invoices/${invoiceId}`)).json()).toMatchObject({ amountDue: 30_000, revision: 6 });
  });

  it('refuse to resume a stream that is not parked', async () => {
    const notParked = { status: 404, body: { type: '/problems/stream-not-parked' } };
    expect(await resume('balances', stream)).toMatchObject(notParked);
    expect(await resume('books', `customer-${'€'.repeat(100)}`)).toMatchObject(notParked);
    expect(await resume('ledger', stream)).toMatchObject({ status: 404, body: { type: '/problems/view-not-found' } });
    expect(await resume('follow-ups', stream)).toMatchObject({
      status: 409,
      body: { type: '/problems/follow-ups-resume-themselves' },
    });
  });

  it('show the result of their last verification', async () => {
    expect((await views()).balances).not.toHaveProperty('verification');
    expect(await savedVerifications(stores.postgres)).toEqual([]);
    for (const name of ['balances', 'books']) await verify(name);
    const { end, balances, books } = await views();
    const verified = { verifiedAt: expect.stringMatching(/Z$/), position: end, events: 7, differences: 0 };
    expect(balances.verification).toEqual({ ...verified, rows: 6 });
    expect(books.verification).toMatchObject(verified);
    await sql`update balances.invoices set overdue = true`.execute(stores.postgres);
    await verify('balances');
    expect((await views()).balances.verification).toMatchObject({
      differences: 1,
      first: expect.stringMatching(
        new RegExp(`^invoices .*, from event 6 of ${stream}: the view says {"overdue":true}`),
      ),
    });
    expect(await savedVerifications(stores.postgres)).toEqual(
      expect.arrayContaining([
        { projection: 'balances', at: expect.any(Date), different: 1, rows: 6 },
        { projection: 'books', at: expect.any(Date), different: 0, rows: expect.any(Number) },
      ]),
    );
    await deleteVerification(stores.postgres, 'balances');
    expect((await views()).balances).not.toHaveProperty('verification');
  });

  it('are shown without their lag while the event store is down', async () => {
    const { end } = await views();
    await eventStore.kill();
    const { balances, books, ...rest } = await views();
    expect(rest.end).toBeUndefined();
    const stalled = { state: 'stalled', reason: 'EventStoreDB does not answer', position: end };
    expect([balances, books]).toMatchObject([stalled, stalled]);
    expect(await metric('ledger_store_up', 'store="EventStoreDB"')).toBe(0);
    expect(await metric('ledger_view_lag_seconds', 'view="books"')).toBeUndefined();
    expect((await dependencies()).balances).toEqual({
      status: 'up',
      required: true,
      store: 'PostgreSQL',
      reached: end,
    });
  });
});
