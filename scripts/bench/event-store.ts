// `npm run bench:event-store`: the cost of the embedded event store beyond its transport, and the cost of live subscribers.
//
// The official client works with two servers, each a process of its own: the event store, and a server with the same transport that
// stores nothing. Compare their ratio; the figures depend on the machine. Rounds alternate, and medians are shown.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { EventStoreDBClient } from '@eventstore/db-client';
import { readConfig } from '../../processes/config.ts';
import { answersHttp, answersHttp2 } from '../../processes/probes.ts';
import { type Program, stores, urls } from '../../processes/programs.ts';
import { freePort } from '../../testing/network/free-port.ts';
import { sampleEvent } from './event-store-sample.ts';
import { ownPrograms } from './own-programs.ts';
import { median, shareOf } from './rates.ts';

const ROUNDS = 5;
const WARM_UP_ROUNDS = 4; // of appends, on both servers, until their code is compiled
const SECONDS = 1;
const CATCH_UP_EVENTS = 20_000;
const SUBSCRIBERS = 100;
const PACED_APPENDS = 200;

type Measure = { name: string; run(client: EventStoreDBClient): Promise<number>; aim?: number };

const MEASURES: Measure[] = [
  { name: 'appends/s, 1 in flight', run: (client) => appendsPerSecond(client, 1) },
  { name: 'appends/s, 32 in flight', run: (client) => appendsPerSecond(client, 32), aim: 0.7 },
  { name: 'appends/s, 256 in flight', run: (client) => appendsPerSecond(client, 256) },
  { name: 'catch-up events/s', run: catchUpPerSecond, aim: 0.85 },
];

/** Writers that append one event after the other: four to a new stream, then to the next. */
async function appendsPerSecond(client: EventStoreDBClient, inFlight: number): Promise<number> {
  const started = performance.now();
  const end = started + SECONDS * 1000;
  let appended = 0;
  const writer = async (): Promise<void> => {
    while (performance.now() < end) {
      const stream = `invoice-${randomUUID()}`;
      await client.appendToStream(stream, sampleEvent(appended++), { expectedRevision: 'no_stream' });
      for (let revision = 0n; revision < 3n && performance.now() < end; revision++) {
        await client.appendToStream(stream, sampleEvent(appended++), { expectedRevision: revision });
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, writer));
  return appended / ((performance.now() - started) / 1000);
}

async function catchUpPerSecond(client: EventStoreDBClient): Promise<number> {
  const started = performance.now();
  let seen = 0;
  for await (const _ of client.subscribeToAll()) {
    if (++seen === CATCH_UP_EVENTS) break;
  }
  return seen / ((performance.now() - started) / 1000);
}

/** Milliseconds of single appends, 100 a second, rising. */
async function latencies(client: EventStoreDBClient): Promise<number[]> {
  const measured: number[] = [];
  for (let n = 0; n < PACED_APPENDS; n++) {
    const started = performance.now();
    await client.appendToStream(`invoice-${randomUUID()}`, sampleEvent(n), { expectedRevision: 'no_stream' });
    measured.push(performance.now() - started);
    await pause(10);
  }
  return measured.toSorted((a, b) => a - b);
}

async function compareWithTransport(embedded: EventStoreDBClient, storeless: EventStoreDBClient): Promise<void> {
  console.log(
    `${'median of'.padEnd(28)}${'event store'.padStart(12)}${'stores nothing'.padStart(16)}${'ratio'.padStart(8)}`,
  );
  for (let round = 0; round < WARM_UP_ROUNDS; round++) {
    for (const client of [embedded, storeless]) await appendsPerSecond(client, 32);
  }
  for (const { name, run, aim } of MEASURES) {
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await run(embedded));
      bare.push(await run(storeless));
    }
    const ratio = median(ours) / median(bare);
    const columns = [
      median(ours).toFixed(0).padStart(12),
      median(bare).toFixed(0).padStart(16),
      ratio.toFixed(2).padStart(8),
    ];
    console.log(`${name.padEnd(28)}${columns.join('')}${aim ? `   aim ${aim}` : ''}`);
  }
}

async function compareWithSubscribers(url: string, client: EventStoreDBClient): Promise<void> {
  console.log(`\n${'one append at a time, while'.padEnd(44)}${'p50 ms'.padStart(8)}${'p99 ms'.padStart(8)}`);
  const audiences = [
    ['nobody subscribes', undefined],
    [`${SUBSCRIBERS} subscriptions wait for other events`, 'customer-'],
    [`${SUBSCRIBERS} subscriptions get each event`, 'invoice-'],
  ] as const;
  for (const [name, prefix] of audiences) {
    const subscribers = prefix && (await programs.start(subscribersTo(url, prefix, await freePort())));
    const measured = await latencies(client);
    console.log(
      `${name.padEnd(44)}${shareOf(measured, 0.5).toFixed(2).padStart(8)}${shareOf(measured, 0.99).toFixed(2).padStart(8)}`,
    );
    await subscribers?.stop();
  }
}

const script = (name: string): string => new URL(name, import.meta.url).pathname;

const storelessOn = (port: number): Program => ({
  name: 'storeless',
  main: script('event-store-storeless.ts'),
  env: () => ({ STORELESS_PORT: String(port) }),
  isReady: () => answersHttp2(`http://127.0.0.1:${port}`),
});

const subscribersTo = (url: string, prefix: string, port: number): Program => ({
  name: 'subscribers',
  main: script('event-store-subscribers.ts'),
  env: () => ({ EVENT_STORE_URL: url, PREFIX: prefix, COUNT: String(SUBSCRIBERS), READY_PORT: String(port) }),
  isReady: () => answersHttp(`http://127.0.0.1:${port}`),
});

async function measure(): Promise<void> {
  const [EVENT_STORE_PORT, port] = [String(await freePort()), await freePort()];
  // No PostgreSQL runs here.
  const config = readConfig({ LEDGER_DATA: programs.folder, EVENT_STORE_PORT, POSTGRES_URL: 'postgres://none' });
  for (const program of [...stores(config), storelessOn(port)]) await programs.start(program);
  const { EVENT_STORE_URL } = urls(config);
  const embedded = EventStoreDBClient.connectionString(EVENT_STORE_URL);
  const storeless = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${port}?tls=false`);
  await compareWithTransport(embedded, storeless);
  await compareWithSubscribers(EVENT_STORE_URL, embedded);
  await Promise.all([embedded.dispose(), storeless.dispose()]);
}

await using programs = ownPrograms();
await measure();
