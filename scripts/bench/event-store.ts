// `npm run bench:event-store`: what the embedded event store adds to its transport. The official client appends to and
// reads from two servers, each a process of its own: the event store, and one of the same transport that stores
// nothing. The ratio is what counts; the figures are those of the machine. Rounds alternate, and medians are shown.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { EventStoreDBClient } from '@eventstore/db-client';
import { sampleEvent } from './event-store-sample.ts';

const ROUNDS = 5;
const SECONDS = 1;
const CATCH_UP_EVENTS = 20_000;

type Measure = { name: string; run(client: EventStoreDBClient): Promise<number>; aim?: number };

const MEASURES: Measure[] = [
  { name: 'appends/s, 1 in flight', run: (client) => appendsPerSecond(client, 1) },
  { name: 'appends/s, 32 in flight', run: (client) => appendsPerSecond(client, 32), aim: 0.7 },
  { name: 'appends/s, 256 in flight', run: (client) => appendsPerSecond(client, 256) },
  { name: 'catch-up events/s', run: catchUpPerSecond, aim: 0.85 },
];

async function appendsPerSecond(client: EventStoreDBClient, inFlight: number): Promise<number> {
  const started = performance.now();
  const end = started + SECONDS * 1000;
  let appended = 0;
  const writer = async (): Promise<void> => {
    for (let stream = ''; performance.now() < end; appended++) {
      const isNew = appended % 4 === 0 || stream === '';
      if (isNew) stream = `invoice-${randomUUID()}`;
      await client.appendToStream(stream, sampleEvent(appended), { expectedRevision: isNew ? 'no_stream' : 'any' });
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

async function start(script: string, env: NodeJS.ProcessEnv = {}): Promise<{ url: string; process: ChildProcess }> {
  const path = new URL(script, import.meta.url).pathname;
  const child = spawn(process.execPath, [path], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /esdb:\S+=false/.exec(line)?.[0];
    if (url) return { url, process: child };
  }
  throw new Error(`${script} did not start`);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const dataFolder = await mkdtemp(join(tmpdir(), 'bench-event-store-'));
const embedded = await start('../../embedded/event-store/main.ts', { LEDGER_DATA: dataFolder, EVENT_STORE_PORT: '0' });
const storeless = await start('./event-store-storeless.ts');
try {
  const clients = [embedded, storeless].map(({ url }) => EventStoreDBClient.connectionString(url));
  console.log(
    `${'median of'.padEnd(28)}${'event store'.padStart(12)}${'stores nothing'.padStart(16)}${'ratio'.padStart(8)}`,
  );
  for (const { name, run, aim } of MEASURES) {
    const figures = clients.map((): number[] => []);
    for (let round = -1; round < ROUNDS; round++) {
      for (const [index, client] of clients.entries()) {
        const figure = await run(client);
        if (round >= 0) figures[index]?.push(figure); // the first round only warms up
      }
    }
    const [ours = Number.NaN, bare = Number.NaN] = figures.map(median);
    const aimed = aim ? `  aim ${aim}` : '';
    console.log(
      `${name.padEnd(28)}${ours.toFixed(0).padStart(12)}${bare.toFixed(0).padStart(16)}${(ours / bare).toFixed(2).padStart(8)}${aimed}`,
    );
  }
  await Promise.all(clients.map((client) => client.dispose()));
} finally {
  for (const { process: child } of [embedded, storeless]) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  await rm(dataFolder, { recursive: true });
}
