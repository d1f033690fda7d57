import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { postgresUrl } from '../../embedded/postgres/connection.ts';
import { metricsOf } from '../../platform/metrics/registry.ts';
import { connectMongo } from '../../platform/stores/mongo.ts';
import { balancesView } from '../../projection-service/balances/store.ts';
import { freePort } from '../../testing/network/free-port.ts';
import { startTcpProxy } from '../../testing/network/tcp-proxy.ts';
import { end, startNode } from '../../testing/processes/node-process.ts';
import { prepareCluster } from '../../testing/processes/prepared-cluster.ts';
import { onlyOurs, startEventStoreProcess } from '../../testing/servers/event-store.ts';
import { createTestDatabase } from '../../testing/servers/postgres.ts';
import type { AuditLog } from '../history/audit-log.ts';
import { mongoAudit } from '../history/mongo.ts';
import { aLog, bringUpToDate, connectBalances } from '../testing/ledger.ts';
import { aQueryService } from '../testing/service.ts';

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

/** A service on the balances of a PostgreSQL, with the audit there too or elsewhere. */
async function aService(url: string, { audit, eventStore }: { audit?: AuditLog; eventStore?: string } = {}) {
  const postgres = connectBalances(url);
  const metrics = metricsOf('query-service');
  const given = { postgres: url, metrics, ...(audit && { audit }), ...(eventStore && { eventStore }) };
  const service = await aQueryService(given);
  undo.push(() => Promise.all([postgres.destroy(), service.close()]));
  return { postgres, service };
}

/** A PostgreSQL of its own, to be stopped and started on the same port and folder. */
async function aPostgres() {
  const data = await mkdtemp(join(tmpdir(), 'query-outage-'));
  await prepareCluster(data);
  const port = await freePort();
  const env = { ...process.env, LEDGER_DATA: data, POSTGRES_PORT: String(port), POSTGRES_SETTINGS: 'fsync=off' };
  let launcher: ChildProcess | undefined;
  const start = () => {
    const main = new URL('../../embedded/postgres/main.ts', import.meta.url).pathname;
    launcher = startNode([main], env);
  };
  const stop = async () => {
    if (launcher) await end(launcher);
  };
  undo.push(async () => {
    await stop();
    await rm(data, { recursive: true });
  });
  start();
  return { start, stop, url: () => postgresUrl(join(data, 'postgres'), port) };
}

describe('while PostgreSQL is down', () => {
  it('its reads answer 503 with Retry-After, and work again when it is back', async () => {
    const server = await aPostgres();
    await expect.poll(server.url).toMatch(/^postgres/);
    const { postgres, service } = await aService(server.url());
    const view = balancesView(postgres);
    await expect.poll(() => view.prepare().then(() => 'up')).toBe('up');
    const log = aLog();
    const invoiceId = log.register({ payable: 1_000 });
    await bringUpToDate(view, log);
    const read = () => service.inject(`/invoices/${invoiceId}`);
    expect((await read()).statusCode).toBe(200);

    await server.stop();
    const answer = await read();
    expect(answer.json()).toMatchObject({ status: 503, type: '/problems/store-unavailable', store: 'PostgreSQL' });
    expect(answer.headers['retry-after']).toBe('2');
    const readiness = await service.inject('/readyz');
    expect(readiness.json()).toMatchObject({ status: 'not-ready', dependencies: { balances: { status: 'down' } } });
    expect(readiness.statusCode).toBe(503);
    expect((await service.inject('/healthz')).statusCode).toBe(200);

    server.start();
    await expect.poll(async () => (await read()).statusCode).toBe(200);
  });

  it('reads do not wait forever for a server that accepts connections and never answers', async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    undo.push(async () => {
      for (const socket of sockets) socket.destroy();
      silent.close();
    });
    const { service } = await aService(`postgres://x:y@127.0.0.1:${(silent.address() as AddressInfo).port}/z`);
    const answer = await service.inject('/invoices');
    expect(answer.json()).toMatchObject({ status: 503, type: '/problems/store-unavailable' });
  });

  it('a server that does not answer is not queried by every read: reads are refused at once until it is back', async () => {
    const database = await createTestDatabase();
    const way = await startTcpProxy(Number(new URL(database.url).port));
    undo.push(() => way.close().then(() => database.drop()));
    const url = new URL(database.url);
    url.port = String(way.port);
    const { postgres, service } = await aService(url.href);
    await balancesView(postgres).prepare();
    const read = () => service.inject('/invoices');
    expect((await read()).statusCode).toBe(200);

    await way.refuse();
    const causes = async () => [(await read()).statusCode, (await service.inject('/readyz')).body];
    await expect.poll(causes).toEqual([503, expect.stringContaining('PostgreSQL does not answer')]);
    const refusals = async () => {
      const answer = await read();
      expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, expect.stringMatching(/^[1-9]$/)]);
      return (await service.inject('/metrics')).body;
    };
    await expect.poll(refusals).toMatch(/ledger_breaker_refused_total\{store="balances",[^}]*} [1-9]/);

    await way.forward();
    await expect.poll(async () => (await read()).statusCode).toBe(200);
  });
});

