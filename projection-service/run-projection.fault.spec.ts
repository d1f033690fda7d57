// Projections on an event store and a PostgreSQL that fail now and then.

import { randomUUID } from 'node:crypto';
import { ANY, jsonEvent } from '@eventstore/db-client';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { dependenciesOf, health } from '../platform/projection/health.ts';
import { notStarted, type Progress } from '../platform/projection/progress.ts';
import { resume } from '../platform/projection/resume.ts';
import { runProjection } from '../platform/projection/run-projection.ts';
import { EventRefused, type View } from '../platform/projection/view.ts';
import { connectEventStore, type EventStore } from '../platform/stores/event-store.ts';
import { append, appendUnknown, invoiceEvents } from '../testing/servers/event-log.ts';
import { type EventStoreProcess, onlyOurs, startEventStoreProcess } from '../testing/servers/event-store.ts';
import { createTestDatabase, type TestDatabase } from '../testing/servers/postgres.ts';
import type { AuditTables } from './audit/document.ts';
import { postgresAuditLog } from './audit/postgres-store.ts';
import { auditView } from './audit/view.ts';
import type { BalancesTables } from './balances/schema.ts';
import { balancesView } from './balances/store.ts';
import { connect } from './testing/connect.ts';
import { partPayment, registration } from './testing/invoice-lives.ts';
import { rowsByReplay, rowsInView } from './testing/rows-by-replay.ts';

/** Here connections are lost on purpose. */
const ignore = () => {};

type Tables = BalancesTables & AuditTables;

let store: EventStoreProcess;
let eventStore: EventStore;
let database: TestDatabase;
let db: Kysely<Tables>;
let stops: (() => Promise<void>)[];

beforeEach(async () => {
  [store, database] = await Promise.all([startEventStoreProcess(), createTestDatabase()]);
  eventStore = connectEventStore(store.url);
  db = connect(database.url, ignore);
  stops = [];
});
afterEach(async () => {
  for (const stop of stops.toReversed()) await stop();
  await eventStore.dispose();
  await db.destroy();
  await Promise.all([store.stop(), database.drop()]);
});

