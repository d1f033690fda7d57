import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { freePort } from '../testing/network/free-port.ts';
import { end } from '../testing/processes/node-process.ts';
import { append } from '../testing/servers/event-log.ts';
import { startEventStore } from '../testing/servers/event-store.ts';
import { createTestDatabase } from '../testing/servers/postgres.ts';
import { projectionsTo } from './projections.ts';
import { openStores } from './stores.ts';
import { partPayment, registration } from './testing/invoice-lives.ts';
import { startProjectionService } from './testing/service.ts';

describe('the projection service', () => {
  it('starts while its stores are down, reports which projection fails and why, and ends on a signal', async () => {
    const [port, closed] = [await freePort(), await freePort()];
    const service = startProjectionService({
      PROJECTION_PORT: String(port),
      EVENT_STORE_URL: `esdb://127.0.0.1:${closed}?tls=false`,
      POSTGRES_URL: `postgres://ledger@127.0.0.1:${closed}/ledger`,
    });
    const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`).catch(() => undefined);
    await expect.poll(async () => (await get('/readyz'))?.status).toBe(503);
    expect(await (await get('/readyz'))?.json()).toMatchObject({
      status: 'not-ready',
      dependencies: {
        balances: { status: 'down', detail: expect.stringMatching(/at the start.*retrying.*ECONNREFUSED/) },
        audit: { status: 'down' },
      },
    });
    expect((await get('/healthz'))?.status).toBe(200);
    expect(await end(service)).toBe(0);
  });

  it('is replaced by another process when it is killed, and no event is lost or counted twice (bench:takeover measures how soon)', async () => {
    const [eventStore, database] = await Promise.all([startEventStore(), createTestDatabase()]);
    const urls = { EVENT_STORE_URL: eventStore.url, POSTGRES_URL: database.url };
    const stores = openStores(urls, 'test', 10_000, { warn });
    const ports = [await freePort(), await freePort()];
    const services = ports.map((port) => startProjectionService({ PROJECTION_PORT: String(port), ...urls }));
    try {
      const states = () => Promise.all(ports.map((port) => stateOf(port, 'balances')));
      await expect.poll(async () => (await states()).sort()).toEqual(['following', 'standby']);
      const owner = services[(await states()).indexOf('following')];
      const record = async () => {
        const id = randomUUID();
        await append(stores.eventStore.client, id, registration(id));
        return append(stores.eventStore.client, id, partPayment('p', 40_000, 60_000));
      };
      await Promise.all(Array.from({ length: 20 }, record));
      owner?.kill('SIGKILL');
      const last = await record();
      const projections = projectionsTo(stores, { warn });
      for (const { view } of projections) {
        await expect.poll(() => view.checkpoint()).toBeGreaterThanOrEqual(last);
      }
      for (const { verify } of projections) expect(await verify()).toMatchObject({ events: 63, different: 0 });
    } finally {
      await Promise.all(services.map((service) => end(service, 'SIGKILL')));
      await stores.close();
      await Promise.all([eventStore.stop(), database.drop()]);
    }
  });

  it('verifies its views against the log if it is configured to, and shows the result', async () => {
    const [eventStore, database] = await Promise.all([startEventStore(), createTestDatabase()]);
    const [urls, port] = [{ EVENT_STORE_URL: eventStore.url, POSTGRES_URL: database.url }, await freePort()];
    const stores = openStores(urls, 'test', 10_000, { warn });
    try {
      const id = randomUUID();
      await append(stores.eventStore.client, id, [...registration(id), ...partPayment('p', 40_000, 60_000)]);
      const service = startProjectionService({ PROJECTION_PORT: String(port), VERIFY_EVERY_SECONDS: '0.1', ...urls });
      const found = async () => (await readiness(port))?.dependencies['verification of balances'];
      await expect.poll(found).toMatchObject({ status: 'up', events: 3, rows: 4, differences: 0 });
      await sql`update balances.invoices set overdue = true`.execute(stores.postgres);
      await expect.poll(found).toMatchObject({
        status: 'down',
        required: false,
        detail: expect.stringMatching(`^1 of 4 rows differ from the log, the first from event 2 of invoice-${id} `),
      });
      expect(await end(service)).toBe(0);
    } finally {
      await stores.close();
      await Promise.all([eventStore.stop(), database.drop()]);
    }
  });
});

const warn = () => {};

/** What /readyz says of a projection. */
async function stateOf(port: number, projection: string): Promise<string | undefined> {
  return (await readiness(port))?.dependencies[projection]?.state;
}

async function readiness(port: number): Promise<{ dependencies: Record<string, { state?: string }> } | undefined> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
  return (await answer?.json()) as { dependencies: Record<string, { state?: string }> } | undefined;
}
