import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectEventStore, type EventStore } from '../../platform/stores/event-store.ts';
import type { KafkaClients } from '../../platform/stores/kafka.ts';
import { granted } from '../../projection-service/testing/customer-lives.ts';
import { registration } from '../../projection-service/testing/invoice-lives.ts';
import { appendTo } from '../../testing/servers/event-log.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { clientsForTests, kafkaBrokers, newTopic, readCommitted, withoutKafka } from '../../testing/servers/kafka.ts';
import { shareKafka } from '../../testing/servers/kafka-turns.ts';
import { WrongUse } from './command.ts';
import { run } from './run.ts';

describe.skipIf(withoutKafka !== '')(`the past on a topic of its own${withoutKafka}`, () => {
  shareKafka();
  const topic = newTopic('past');
  let server: TestEventStore;
  let eventStore: EventStore;
  let clients: KafkaClients;
  beforeAll(async () => {
    server = await startEventStore();
    eventStore = connectEventStore(server.url);
    clients = clientsForTests();
  });
  afterAll(async () => {
    await Promise.all([eventStore?.dispose(), clients?.close()]);
    await server?.stop();
  });

  const ledger = async (...args: string[]) => {
    const said: string[] = [];
    const env = {
      KAFKA_BROKERS: kafkaBrokers,
      EVENT_STORE_URL: server.url,
      POSTGRES_URL: 'postgres://127.0.0.1:1/none',
    };
    expect(await run(['publish', '--json', ...args], env, (text) => said.push(text))).toBe(0);
    return JSON.parse(said.join('')) as { events: number };
  };
  const keys = async (least: number) => (await readCommitted(clients, topic, least)).map(({ key }) => key).toSorted();

  it('has each event once, also if the command runs again and adds what came since', async () => {
    const [first, second] = [randomUUID(), randomUUID()];
    await appendTo(eventStore.client, `invoice-${first}`, registration(first));
    await appendTo(eventStore.client, 'customer-acme', [granted('EUR', 500, 500)]);
    expect(await ledger(topic)).toMatchObject({ events: 2 });
    await appendTo(eventStore.client, `invoice-${second}`, registration(second));
    await appendTo(eventStore.client, 'process-overdue', [{ type: 'DayDone', data: { day: '2026-11-22' } }]);
    expect(await ledger(topic)).toMatchObject({ events: 1 });
    expect(await ledger(topic)).toMatchObject({ events: 0 });
    expect(await keys(3)).toEqual([first, second, 'customer-acme'].toSorted());
  });

  it('is not the topic on which the ledger publishes', async () => {
    for (const own of [
      'ledger.events',
      'ledger.events.others.checkpoint',
      'ledger.payments',
      'ledger.payments.dead-letter',
    ])
      await expect(ledger(own)).rejects.toThrow(WrongUse);
    await expect(ledger('a topic')).rejects.toThrow(WrongUse);
    await expect(ledger()).rejects.toThrow(WrongUse);
  });
});
