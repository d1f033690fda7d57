// `npm run bench:sizes`: the bytes that an invoice with two payments takes in each store, and the memory of each service. docs/sizing.md
// counts with them.
//
//   npm run bench:sizes -- 5000                                                  # so many invoices, on the embedded stores
//   EVENT_STORE_URL=… POSTGRES_URL=… MONGODB_URL=… npm run bench:sizes -- 5000   # on others, which must be empty
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { EventStoreDBClient } from '@eventstore/db-client';
import { BSON } from 'mongodb';
import pg from 'pg';
import { totalsOf } from '../../events/document/totals.ts';
import { kindOfStream } from '../../events/streams.ts';
import { lastPosition } from '../../platform/stores/event-store.ts';
import { connectMongo } from '../../platform/stores/mongo.ts';
import { type Config, readConfig } from '../../processes/config.ts';
import { services, stores, urls } from '../../processes/programs.ts';
import { freePorts } from '../../testing/network/free-port.ts';
import { HttpConnection } from './http-connection.ts';
import { ownPrograms } from './own-programs.ts';
import { invoice, payment } from './work.ts';

const INVOICES = Number(process.argv[2] ?? 5_000);
const CUSTOMERS = Math.ceil(INVOICES / 20);
const CLIENTS = 8;
/** The command service writes its checkpoint after five seconds at the latest. */
const QUIET_MS = 6_000;

await using programs = ownPrograms();
await measure();

async function measure(): Promise<void> {
  const config = readConfig({ ...process.env, ...(await freePorts()), LEDGER_DATA: programs.folder });
  const embedded = stores(config);
  const [eventStore] = await Promise.all(embedded.map(programs.start));
  const running = await Promise.all(services(config).map(programs.start));
  const client = EventStoreDBClient.connectionString(urls(config).EVENT_STORE_URL);
  const from = await lastPosition(client);

  await work(config.COMMAND_PORT);
  await untilFollowed(config, client);

  console.log(`${INVOICES} invoices of ${CUSTOMERS} customers, each with two payments. For each invoice:\n`);
  await ofLog(client);
  if (config.EVENT_STORE_URL !== undefined)
    line('log by position', Number((await lastPosition(client)) ?? 0n) - Number(from ?? 0n));
  await ofPostgres(urls(config).POSTGRES_URL);
  if (config.MONGODB_URL !== undefined) await ofMongo(config.MONGODB_URL);
  await ofBackup(urls(config).EVENT_STORE_URL);
  await ofMemory(config);
  await client.dispose();
  for (const service of running) await service.stop();
  if (config.EVENT_STORE_URL === undefined) {
    await eventStore?.stop();
    line('event-store.sqlite', statSync(join(programs.folder, 'event-store.sqlite')).size);
  }
}