describe('before the projections have run', () => {
  it('reads answer that the view is not built yet', async () => {
    const database = await createTestDatabase();
    undo.push(() => database.drop());
    const { service } = await aService(database.url);
    for (const [url, view] of [
      ['/invoices', 'balances'],
      ['/invoices/00000000-0000-4000-8000-000000000007/history', 'audit'],
    ] as const) {
      const answer = await service.inject(url);
      expect(answer.json()).toMatchObject({ status: 503, type: '/problems/view-not-built', view });
    }
  });
});

describe.skipIf(onlyOurs)(`while the event store is down${onlyOurs ? ` (skipped: ${onlyOurs})` : ''}`, () => {
  it('reads of views are answered, reads of the log are refused until it is back', async () => {
    const [database, eventStore] = await Promise.all([createTestDatabase(), startEventStoreProcess()]);
    undo.push(() => Promise.all([database.drop(), eventStore.stop()]));
    const { postgres, service } = await aService(database.url, { eventStore: eventStore.url });
    const view = balancesView(postgres);
    await view.prepare();
    const log = aLog();
    const invoiceId = log.register({ payable: 1_000 });
    await bringUpToDate(view, log);
    const status = async (url: string) => (await service.inject(url)).statusCode;
    expect(await status(`/invoices/${invoiceId}?revision=0`)).toBe(404); // no stream is behind this row

    await eventStore.kill();
    expect(await status(`/invoices/${invoiceId}`)).toBe(200);
    expect(await status('/invoices')).toBe(200);
    expect(await status('/customers/acme/balance')).toBe(200);
    const asOfThen = await service.inject(`/invoices/${invoiceId}?revision=0`);
    expect(asOfThen.json()).toMatchObject({
      status: 503,
      type: '/problems/store-unavailable',
      store: 'EventStoreDB',
    });
    expect((await service.inject('/readyz')).json()).toMatchObject({
      status: 'degraded',
      dependencies: { balances: { status: 'up' }, 'event-store': { status: 'down' } },
    });

    await eventStore.restart();
    await expect.poll(() => status(`/invoices/${invoiceId}?revision=0`)).toBe(404);
  });
});

const auditAt = (port: number) =>
  mongoAudit(
    connectMongo({ url: `mongodb://127.0.0.1:${port}/audit`, name: 'test', size: 2, operationTimeoutMs: 5_000 }),
  );

describe('while MongoDB is down', () => {
  it('histories are refused, and balances are answered', async () => {
    const database = await createTestDatabase();
    undo.push(() => database.drop());
    const nobody = auditAt(await freePort());
    const { postgres, service } = await aService(database.url, { audit: nobody });
    await balancesView(postgres).prepare();

    const history = await service.inject('/invoices/00000000-0000-4000-8000-000000000007/history');
    expect(history.json()).toMatchObject({ status: 503, type: '/problems/store-unavailable', store: 'MongoDB' });
    expect((await service.inject('/invoices')).statusCode).toBe(200);
    const readiness = await service.inject('/readyz');
    expect([readiness.statusCode, readiness.json()]).toMatchObject([
      200,
      { status: 'degraded', dependencies: { balances: { status: 'up' }, audit: { status: 'down' } } },
    ]);
  });

  it('and never answers, balances are answered, and histories are refused in time', async () => {
    const [database, nobody] = [await createTestDatabase(), await startTcpProxy(await freePort())];
    nobody.silence();
    undo.push(() => nobody.close().then(() => database.drop()));
    const { postgres, service } = await aService(database.url, {
      audit: auditAt(nobody.port),
    });
    await balancesView(postgres).prepare();
    const history = service.inject('/invoices/00000000-0000-4000-8000-000000000007/history');
    expect((await service.inject('/invoices')).statusCode).toBe(200);
    expect((await history).json()).toMatchObject({ status: 503, store: 'MongoDB' });
  });
});
