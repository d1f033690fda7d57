// `npm run bench:projections`: events per second of views that catch up with a log, each alone and all at the same time in one process,
// beside a subscription of the official client that discards its events. All processes share this machine, so compare the ratios, not the
// figures.
import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { EventStoreDBClient, START, streamNameFilter } from '@eventstore/db-client';
import { streamPrefix } from '../../events/streams.ts';
import { runProjection } from '../../platform/projection/run-projection.ts';
import { readConfig } from '../../processes/config.ts';
import { stores as embedded, urls } from '../../processes/programs.ts';
import { type LedgerProjection, projectionsTo } from '../../projection-service/projections.ts';
import { catchUp } from '../../projection-service/rebuild/catch-up.ts';
import { openStores, type Stores } from '../../projection-service/stores.ts';
import { partPayment, registration } from '../../projection-service/testing/invoice-lives.ts';
import { freePort } from '../../testing/network/free-port.ts';
import { append } from '../../testing/servers/event-log.ts';
import { ownPrograms } from './own-programs.ts';
import { median } from './rates.ts';

const EVENTS_AN_INVOICE = 3;
const EVENTS = Math.floor(Number(process.argv[2] ?? 200_000) / EVENTS_AN_INVOICE) * EVENTS_AN_INVOICE;
const ROUNDS = 3;
const WRITERS = 64;
const CUSTOMERS = 1_000;
/** The share of the bare subscription's rate that each projection should reach, and all of them together. */
const aims: Record<string, number> = { balances: 0.7, audit: 0.7, books: 0.6, together: 0.5 };

const log = { warn: (about: object, message: string) => console.error(message, about) };
await using programs = ownPrograms();
await measure();

async function measure(): Promise<void> {
  const [EVENT_STORE_PORT, POSTGRES_PORT] = [String(await freePort()), String(await freePort())];
  const config = readConfig({ LEDGER_DATA: programs.folder, EVENT_STORE_PORT, POSTGRES_PORT });
  for (const program of embedded(config)) await programs.start(program);
  const client = EventStoreDBClient.connectionString(urls(config).EVENT_STORE_URL);
  const last = await write(client);

  const rates: Record<string, number[]> = { 'bare subscription': [] };
  for (let round = 0; round < ROUNDS; round++) {
    rates['bare subscription']?.push(await aSecond(() => subscribe(client)));
    const stores = openStores(urls(config), 'bench', 60_000, log);
    for (const projection of projectionsTo(stores, log)) {
      await empty(stores, projection);
      const rate = await aSecond(() => catchUp(stores.eventStore.client, projection, last));
      rates[projection.name] = [...(rates[projection.name] ?? []), rate];
    }
    rates.together = [...(rates.together ?? []), await together(stores, last)];
    await stores.close();
  }
  await client.dispose();
  report(rates);
}

async function empty({ postgres }: Stores, { name, view }: LedgerProjection): Promise<void> {
  await postgres.schema.dropSchema(name).ifExists().cascade().execute();
  await view.prepare();
}

/** The rate of events until all views have them, as the projection service builds its views after the loss of PostgreSQL. */
async function together(stores: Stores, last: bigint): Promise<number> {
  const projections = projectionsTo(stores, log);
  for (const projection of projections) await empty(stores, projection);
  const stop = new AbortController();
  const running: Promise<void>[] = [];
  const rate = await aSecond(async () => {
    for (const projection of projections)
      running.push(runProjection(projection, stores.eventStore.client, log, stop.signal));
    while (projections.some(({ progress }) => progress.position === undefined || progress.position < last))
      await sleep(5);
    return EVENTS;
  });
  stop.abort();
  await Promise.all(running);
  return rate;
}

/** Records invoices that are paid in part, three events each. @returns the position of the last event */
async function write(client: EventStoreDBClient): Promise<bigint> {
  let left = EVENTS / EVENTS_AN_INVOICE;
  let last = 0n;
  const writer = async () => {
    while (left-- > 0) {
      const invoiceId = randomUUID();
      const registered = registration(invoiceId, { customerId: `customer-${left % CUSTOMERS}` });
      const position = await append(client, invoiceId, [...registered, ...partPayment('payment-1', 40_000, 60_000)]);
      if (position > last) last = position;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
  return last;
}

/** Reads all events of invoices and discards them. */
async function subscribe(client: EventStoreDBClient): Promise<number> {
  const filter = streamNameFilter({ prefixes: [streamPrefix('invoice')], checkpointInterval: 1 });
  const subscription = client.subscribeToAll({ fromPosition: START, filter });
  let seen = 0;
  for await (const { event } of subscription) if (event && ++seen === EVENTS) break;
  await subscription.unsubscribe();
  return seen;
}

/** The rate per second of what `work` counts. */
async function aSecond(work: () => Promise<number>): Promise<number> {
  const from = performance.now();
  const done = await work();
  return (done * 1_000) / (performance.now() - from);
}

function report(rates: Record<string, number[]>): void {
  const bare = median(rates['bare subscription'] ?? []);
  console.log(`${EVENTS} events, ${availableParallelism()} cores, the median of ${ROUNDS} rounds\n`);
  for (const [name, figures] of Object.entries(rates)) {
    const rate = median(figures);
    const aim = aims[name];
    const columns = `${name.padEnd(20)}${rate.toFixed(0).padStart(7)} events a second${(rate / bare).toFixed(2).padStart(7)}`;
    console.log(`  ${columns} of bare${aim === undefined ? '' : `   aim ${aim}`}`);
  }
}
