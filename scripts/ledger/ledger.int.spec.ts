// The operator's command, on an event store and a database of its own.

import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { ANY, jsonEvent } from '@eventstore/db-client';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EventUnknown } from '../../events/upcast.ts';
import { projectionsTo } from '../../projection-service/projections.ts';
import { catchUp } from '../../projection-service/rebuild/catch-up.ts';
import { openStores, type Stores } from '../../projection-service/stores.ts';
import { partPayment, registration } from '../../projection-service/testing/invoice-lives.ts';
import type { OperationsTables, VerificationRow } from '../../projection-service/verification/verifications.ts';
import { append, appendUnknown } from '../../testing/servers/event-log.ts';
import { onlyOurs, startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { run } from './run.ts';

const log = { warn: () => {} };
const invoiceId = randomUUID();

let eventStore: TestEventStore;
let database: TestDatabase;
let stores: Stores;
beforeAll(async () => {
  [eventStore, database] = await Promise.all([startEventStore(), createTestDatabase()]);
  stores = openStores({ EVENT_STORE_URL: eventStore.url, POSTGRES_URL: database.url }, 'test', 10_000, log);
});
afterAll(async () => {
  await stores.close();
  await Promise.all([eventStore.stop(), database.drop()]);
});

/** Brings all views up to date, as the projection service would. */
async function project(upTo: bigint): Promise<void> {
  for (const { view, ...projection } of projectionsTo(stores, log)) {
    await view.prepare();
    await catchUp(stores.eventStore.client, { ...projection, view }, upTo);
  }
}

const env = () => ({ ...process.env, EVENT_STORE_URL: eventStore.url, POSTGRES_URL: database.url, MONGODB_URL: '' });

async function ledger(...args: string[]): Promise<{ code: number; out: string }> {
  const said: string[] = [];
  const code = await run(args, env(), (text) => said.push(text));
  return { code, out: said.join('\n') };
}

/** What queries are told that the last verification of a view found. */
async function lastVerification(view: string): Promise<VerificationRow | undefined> {
  const db = stores.postgres.withSchema('operations') as unknown as Kysely<OperationsTables>;
  return db.selectFrom('verifications').selectAll().where('projection', '=', view).executeTakeFirst();
}

/** The command as a process. */
function npmRunLedger(...args: string[]): Promise<{ code: unknown; out: string; err: string }> {
  const main = new URL('../ledger.ts', import.meta.url).pathname;
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...args], { env: env(), timeout: 200_000 }, (error, out, err) => {
      resolve({ code: error?.code ?? 0, out, err });
    });
  });
}

describe.skipIf(onlyOurs)('the ledger command', () => {
  it('shows the lag of the views, and verifies them against the log', async () => {
    await project(await append(stores.eventStore.client, invoiceId, registration(invoiceId)));
    const last = await append(stores.eventStore.client, invoiceId, partPayment('p', 40_000, 60_000));
    expect(JSON.parse((await ledger('status', '--json')).out)).toMatchObject([
      { projection: 'balances', eventsBehind: 2, parked: 0 },
      { projection: 'audit', eventsBehind: 2, parked: 0 },
      { projection: 'books', eventsBehind: 2, parked: 0 },
    ]);
    await project(last);
    const { code, out } = await ledger('verify');
    expect(out).toMatch(/balances: 3 events read, 4 rows compared, 0 differences/);
    expect(out).toMatch(/audit: 3 events read, 3 rows compared, 0 differences/);
    expect(code).toBe(0);
  });

  it('exits 1 and names the row and its event if a view differs from the log', async () => {
    await sql`update balances.invoices set amount_due = 1, paid = 99999`.execute(stores.postgres);
    const { code, out } = await ledger('verify', 'balances');
    expect(out).toContain(`invoices {"invoice_id":"${invoiceId}"} from event 2 of invoice-${invoiceId}`);
    expect(out).toContain('the view says {"paid":99999,"amount_due":1}');
    expect(out).toContain('the log says  {"paid":40000,"amount_due":60000}');
    expect(code).toBe(1);
    expect(await lastVerification('balances')).toMatchObject({ events: 3, differences: 1 });
  });

  it('rebuilds a view, which then equals the log', async () => {
    const rebuilt = await ledger('rebuild', 'balances', '--json');
    expect(rebuilt.code).toBe(0);
    expect(await lastVerification('balances')).toBeUndefined(); // that was the old view's
    expect(JSON.parse(rebuilt.out)).toMatchObject({ projection: 'balances', events: 3, rows: 4, different: 1 });
    expect(await ledger('verify', 'balances')).toMatchObject({ code: 0 });
  });

  it('says which view another version built, until it is rebuilt', async () => {
    await sql`update balances.checkpoint set projection = 'balances@1000'`.execute(stores.postgres);
    const waiting = await ledger('status');
    expect(waiting.code).toBe(0);
    expect(waiting.out).toMatch(
      /^balances: the view was built by balances@1000, .*: rebuild the view by `ledger rebuild`$/m,
    );
    await ledger('rebuild', 'balances');
    expect((await ledger('status')).out).not.toContain('built by');
  });

  it('shows parked streams, and resumes them only if their events can be applied', async () => {
    const { client } = stores.eventStore;
    const strange = jsonEvent({ type: 'Strange', data: {} });
    const { position } = await client.appendToStream('invoice-x', strange, { expectedRevision: ANY });
    await project(position?.commit ?? 0n);
    const [parked, resumed, none] = await Promise.all([
      ledger('parked', 'audit'),
      ledger('resume', 'audit', 'invoice-x'),
      ledger('resume', 'balances', 'invoice-y'),
    ]);
    expect(parked).toMatchObject({
      code: 1,
      out: expect.stringMatching(/audit +invoice-x .*carries no schema version/),
    });
    expect(resumed).toMatchObject({
      code: 1,
      out: expect.stringMatching(/audit: invoice-x stays parked: .*no schema/),
    });
    expect(none).toMatchObject({ code: 0, out: 'No streams are parked.' });
  });

  it('parks an invoice alone that has an event of a later version, and names it and the remedy', async () => {
    const { client } = stores.eventStore;
    await appendUnknown(client, `invoice-${invoiceId}`);
    const other = randomUUID();
    await append(client, other, registration(other));
    await project(await append(client, other, partPayment('p', 40_000, 60_000)));
    const shown = async (command: string) => JSON.parse((await ledger(command, 'balances', '--json')).out);
    expect(await shown('parked')).toContainEqual(
      expect.objectContaining({
        stream: `invoice-${invoiceId}`,
        reason: expect.stringMatching(/: update the service$/),
      }),
    );
    expect(await shown('verify')).toMatchObject([{ different: 0, rows: 6 }]); // two invoices, two payments, one customer and its name
    expect((await ledger('resume', 'balances', `invoice-${invoiceId}`)).out).toContain('stays parked');
    await expect(ledger('replay', invoiceId)).rejects.toThrow(EventUnknown);
    expect(JSON.parse((await ledger('replay', other, '--json')).out)).toHaveLength(3);
  });

  it('prints help, and exits 2 for an unknown command', async () => {
    const [help, wrong] = await Promise.all([npmRunLedger('verify', '--help'), npmRunLedger('forget')]);
    expect(help).toMatchObject({ code: 0, out: expect.stringContaining('Exits 1 if there are differences') });
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('unknown command forget') });
  });
});
