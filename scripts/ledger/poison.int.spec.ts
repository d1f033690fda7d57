// One event in hundreds of streams that cannot be applied to a view: a constraint of a table forbids it until it is dropped.

import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { openStores, type Stores } from '../../projection-service/stores.ts';
import { partPayment, registration } from '../../projection-service/testing/invoice-lives.ts';
import { freePort } from '../../testing/network/free-port.ts';
import { end, startNode } from '../../testing/processes/node-process.ts';
import { repetitions } from '../../testing/repetitions.ts';
import { append } from '../../testing/servers/event-log.ts';
import { onlyOurs, startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { run } from './run.ts';

const streams = repetitions(200, 1_000);
const atOnce = 50;
const [poisoned = '', ...others] = Array.from({ length: streams }, () => randomUUID());

let eventStore: TestEventStore;
let database: TestDatabase;
let stores: Stores;
let service: ChildProcess;
let port: number;
beforeAll(async () => {
  [eventStore, database, port] = await Promise.all([startEventStore(), createTestDatabase(), freePort()]);
  stores = openStores(urls(), 'test', 10_000, { warn: () => {} });
  const main = new URL('../../projection-service/main.ts', import.meta.url).pathname;
  service = startNode([main], { ...env(), PROJECTION_PORT: String(port), LOG_LEVEL: 'silent' });
});
afterAll(async () => {
  await end(service, 'SIGKILL');
  await stores.close();
  await Promise.all([eventStore.stop(), database.drop()]);
});

const urls = () => ({ EVENT_STORE_URL: eventStore.url, POSTGRES_URL: database.url });
const env = () => {
  const { MONGODB_URL, KAFKA_BROKERS, MYSQL_URL, ...env } = process.env;
  return { ...env, ...urls() };
};

async function ledger(...args: string[]): Promise<{ code: number; out: string }> {
  const said: string[] = [];
  const code = await run(args, env(), (text) => said.push(text));
  return { code, out: said.join('\n') };
}

type Readiness = { status: string; dependencies: Record<string, { status: string; detail?: string }> };

async function readyz(): Promise<Readiness | undefined> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
  return (await answer?.json()) as Readiness | undefined;
}

/** Appends to many streams, a number of them at once. */
async function appendToAll(invoiceIds: readonly string[], eventsOf: (id: string) => InvoiceEvent[]): Promise<void> {
  const left = invoiceIds.values();
  const appendNext = async () => {
    for (const id of left) await append(stores.eventStore.client, id, eventsOf(id));
  };
  await Promise.all(Array.from({ length: atOnce }, appendNext));
}

/** How many invoices the view has at each revision. */
async function revisions(): Promise<Record<string, number>> {
  const { rows } = await sql<{ revision: number; invoices: number }>`
    select revision, count(*) as invoices from balances.invoices group by revision`.execute(stores.postgres);
  return Object.fromEntries(rows.map(({ revision, invoices }) => [revision, invoices]));
}

const by = (method: string, events: InvoiceEvent[]): InvoiceEvent[] =>
  events.map((event) => (event.type === 'PaymentApplied' ? { ...event, data: { ...event.data, method } } : event));

describe.skipIf(onlyOurs)(`a poison event in one of ${streams} streams`, () => {
  it('parks its own stream, and the others stay current', async () => {
    await expect.poll(async () => (await readyz())?.status).toBe('ready');
    await sql`alter table balances.payments add constraint fault check (method <> 'barter')`.execute(stores.postgres);
    await appendToAll([...others, poisoned], (id) => registration(id));
    await append(stores.eventStore.client, poisoned, by('barter', partPayment('p', 40_000, 60_000)));
    await append(stores.eventStore.client, poisoned, partPayment('q', 10_000, 50_000));
    await appendToAll(others, () => partPayment('p', 40_000, 60_000));
    await expect.poll(revisions).toEqual({ 0: 1, 2: streams - 1 });

    expect(await readyz()).toMatchObject({
      status: 'degraded',
      dependencies: {
        balances: { status: 'up' },
        audit: { status: 'up' },
        'streams of audit': { status: 'up' },
        'streams of balances': {
          status: 'down',
          detail: expect.stringMatching(`^1 parked: event 1 of invoice-${poisoned} \\(PaymentApplied\\): .*"fault"`),
        },
      },
    });
    const parked = await ledger('parked', '--json');
    expect(parked.code).toBe(1);
    expect(JSON.parse(parked.out)).toMatchObject([
      { projection: 'balances', stream: `invoice-${poisoned}`, revision: 1, type: 'PaymentApplied' },
    ]);
  });

  it('stays parked while the fault lasts; after the fix and a resume all streams are current', async () => {
    expect(await ledger('resume')).toMatchObject({ code: 1, out: expect.stringContaining('stays parked') });
    await sql`alter table balances.payments drop constraint fault`.execute(stores.postgres);
    expect(await ledger('resume')).toMatchObject({
      code: 0,
      out: `balances: invoice-${poisoned} resumed, 4 waiting events applied`,
    });
    expect(await revisions()).toEqual({ 2: streams - 1, 4: 1 });
    expect(await readyz()).toMatchObject({ status: 'ready' });
    await append(stores.eventStore.client, poisoned, partPayment('r', 10_000, 40_000));
    await expect.poll(revisions).toEqual({ 2: streams - 1, 6: 1 });
    expect(await ledger('verify')).toMatchObject({ code: 0 });
  });
});
