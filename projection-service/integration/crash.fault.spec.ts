// The topic of events under load, while processes and the broker are killed.

import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invoiceEvents } from '../../testing/servers/event-log.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import {
  brokerIsNotOurs,
  crashBroker,
  kafkaBrokers,
  newTopic,
  readCommitted,
  withoutKafka,
} from '../../testing/servers/kafka.ts';
import { haveKafkaAlone } from '../../testing/servers/kafka-turns.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { projectionsTo } from '../projections.ts';
import { openStores, type Stores } from '../stores.ts';
import { Load } from '../testing/load.ts';
import { kill, startProjectionService } from '../testing/service.ts';
import type { LedgerCloudEvent } from './cloud-event.ts';

const warn = () => {};

describe.skipIf(withoutKafka !== '')(`the topic of events, read committed${withoutKafka}`, () => {
  haveKafkaAlone();
  const topic = newTopic('ledger.events');
  let eventStore: TestEventStore;
  let database: TestDatabase;
  let stores: Stores;
  let env: Record<string, string>;
  const processes: ChildProcess[] = [];

  beforeEach(async () => {
    [eventStore, database] = await Promise.all([startEventStore(), createTestDatabase()]);
    const urls = {
      EVENT_STORE_URL: eventStore.url,
      POSTGRES_URL: database.url,
      KAFKA_BROKERS: kafkaBrokers,
      KAFKA_EVENTS_TOPIC: `${topic}-${randomUUID()}`,
    };
    stores = openStores(urls, 'test', 10_000, { warn });
    env = { ...urls, PROJECTION_PORT: '0', LOG_LEVEL: 'silent' };
  });
  afterEach(async () => {
    for (const process of processes.splice(0)) process.kill('SIGKILL');
    await stores.close();
    await Promise.all([eventStore.stop(), database.drop()]);
  });

  it('has each event once, in order, after the service is killed again and again under load', async () => {
    await using load = new Load(stores.eventStore.client);
    for (let round = 0; round < 8; round++) {
      const service = start();
      await sleep(700 + Math.random() * 900); // some die starting, most while they publish
      await kill(service);
    }
    start();
    await load.stop();
    await holdsAllOnce();
  });

  it('has each event once, in order, if two services take over from each other', async () => {
    await using load = new Load(stores.eventStore.client);
    let services = [start(), start()];
    for (let round = 0; round < 4; round++) {
      await sleep(1_500);
      const [victim, survivor] = services.sort(() => Math.random() - 0.5) as [ChildProcess, ChildProcess];
      await kill(victim);
      services = [survivor, start()];
    }
    await load.stop();
    await holdsAllOnce();
  });

  it.skipIf(brokerIsNotOurs !== false)(
    'holds each event once, in order, after the broker is killed under load',
    async () => {
      await using load = new Load(stores.eventStore.client);
      start();
      for (let round = 0; round < 2; round++) {
        await sleep(2_000);
        await crashBroker();
      }
      await load.stop();
      await holdsAllOnce();
    },
    420_000, // two starts of a broker, on a busy machine, and what was recorded in between
  );

  function start(): ChildProcess {
    const service = startProjectionService(env);
    processes.push(service);
    return service;
  }

  /** Waits until the topic is where the log is, and compares. */
  async function holdsAllOnce(): Promise<void> {
    const { KAFKA_EVENTS_TOPIC = '' } = env;
    const log = await invoiceEvents(stores.eventStore.client);
    const last = log.at(-1)?.position ?? 0n;
    const integration = projectionsTo(stores, { warn }).find(({ name }) => name === 'integration');
    if (integration === undefined || stores.kafka === undefined) throw new Error('nothing publishes');
    const position = () => integration.view.checkpoint().catch(() => undefined);
    await expect
      .poll(position, { timeout: 120_000, interval: 200 })
      .toSatisfy((at: bigint | undefined) => at !== undefined && at >= last);
    const messages = await readCommitted(stores.kafka.clients, KAFKA_EVENTS_TOPIC, log.length);
    const events = messages.map(({ value }) => JSON.parse(value) as LedgerCloudEvent);
    expect(events.length).toBe(log.length);
    expect(new Set(events.map(({ id }) => id))).toEqual(new Set(log.map(({ id }) => id)));
    for (const [, history] of Map.groupBy(events, ({ subject }) => subject)) {
      expect(history.map(({ sequence }) => Number(sequence))).toEqual(history.map((_, index) => index));
    }
    expect(await integration.verify()).toMatchObject({ events: log.length, rows: log.length, different: 0 });
  }
});
