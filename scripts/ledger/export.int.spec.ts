// A log that leaves one event store as text and comes into another.

import { spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ANY, type JSONType, jsonEvent } from '@eventstore/db-client';
import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentStore } from '../../command-service/attachments/store.ts';
import { toMajor } from '../../events/money/money.ts';
import { connectEventStore, lastPosition } from '../../platform/stores/event-store.ts';
import { projectionsTo } from '../../projection-service/projections.ts';
import { catchUp } from '../../projection-service/rebuild/catch-up.ts';
import { openStores } from '../../projection-service/stores.ts';
import { log as anyLog } from '../../projection-service/testing/invoice-lives.ts';
import { readContent } from '../../query-service/stores/contents.ts';
import { endsWithFile } from '../../testing/processes/leftovers.ts';
import { append } from '../../testing/servers/event-log.ts';
import { onlyOurs, startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { ImportStopped, StoreNotEmpty, StreamBroken } from './import.ts';
import { ExportCutOff, ExportDamaged, NotALogLine } from './log-lines.ts';
import { run } from './run.ts';

const log = { warn: () => {} };
/** Row by row: what a place in the log says is another one in the other event store. */
const ofPositions = ['position', 'registered_position', 'name_since', 'opened'];

type Ledger = { eventStore: TestEventStore; database: TestDatabase; run(...args: string[]): Promise<string> };
let [old, anew]: [Ledger, Ledger] = [undefined as never, undefined as never];
let folder: string;
const ledgers: Ledger[] = [];
beforeAll(async () => {
  [old, anew, folder] = await Promise.all([aLedger(), aLedger(), mkdtemp(join(tmpdir(), 'ledger-export-'))]);
  await writeALog(old);
});
afterAll(async () => {
  await Promise.all(ledgers.flatMap(({ eventStore, database }) => [eventStore.stop(), database.drop()]));
  await rm(folder, { recursive: true });
});

async function aLedger(): Promise<Ledger> {
  const [eventStore, database] = await Promise.all([startEventStore(), createTestDatabase()]);
  const ledger: Ledger = {
    eventStore,
    database,
    async run(...args) {
      const said: string[] = [];
      await run(args, envOf(ledger), (text) => said.push(text));
      return said.join('\n');
    },
  };
  ledgers.push(ledger);
  return ledger;
}

const envOf = ({ eventStore, database }: Ledger) => {
  const { MONGODB_URL, KAFKA_BROKERS, MYSQL_URL, ...env } = process.env;
  return { ...env, EVENT_STORE_URL: eventStore.url, POSTGRES_URL: database.url };
};

/** What is attached to a document, in three parts. */
const attached = randomBytes(1_000_000);
const digest = createHash('sha256').update(attached).digest('hex');

const storesOf = ({ eventStore, database }: Ledger) =>
  openStores({ EVENT_STORE_URL: eventStore.url, POSTGRES_URL: database.url }, 'test', 10_000, log);

/** Lives of invoices, their events mixed; credit, numbers; and what the command side keeps for itself. */
async function writeALog(ledger: Ledger): Promise<void> {
  const stores = storesOf(ledger);
  const { client } = stores.eventStore;
  for (const events of fc.sample(anyLog, { numRuns: 12, seed: 6 })) {
    for (const { invoiceId, event } of events) await append(client, invoiceId, [event]);
  }
  const metadata = {
    ...{
      schema: 1,
      recordedAt: '2026-11-22T10:00:00.000Z',
      effectiveOn: '2026-11-22',
      actor: 'é ☃',
      correlationId: 'c',
    },
  };
  const write = (stream: string, type: string, data: JSONType) =>
    client.appendToStream(stream, jsonEvent({ type, data, metadata }), { expectedRevision: ANY });
  const granted = { currency: 'EUR', amount: 500, credit: 500, grantId: 'g', source: { invoiceId: randomUUID() } };
  await write('customer-acme', 'CreditGranted', granted);
  await write('series-S', 'FromALaterVersion', { number: 'S1' }); // no projection reads a series
  await write('number-invoice/S1', 'NumberClaimedForSeries', { number: 'S1', series: 'S' });
  await contentStore(client)(new Map([[digest, attached]]), metadata);
  await write('customer-acme', 'AutomaticCreditChanged', { automatic: true });
  await write('receivables-acme', 'ReceivablesIndexed', { entries: [] });
  await write('process-follow-ups', 'FollowedUp', { position: '7' });
  await write('somebody-else', 'Other', {});
  await stores.close();
}

/** What the views say when they are built from the log, by schema and table, without positions. */
async function viewsOf(ledger: Ledger): Promise<Record<string, object[]>> {
  const stores = storesOf(ledger);
  const { client } = stores.eventStore;
  const last = await lastPosition(client);
  const views: Record<string, object[]> = {};
  for (const { view, name, ...projection } of projectionsTo(stores, log)) {
    await view.prepare();
    await catchUp(client, { ...projection, view }, last);
    expect(await view.parking?.parked()).toEqual([]);
    Object.assign(views, await tablesIn(stores.postgres, name));
  }
  await stores.close();
  return views;
}

async function tablesIn<Tables>(db: Kysely<Tables>, schema: string): Promise<Record<string, object[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = ${schema}
      and table_name not in ('checkpoint', 'lease', 'parked') and table_name not like 'kysely%'`.execute(db);
  const found: [string, object[]][] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ row: object }>`
      select to_jsonb(t) - ${ofPositions}::text[] as row from ${sql.id(schema, name)} t order by 1`.execute(db);
    found.push([`${schema}.${name}`, rows.map(({ row }) => row)]);
  }
  return Object.fromEntries(found);
}

/** What is attached, as the log of a ledger has it. */
async function attachedIn({ eventStore }: Ledger): Promise<Buffer> {
  const { client, dispose } = connectEventStore(eventStore.url);
  const parts: string[] = [];
  for await (const part of readContent(client, { sha256: digest, bytes: attached.length })) parts.push(part);
  await dispose();
  return Buffer.from(parts.join(''), 'base64');
}

/** The command as a process that is given `input`. */
async function piped(ledger: Ledger, args: string[], input = ''): Promise<{ code: number; out: string }> {
  const main = new URL('../ledger.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [main, ...args], { env: envOf(ledger), stdio: ['pipe', 'pipe', 'inherit'] });
  endsWithFile(async () => child.kill('SIGKILL'));
  child.stdin.end(input);
  const ended = once(child, 'exit');
  const out = await text(child.stdout);
  const [code] = await ended;
  return { code, out };
}

describe.skipIf(onlyOurs)('a log that was exported', () => {
  it('gives identical views after the import, and an identical export from there', async () => {
    const [file, again] = [join(folder, 'log.ndjson'), join(folder, 'again.ndjson')];
    const { events } = JSON.parse(await old.run('export', file, '--json'));
    expect(events).toBeGreaterThan(100);
    expect(JSON.parse(await anew.run('import', file, '--json'))).toMatchObject({ events });
    await anew.run('export', again);
    expect(await readFile(again, 'utf8')).toBe(await readFile(file, 'utf8'));
    expect((await attachedIn(anew)).equals(attached)).toBe(true);
    const [views, same] = [await viewsOf(old), await viewsOf(anew)];
    for (const table of [
      'balances.invoices',
      'balances.payments',
      'balances.customers',
      'balances.customer_names',
      'audit.events',
      'books.entries',
    ])
      expect(views[table]?.length).toBeGreaterThan(0);
    expect(same).toEqual(views);
  });

  it('holds all recorded events, except the indexes and positions of the command service', async () => {
    const { code, out } = await piped(old, ['export', '-']);
    expect(code).toBe(0);
    const all = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const lines = all.slice(0, -1);
    const sha256 = createHash('sha256')
      .update(out.slice(0, out.lastIndexOf('{"end":')))
      .digest('hex');
    expect(all.at(-1)).toEqual({ end: { events: lines.length, sha256, customerIds: 'without-scheme' } });
    expect([...new Set(lines.map(({ stream }) => stream.split('-')[0]))]).toEqual([
      'invoice',
      'customer',
      'series',
      'number',
      'attachment',
    ]);
    expect(lines).toContainEqual(expect.objectContaining({ type: 'FromALaterVersion', data: { number: 'S1' } }));
    expect(lines.at(-1)).toEqual({
      stream: 'customer-acme',
      revision: 1,
      id: expect.any(String),
      type: 'AutomaticCreditChanged',
      data: { automatic: true },
      metadata: expect.objectContaining({ schema: 1, actor: 'é ☃' }),
    });
  });

  it('can be imported through a pipe, into an empty event store only', async () => {
    const { out } = await piped(old, ['export', '-']);
    const empty = await aLedger();
    expect(await piped(empty, ['import', '-'], out)).toMatchObject({
      code: 0,
      out: expect.stringContaining('events imported'),
    });
    await expect(empty.run('import', join(folder, 'log.ndjson'))).rejects.toThrow(StoreNotEmpty);
  });

  it('is refused at a line that is not an event, or that leaves a gap in its stream', async () => {
    const file = join(folder, 'broken.ndjson');
    const line = { stream: 'invoice-1', revision: 0, id: randomUUID(), type: 'A', data: {}, metadata: {} };
    const stopped = (cause: typeof StreamBroken | typeof NotALogLine, events: number) =>
      expect.objectContaining({ constructor: ImportStopped, cause: expect.any(cause), events });
    await writeFile(file, `${JSON.stringify(line)}\n{"stream":"invoice-1"}\n`);
    const imports = async () => (await aLedger()).run('import', file, '--without-digest');
    await expect(imports()).rejects.toEqual(stopped(NotALogLine, 0));
    await writeFile(file, `${JSON.stringify(line)}\n`);
    await appendFile(file, JSON.stringify({ ...line, revision: 2, id: randomUUID() }));
    await expect(imports()).rejects.toEqual(stopped(StreamBroken, 1));
  });

  it('is refused if it was cut off or changed, and what is left in the event store is said', async () => {
    const { out } = await piped(old, ['export', '-']);
    const lines = out.trimEnd().split('\n');
    const file = join(folder, 'cut.ndjson');
    const ledger = await aLedger();
    for (const cut of [out.slice(0, -1_000), lines.slice(0, -1).join('\n'), '']) {
      await writeFile(file, cut);
      await expect(ledger.run('import', file)).rejects.toThrow(ExportCutOff);
    }
    await writeFile(file, out.replace('é ☃', 'é ☂'));
    const stopped = await ledger.run('import', file).catch((error: unknown) => error);
    expect(stopped).toMatchObject({ constructor: ImportStopped, cause: expect.any(ExportDamaged) });
    expect(String(stopped)).toMatch(/the first \d+ events or more, .* empty the event store before the next import/);
    await expect(ledger.run('import', file)).rejects.toThrow(StoreNotEmpty);
  });

  it('of a version without a digest is imported if one says so', async () => {
    const { out } = await piped(old, ['export', '-']);
    const file = join(folder, 'earlier.ndjson');
    await writeFile(file, out.slice(0, out.lastIndexOf('{"end":')));
    const { events } = JSON.parse(out.slice(out.lastIndexOf('{"end":'))).end;
    const imported = await (await aLedger()).run('import', file, '--without-digest', '--json');
    expect(JSON.parse(imported)).toMatchObject({ events });
  });
});

describe.skipIf(onlyOurs)('the replay of an invoice', () => {
  it('shows its state after each of its events', async () => {
    const [invoiceId, steps] = await longestLife();
    const shown = JSON.parse(await old.run('replay', invoiceId, '--json')) as { revision: number; amountDue: number }[];
    expect(shown.map(({ revision, amountDue }) => [revision, amountDue])).toEqual(steps.map((due, i) => [i, due]));
    const table = await old.run('replay', invoiceId);
    expect(table).toMatch(/Revision +Event +Effective .*Amount due +State/);
    expect(table).toMatch(/^ +0 +InvoiceRegistered +\d{4}-\d\d-\d\d /m);
    expect(table.split('\n').filter((line) => /^ +\d+ /.test(line))).toHaveLength(steps.length);
    expect(table).toContain(toMajor(steps.at(-1) ?? 0, 'EUR').slice(-2));
    await expect(old.run('replay', 'nothing')).rejects.toThrow('invoice nothing does not exist');
  });
});

/** The invoice with the most events, and what each says is due after it. */
async function longestLife(): Promise<[string, number[]]> {
  const stores = storesOf(old);
  const lives = new Map<string, number[]>();
  for await (const { event } of stores.eventStore.client.readAll()) {
    if (!event?.streamId.startsWith('invoice-')) continue;
    const id = event.streamId.slice('invoice-'.length);
    lives.set(id, [...(lives.get(id) ?? []), (event.data as { amountDue: number }).amountDue]);
  }
  await stores.close();
  const [longest] = [...lives].sort(([, a], [, b]) => b.length - a.length);
  if (longest === undefined) throw new Error('no invoice');
  return longest;
}