describe('a projection', () => {
  it('catches up with the log, and keeps the view up to date', async () => {
    await paidInvoices(20);
    const { view } = follow('balances', balancesView);
    await paidInvoices(20);
    await viewEqualsReplay(view);
  });

  it('goes on from its checkpoint when its connections to the view are cut, again and again', async () => {
    const { view } = follow('balances', balancesView);
    for (let round = 0; round < 5; round++) {
      await Promise.all([paidInvoices(20), cutConnections()]);
    }
    await viewEqualsReplay(view);
  });

  it.skipIf(onlyOurs)('goes on from its checkpoint when the event store is killed and starts again', async () => {
    const { view } = follow('balances', balancesView);
    for (let round = 0; round < 3; round++) {
      await paidInvoices(10);
      await store.kill();
      await store.restart();
      // the circuit breaker of the client refuses calls until one was answered
      const isCalled = () =>
        eventStore.client.getStreamMetadata('invoice-none').then(
          () => true,
          () => false,
        );
      await expect.poll(isCalled, { timeout: 60_000 }).toBe(true);
    }
    await viewEqualsReplay(view);
  });

  it('counts no event twice if two processes write to the same view, with or without a lease', async () => {
    const unleased = (db: Kysely<Tables>) => {
      const { lease, ...view } = balancesView(db);
      return view;
    };
    const { view } = follow('balances', unleased);
    follow('balances', unleased);
    follow('balances', balancesView);
    for (let round = 0; round < 5; round++) await paidInvoices(10);
    await viewEqualsReplay(view);
  });

  it('whose store is down fails without affecting others, reports it, and catches up when the store is back', async () => {
    const elsewhere = await createTestDatabase();
    stops.push(elsewhere.drop);
    const down = follow('balances', balancesView);
    const up = follow('audit', (db) => auditView(postgresAuditLog(db)), elsewhere);
    await reaches(down.view, await paidInvoices(1));
    await setAway(true);
    const last = await paidInvoices(5);
    await reaches(up.view, last);
    await expect.poll(() => complaint(down.progress)).toMatch('retrying: ');
    expect(await health(up.progress).check()).toMatchObject({ state: 'following', lagSeconds: 0 });
    await setAway(false);
    await viewEqualsReplay(down.view);
    expect(await health(down.progress).check()).toMatchObject({ state: 'following', position: String(last) });
  });

  it.skipIf(onlyOurs)('parks the stream of an event that it refuses, shows it, and goes on with others', async () => {
    const { view, progress } = follow('balances', balancesView);
    const invoiceId = randomUUID();
    await append(eventStore.client, invoiceId, registration(invoiceId));
    await appendStrange(invoiceId);
    await append(eventStore.client, invoiceId, partPayment('p', 40_000, 60_000));
    await reaches(view, await paidInvoices(5));
    expect(await view.parking?.parked()).toMatchObject([
      {
        stream: `invoice-${invoiceId}`,
        revision: 1,
        type: 'Strange',
        reason: expect.stringContaining('carries no schema'),
      },
    ]);
    const dependencies = dependenciesOf([{ name: 'balances', view, progress }]);
    expect(await dependencies.balances?.check()).toMatchObject({ state: 'following' });
    await expect(dependencies['streams of balances']?.check()).rejects.toThrow(
      /1 parked: event 1 of invoice-.*Strange/,
    );
    const { invoices, payments } = await rowsInView(db);
    expect(invoices).toHaveLength(6);
    expect(invoices).toContainEqual(
      expect.objectContaining({ invoice_id: invoiceId, revision: 0, amount_due: 100_000 }),
    );
    expect(payments).toHaveLength(5);
  });

  it.each([
    ['of a new type', {}],
    ['of a new version of a type', { type: 'PaymentApplied', schema: 2 }],
  ])('parks the stream of an event %s at once, without failing, and goes on with others', async (_, unknown) => {
    const { view, progress } = follow('balances', balancesView);
    const invoiceId = randomUUID();
    await append(eventStore.client, invoiceId, registration(invoiceId));
    await appendUnknown(eventStore.client, `invoice-${invoiceId}`, unknown);
    await reaches(view, await paidInvoices(5));
    await reaches(view, await append(eventStore.client, invoiceId, partPayment('p', 40_000, 60_000)));
    expect(await view.parking?.parked()).toMatchObject([
      { stream: `invoice-${invoiceId}`, revision: 1, reason: expect.stringMatching(/: update the service$/) },
    ]);
    expect(progress.failed).toBe(0);
    const { invoices, payments } = await rowsInView(db);
    expect([invoices.length, payments.length]).toEqual([6, 5]);
  });

  it.skipIf(onlyOurs)(
    'adds the events that waited when a parked stream is resumed, while other streams go on',
    async () => {
      const broken = { now: true };
      const { view } = follow('balances', (db) => {
        const view = balancesView(db);
        const commit: View['commit'] = async (events, from, to) => {
          if (broken.now && events.some(({ type }) => type === 'PaymentApplied'))
            throw new EventRefused(new Error('a bug'));
          await view.commit(events, from, to);
        };
        return { ...view, commit };
      });
      const parkedId = randomUUID();
      await append(eventStore.client, parkedId, registration(parkedId));
      await reaches(view, await append(eventStore.client, parkedId, partPayment('p', 40_000, 60_000)));
      broken.now = false;
      await append(eventStore.client, parkedId, partPayment('q', 10_000, 50_000));
      const others = (async () => {
        for (let round = 0; round < 10; round++) await paidInvoices(2);
      })();
      const [parked] = (await view.parking?.parked()) ?? [];
      if (parked === undefined) throw new Error('nothing is parked');
      await append(eventStore.client, parkedId, partPayment('r', 10_000, 40_000));
      expect(await resume(eventStore.client, view, parked)).toBeGreaterThan(0);
      await others;
      expect(await view.parking?.parked()).toEqual([]);
      await viewEqualsReplay(view);
    },
  );

  it('waits at an event that the view refuses, if the view cannot park streams', async () => {
    const { view, progress } = follow('balances', (db) => {
      const { parking, ...view } = balancesView(db);
      return view;
    });
    const last = await paidInvoices(1);
    await reaches(view, last);
    await appendStrange(randomUUID());
    await expect.poll(() => complaint(progress)).toMatch(/failed [5-9] times.*carries no schema version/);
    expect(await view.checkpoint()).toBe(last);
  });

  it('reaches the position of an event that only moves the checkpoint, at once', async () => {
    const { view } = follow('balances', balancesView);
    await reaches(view, await paidInvoices(1));
    const granted = jsonEvent({ type: 'CreditGranted', data: {} });
    const { position } = await eventStore.client.appendToStream('customer-acme', granted, { expectedRevision: ANY });
    await reaches(view, position?.commit ?? 0n);
  });
});

