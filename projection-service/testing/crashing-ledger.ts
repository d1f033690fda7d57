// An event store, a PostgreSQL and a projection service as processes of their own, to be ended by `kill -9` and started again,
// while writers append what happens to invoices.

import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EventStoreDBClient, jsonEvent, NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import { toStored } from '../../events/event-versions.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { streamName } from '../../events/streams.ts';
import { readConfig } from '../../processes/config.ts';
import { type Program, services, stores, urls } from '../../processes/programs.ts';
import { getsReady, type Running } from '../../processes/run-program.ts';
import { freePort } from '../../testing/network/free-port.ts';
import { START_MS, startProgram } from '../../testing/processes/node-process.ts';
import { prepareCluster } from '../../testing/processes/prepared-cluster.ts';
import { partPayment, registration } from './invoice-lives.ts';

export const victims = ['projection-service', 'postgres', 'event-store'] as const;
export type Victim = (typeof victims)[number];

export type CrashingLedger = AsyncDisposable & {
  urls: { EVENT_STORE_URL: string; POSTGRES_URL: string };
  /** Ends one as a crash does, and starts it again; resolves when the store is ready, the service at once. */
  crash(victim: Victim): Promise<void>;
};

/** A PostgreSQL that was killed is let go of by its last connections before another can start on its data. */
const startTries = 5;

/** @param env beyond what `npm start` gives the projection service, such as KAFKA_BROKERS */
export async function aCrashingLedger(env: Record<string, string> = {}): Promise<CrashingLedger> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-crash-'));
  mkdirSync(join(folder, 'logs'));
  await prepareCluster(folder);
  const [EVENT_STORE_PORT, POSTGRES_PORT, PROJECTION_PORT] = await Promise.all(
    victims.map(async () => `${await freePort()}`),
  );
  const config = readConfig({ LEDGER_DATA: folder, EVENT_STORE_PORT, POSTGRES_PORT, PROJECTION_PORT });
  const programs = new Map([...stores(config), ...services(config)].map((program) => [program.name, program]));
  const running = new Map<Victim, Running>();

  function programOf(victim: Victim): Program {
    const program = programs.get(victim);
    if (program === undefined) throw new Error(`no ${victim}`);
    return victim === 'projection-service' ? { ...program, env: () => ({ ...program.env(), ...env }) } : program;
  }
  async function start(victim: Victim, untilReady = true): Promise<void> {
    const log = join(folder, 'logs', `${victim}.log`);
    for (let tries = 1; ; tries++) {
      const started = startProgram(programOf(victim), log);
      running.set(victim, started);
      if (!untilReady) return;
      if (await getsReady(programOf(victim), started, START_MS)) return;
      if (tries === startTries) throw new Error(`${victim} does not start: ${readFileSync(log, 'utf8').slice(-2_000)}`);
      await started.stop();
    }
  }
  async function stop(): Promise<void> {
    for (const victim of victims) await running.get(victim)?.stop();
    rmSync(folder, { recursive: true });
  }

  try {
    await Promise.all([start('event-store'), start('postgres')]);
    await start('projection-service');
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    urls: urls(config),
    async crash(victim) {
      const program = running.get(victim);
      // what is started is a launcher; the server itself is to crash, and the launcher ends with it
      const postmaster = () => Number.parseInt(readFileSync(join(folder, 'postgres/data/postmaster.pid'), 'utf8'), 10);
      process.kill(victim === 'postgres' ? postmaster() : (program?.pid ?? 0), 'SIGKILL');
      await program?.ended;
      await start(victim, victim !== 'projection-service');
    },
    [Symbol.asyncDispose]: stop,
  };
}

const metadata = {
  recordedAt: '2026-11-22T10:00:00.000Z',
  effectiveOn: '2026-11-22',
  actor: 'a test',
  correlationId: 'c-1',
};
const appendDeadlineMs = 2_000;
const retryMs = 50;
const timeoutMs = 200_000;
/** So that there is load all the time, and not more of it than is verified in a few seconds. */
const paceMs = 20;

/** Clients that register invoices and pay them in parts, each sending again what was not acknowledged, under the same ids. */
export class Writers {
  /** Events that the store said it has. */
  acknowledged = 0;
  readonly #stop = new AbortController();
  readonly #writing: Promise<unknown>;
  readonly #client: EventStoreDBClient;

  constructor(client: EventStoreDBClient, count: number) {
    this.#client = client;
    this.#writing = Promise.all(Array.from({ length: count }, () => this.#write()));
  }

  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#writing;
  }

  async #write(): Promise<void> {
    while (!this.#stop.signal.aborted) {
      const id = randomUUID();
      const customerId = `customer-${id.slice(0, 1)}`;
      await this.#append(id, -1, registration(id, { customerId }));
      await this.#append(id, 0, partPayment('p', 40_000, 60_000));
      await this.#append(id, 2, partPayment('q', 10_000, 50_000));
    }
  }

  async #append(invoiceId: string, revision: number, events: readonly InvoiceEvent[]): Promise<void> {
    const written = events.map((event) => jsonEvent({ id: randomUUID(), ...toStored(event, metadata) }));
    for (const deadline = Date.now() + timeoutMs; ; await sleep(retryMs)) {
      try {
        await this.#client.appendToStream(streamName('invoice', invoiceId), written, {
          expectedRevision: revision < 0 ? NO_STREAM : BigInt(revision),
          deadline: appendDeadlineMs,
        });
        this.acknowledged += written.length;
        return sleep(paceMs);
      } catch (error) {
        if (error instanceof WrongExpectedVersionError || Date.now() > deadline) throw error;
      }
    }
  }
}