/** Registers the invoices, and pays each in two halves. */
async function work(port: number): Promise<void> {
  const due = totalsOf(invoice).payable;
  let next = 0;
  const client = async () => {
    const connection = await HttpConnection.open(port);
    const send = async (path: string, body: object) => {
      const status = await connection.post(path, JSON.stringify(body));
      if (status !== 201) throw new Error(`${path} was answered with ${status}`);
    };
    for (let i = next++; i < INVOICES; i = next++) {
      const invoiceId = randomUUID();
      const customer = { ...invoice.customer, id: `customer-${i % CUSTOMERS}` };
      await send('/invoices', { invoiceId, number: `INV-${i}`, ...invoice, customer });
      await send(`/invoices/${invoiceId}/payments`, payment(randomUUID(), 1_000));
      await send(`/invoices/${invoiceId}/payments`, payment(randomUUID(), due - 1_000));
    }
    connection.close();
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

/** Waits until nothing follows from the commands any more, and the views have all of it. */
async function untilFollowed({ QUERY_PORT }: Config, client: EventStoreDBClient): Promise<void> {
  for (let end: bigint | undefined; ; ) {
    await sleep(QUIET_MS);
    const now = await lastPosition(client);
    const lags = [...(await metrics(QUERY_PORT)).matchAll(/^ledger_view_lag_seconds\S* (\S+)$/gm)];
    if (now === end && lags.length > 0 && lags.every(([, lag]) => Number(lag) === 0)) return;
    end = now;
  }
}

/** The events by the kind of their stream, as JSON, without what a store adds to each. */
async function ofLog(client: EventStoreDBClient): Promise<void> {
  const sizes = new Map<string, { events: number; bytes: number }>();
  for await (const { event } of client.readAll()) {
    if (event === undefined || event.type.startsWith('$')) continue;
    const kind = kindOfStream(event.streamId);
    const { events, bytes } = sizes.get(kind) ?? { events: 0, bytes: 0 };
    const size = Buffer.byteLength(JSON.stringify([event.streamId, event.type, event.data, event.metadata]));
    sizes.set(kind, { events: events + 1, bytes: bytes + size });
  }
  for (const [kind, { events, bytes }] of sizes) line(`events of ${kind} (${(events / INVOICES).toFixed(2)})`, bytes);
  const all = [...sizes.values()];
  const events = all.reduce((sum, one) => sum + one.events, 0) / INVOICES;
  line(
    `all events (${events.toFixed(2)})`,
    all.reduce((sum, one) => sum + one.bytes, 0),
  );
}

async function ofPostgres(connectionString: string): Promise<void> {
  const db = new pg.Client({ connectionString });
  await db.connect();
  const { rows } = await db.query<{ view: string; bytes: string }>(
    `select nspname as view, sum(pg_total_relation_size(c.oid)) as bytes from pg_class c join pg_namespace n on n.oid = relnamespace
     where relkind in ('r', 'p') and nspname in ('balances', 'books', 'audit') group by 1 order by 1`,
  );
  for (const { view, bytes } of rows) line(`PostgreSQL: ${view}`, Number(bytes));
  await db.end();
}

/** The size of the documents before MongoDB compresses them, without indexes. */
async function ofMongo(url: string): Promise<void> {
  const mongo = connectMongo({ url, name: 'bench', size: 1, operationTimeoutMs: 60_000 });
  for (const { name } of await mongo.db().listCollections().toArray()) {
    let bytes = 0;
    for await (const document of mongo.db().collection(name).find()) bytes += BSON.calculateObjectSize(document);
    line(`MongoDB: ${name} as BSON`, bytes);
  }
  await mongo.close();
}

/** A file of `ledger backup`. */
async function ofBackup(eventStoreUrl: string): Promise<void> {
  const folder = join(programs.folder, 'backups');
  const args = [new URL('../ledger.ts', import.meta.url).pathname, 'backup', folder];
  const from = performance.now();
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, EVENT_STORE_URL: eventStoreUrl } });
  const seconds = ((performance.now() - from) / 1_000).toFixed(1);
  const [file = ''] = readdirSync(folder);
  line(`a backup (all in ${seconds} s)`, statSync(join(folder, file)).size);
}

async function ofMemory(config: Config): Promise<void> {
  const ports = {
    'command-service': config.COMMAND_PORT,
    'process-manager': config.PROCESS_MANAGER_PORT,
    'projection-service': config.PROJECTION_PORT,
    'query-service': config.QUERY_PORT,
  };
  for (const [name, port] of Object.entries(ports)) {
    const bytes = Number(/^process_resident_memory_bytes\S* (\S+)$/m.exec(await metrics(port))?.[1]);
    console.log(`  ${`memory of ${name}`.padEnd(36)}${(bytes / 2 ** 20).toFixed(0).padStart(7)} MiB in all`);
  }
}

async function metrics(port: number): Promise<string> {
  return (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
}

function line(what: string, bytes: number): void {
  console.log(`  ${what.padEnd(36)}${(bytes / INVOICES).toFixed(0).padStart(7)} bytes`);
}