/** Runs a projection of invoices until the test ends. */
function follow(
  name: string,
  viewOf: (db: Kysely<Tables>) => View,
  on: TestDatabase = database,
): { view: View; progress: Progress } {
  const connection = connect<Tables>(on.url, ignore);
  const view = viewOf(connection);
  const progress = notStarted();
  const projection = {
    name,
    kinds: ['invoice'],
    checkpointOnly: ['customer'],
    view,
    limits: { size: 50, lingerMs: 5 },
    progress,
  } as const;
  const stop = new AbortController();
  const running = runProjection(projection, eventStore.client, { warn: () => {} }, stop.signal);
  stops.push(async () => {
    stop.abort();
    await running;
    await connection.destroy();
  });
  return { view, progress };
}

/** Registers invoices and pays a part of each. @returns the position of the last event */
async function paidInvoices(count: number): Promise<bigint> {
  const positions = await Promise.all(
    Array.from({ length: count }, async () => {
      const invoiceId = randomUUID();
      await append(eventStore.client, invoiceId, registration(invoiceId));
      return append(eventStore.client, invoiceId, partPayment('p', 40_000, 60_000));
    }),
  );
  return positions.toSorted((a, b) => Number(a - b)).at(-1) ?? 0n;
}

/** An event that no version of the ledger wrote. */
const appendStrange = (invoiceId: string) =>
  eventStore.client.appendToStream(`invoice-${invoiceId}`, jsonEvent({ type: 'Strange', data: {} }), {
    expectedRevision: ANY,
  });

/** What /readyz says of a projection that fails. */
const complaint = (progress: Progress): Promise<string> =>
  health(progress)
    .check()
    .then(() => '', String);

const reaches = (view: View, position: bigint): Promise<void> =>
  expect
    .poll(() => view.checkpoint().catch(() => undefined), { interval: 20 })
    .toSatisfy((at: bigint | undefined) => at !== undefined && at >= position);

/** Waits until the view has all there is, and compares. */
async function viewEqualsReplay(view: View): Promise<void> {
  const events = await invoiceEvents(eventStore.client);
  await reaches(view, events.at(-1)?.position ?? 0n);
  expect(events.length).toBeGreaterThan(0);
  expect(await rowsInView(db)).toEqual(rowsByReplay(events));
}

/** Cuts all connections to the database. */
const cutConnections = () =>
  fromElsewhere(
    (name) =>
      // autovacuum works in it, too, as a superuser
      sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name} and usename = current_user`,
  );

/** Takes the database away, or brings it back. */
async function setAway(away: boolean): Promise<void> {
  await fromElsewhere((name) => sql`alter database ${sql.id(name)} allow_connections ${sql.lit(!away)}`);
  if (away) await cutConnections();
}

async function fromElsewhere(statement: (name: string) => RawBuilder<unknown>): Promise<void> {
  const server = connect(inject('postgresUrl'), ignore);
  await statement(new URL(database.url).pathname.slice(1)).execute(server);
  await server.destroy();
}
