// Payments from a real Kafka, recorded by command services that run as processes.

import { randomUUID } from 'node:crypto';
import { cp, rename, rm } from 'node:fs/promises';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toStored } from '../../events/event-versions.ts';
import { type ImportEvent, importStream } from '../../events/log-import.ts';
import { streamName } from '../../events/streams.ts';
import type { KafkaClients } from '../../platform/stores/kafka.ts';
import { post } from '../../testing/http/client.ts';
import { invoiceOf } from '../../testing/http/requests.ts';
import { freePort } from '../../testing/network/free-port.ts';
import { type EventStoreProcess, onlyOurs, startEventStoreProcess } from '../../testing/servers/event-store.ts';
import {
  clientsForTests,
  kafkaBrokers,
  newTopic,
  produce,
  readCommitted,
  withoutKafka,
} from '../../testing/servers/kafka.ts';
import { shareKafka } from '../../testing/servers/kafka-turns.ts';
import { startCommandService, startWithProcessManager, type TestService } from '../testing/service.ts';

type Readiness = { status: string; dependencies: Record<string, Record<string, unknown>> };

describe('a command service whose Kafka is unavailable', () => {
  it('answers over HTTP, reports Kafka as unavailable, and stops on a signal', async () => {
    await using store = await disposable(startEventStoreProcess());
    await using service = await startCommandService(store.url, { KAFKA_BROKERS: `127.0.0.1:${await freePort()}` });
    expect((await post(`${service.url}/invoices`, invoiceOf(10_000))).status).toBe(201);
    const kafka = async () => (await readiness(service)).dependencies.kafka;
    await expect.poll(kafka).toMatchObject({
      status: 'down',
      required: false,
      detail: expect.stringMatching(/not recorded at present, retrying.*ECONNREFUSED/),
    });
    expect((await readiness(service)).status).toBe('degraded');
    expect(await service.kill('SIGTERM')).toBe(0);
  });
});

describe.skipIf(withoutKafka !== '')(`payments from Kafka${withoutKafka}`, () => {
  shareKafka();
  let clients: KafkaClients;
  let store: EventStoreProcess;
  let client: EventStoreDBClient;
  let env: Record<string, string>;
  const topics = () => ({
    payments: env.KAFKA_PAYMENTS_TOPIC ?? '',
    transactions: env.KAFKA_TRANSACTIONS_TOPIC ?? '',
    deadLetters: env.KAFKA_DEAD_LETTER_TOPIC ?? '',
  });

  beforeEach(async () => {
    clients = clientsForTests();
    store = await startEventStoreProcess();
    client = EventStoreDBClient.connectionString(store.url);
    env = {
      KAFKA_BROKERS: kafkaBrokers,
      KAFKA_PAYMENTS_TOPIC: newTopic('ledger.payments'),
      KAFKA_TRANSACTIONS_TOPIC: newTopic('transaction-events'),
      KAFKA_DEAD_LETTER_TOPIC: newTopic('dead-letter'),
      KAFKA_PAYMENTS_GROUP: newTopic('command-service'),
      TRANSACTIONS_CURRENCY: 'EUR',
    };
  });
  afterEach(async () => {
    await client.dispose();
    await Promise.all([clients.close(), store.stop()]);
  });

  it('are recorded from CloudEvents in both modes and from transaction events, with their actor', async () => {
    await using service = await startWithProcessManager(store.url, env);
    const [invoiceId, customer] = await registered(service, 100_000);
    await produce(clients, topics().payments, [
      { key: invoiceId, value: JSON.stringify(event({ paymentId: 'structured', invoiceId, amount: 10_000 })) },
      { key: invoiceId, ...inBinaryMode(event({ paymentId: 'binary', invoiceId, amount: 20_000 })) },
      { value: JSON.stringify(event({ paymentId: 'over', customerId: customer, amount: 5_000 })) },
    ]);
    const transaction = { idOperation: 'op-1', idInvoice: invoiceId, amount: 300.5, dateTime: '2026-11-22T10:00:00' };
    await produce(clients, topics().transactions, [{ key: invoiceId, value: JSON.stringify(transaction) }]);
    await expect
      .poll(() => payments(invoiceId))
      .toEqual({
        structured: 10_000,
        binary: 20_000,
        'payments/over': 5_000,
        'op-1': 30_050,
      });
    const kafka = async () => (await readiness(service)).dependencies.kafka; // counts when it has told Kafka
    await expect.poll(kafka).toMatchObject({ status: 'up', recorded: 4, deadLettered: 0 });
    const applied = (await eventsOf(invoiceId)).find(({ data }) => data.paymentId === 'op-1');
    expect(applied?.metadata.actor).toBe(`kafka:${topics().transactions}`);
  });

  it('are recorded once, however often they are received, also over HTTP', async () => {
    await using service = await startCommandService(store.url, env);
    const [invoiceId] = await registered(service, 100_000);
    const payment = { ...paymentOf('p-1', 10_000), invoiceId };
    const message = { key: invoiceId, value: JSON.stringify(event(payment)) };
    await produce(clients, topics().payments, [message, message]);
    await produce(clients, topics().payments, [message, { value: message.value }]);
    await expect.poll(async () => (await readiness(service)).dependencies.kafka?.recorded).toBe(4);
    expect((await post(`${service.url}/invoices/${invoiceId}/payments`, paymentOf('p-1', 10_000))).status).toBe(201);
    expect(await payments(invoiceId)).toEqual({ 'p-1': 10_000 });
  });

  it('that cannot be recorded become dead letters: each unchanged, with its problem', async () => {
    await using service = await startCommandService(store.url, env);
    const [invoiceId] = await registered(service, 100_000);
    const good = event({ ...paymentOf('p-1', 10_000), invoiceId });
    const bad = [
      [JSON.stringify({ ...good, data: { ...good.data, amount: 20_000 } }), '/problems/idempotency-key-reused', 409],
      [JSON.stringify(event({ ...paymentOf('p-2', 1), invoiceId: randomUUID() })), '/problems/invoice-not-found', 404],
      [
        JSON.stringify(event({ ...paymentOf('p-3', 1), invoiceId, currency: 'USD' })),
        '/problems/currency-differs',
        422,
      ],
      [JSON.stringify(event({ ...paymentOf('p-4', -1), invoiceId })), '/problems/malformed-payment', 400],
      [JSON.stringify({ ...good, type: 'something.else' }), '/problems/not-a-payment', 422],
      [JSON.stringify({ ...good, data: undefined, data_base64: 'no base64' }), '/problems/not-a-cloud-event', 400],
      ['no JSON', '/problems/malformed-json', 400],
    ] as const;
    const headers = { traceparent: '00-1-2-01' };
    await produce(clients, topics().payments, [
      { key: 'k', value: JSON.stringify(good) },
      ...bad.map(([value]) => ({ key: 'k', value, headers })),
    ]);
    await expect
      .poll(async () => (await readiness(service)).dependencies.kafka)
      .toMatchObject({ recorded: 1, deadLettered: bad.length });
    const letters = await readCommitted(clients, topics().deadLetters, bad.length);
    expect(
      letters.map(({ key, value, headers: { problem, traceparent } }) => ({
        key,
        value,
        traceparent,
        ...told(problem),
      })),
    ).toEqual(bad.map(([value, type, status]) => ({ key: 'k', value, traceparent: '00-1-2-01', type, status })));
    expect(letters[0]?.headers['dead-letter-from']).toMatch(new RegExp(`^${topics().payments}/\\d+/\\d+$`));
    expect(await payments(invoiceId)).toEqual({ 'p-1': 10_000 });
  });

  it('are recorded once each if the service is killed repeatedly under load', async () => {
    const invoices = new Map<string, string[]>();
    {
      await using service = await startCommandService(store.url, { ...env, KAFKA_BROKERS: '' });
      for (let i = 0; i < 10; i++) invoices.set((await registered(service, 1_000_000))[0], []);
    }
    const ids = [...invoices.keys()];
    const send = async (count: number) => {
      const sent = Array.from({ length: count }, (_, i) => {
        const invoiceId = ids[i % ids.length] ?? '';
        const paymentId = randomUUID();
        invoices.get(invoiceId)?.push(paymentId);
        return { key: invoiceId, value: JSON.stringify(event({ ...paymentOf(paymentId, 10), invoiceId })) };
      });
      await produce(clients, topics().payments, sent);
    };
    for (let round = 0; round < 3; round++) {
      const service = await startCommandService(store.url, env);
      await send(300);
      const some = Math.random() * 250;
      const recorded = async () => Number((await readiness(service)).dependencies.kafka?.recorded ?? 0);
      await expect.poll(recorded, { interval: 5 }).toBeGreaterThan(some);
      await service.kill();
    }
    await using _last = await startCommandService(store.url, env);
    for (const [invoiceId, sent] of invoices) {
      await expect.poll(async () => Object.keys(await payments(invoiceId)).length).toBeGreaterThanOrEqual(sent.length);
      const applied = (await eventsOf(invoiceId)).filter(({ type }) => type === 'PaymentApplied');
      expect(applied.map(({ data }) => data.paymentId).toSorted()).toEqual(sent.toSorted());
    }
    expect(await readCommitted(clients, topics().deadLetters)).toEqual([]);
  });

  it.skipIf(onlyOurs !== false)(
    'wait where the event store is away, and none is a dead letter',
    async () => {
      await using service = await startCommandService(store.url, env);
      const [invoiceId] = await registered(service, 100_000);
      await store.kill();
      await produce(
        clients,
        topics().payments,
        Array.from({ length: 50 }, (_, i) => ({
          key: i % 2 ? invoiceId : `${i}`,
          value: JSON.stringify(event({ ...paymentOf(`p-${i}`, 10), invoiceId })),
        })),
      );
      const kafka = async () => (await readiness(service)).dependencies.kafka;
      await expect.poll(kafka).toMatchObject({
        status: 'down',
        detail: expect.stringMatching(/event store|EventStoreDB|unknown whether the command was recorded/),
      });
      await store.restart();
      await expect.poll(kafka).toMatchObject({ status: 'up', recorded: 50, deadLettered: 0 });
      await client.dispose();
      client = EventStoreDBClient.connectionString(store.url);
      expect(Object.keys(await payments(invoiceId))).toHaveLength(50);
    },
    120_000,
  );

  const sent = (invoiceId: string, ...names: string[]) =>
    names.map((name) => ({
      key: invoiceId,
      value: JSON.stringify(event({ ...paymentOf(name, 10), invoiceId })),
    }));
  const recordedBy = (service: TestService) =>
    expect.poll(async () => (await readiness(service)).dependencies.kafka?.recorded);

  it.skipIf(onlyOurs !== false)(
    'since an earlier copy of the event store come again by themselves after it is restored, each once',
    async () => {
      const copy = `${store.dataFolder}-copy`;
      let invoiceId: string;
      {
        await using service = await startCommandService(store.url, env);
        [invoiceId] = await registered(service, 100_000);
        await produce(clients, topics().payments, sent(invoiceId, 'a', 'b'));
        await recordedBy(service).toBe(2);
      }
      await store.kill('SIGTERM');
      await cp(store.dataFolder, copy, { recursive: true });
      await store.restart();
      {
        await using service = await startCommandService(store.url, env);
        await produce(clients, topics().payments, sent(invoiceId, 'c', 'd', 'e'));
        await recordedBy(service).toBe(3);
      }
      await store.kill('SIGTERM');
      await rm(store.dataFolder, { recursive: true });
      await rename(copy, store.dataFolder);
      await store.restart();
      await client.dispose();
      client = EventStoreDBClient.connectionString(store.url);
      expect(Object.keys(await payments(invoiceId))).toEqual(['a', 'b']);
      {
        await using service = await startCommandService(store.url, env);
        await recordedBy(service).toBe(3); // the copy has the first two, and the offset after them
      }
      expect(await payments(invoiceId)).toEqual({ a: 10, b: 10, c: 10, d: 10, e: 10 });
      expect(await readCommitted(clients, topics().deadLetters)).toEqual([]);
    },
  );

  it.skipIf(onlyOurs !== false)(
    'are read from the beginning by a new event store, whose group read for another one before, once it has an invoice',
    async () => {
      let invoice: ReturnType<typeof invoiceOf>;
      {
        await using service = await startCommandService(store.url, env);
        invoice = invoiceOf(100_000);
        await post(`${service.url}/invoices`, invoice);
        await produce(clients, topics().payments, sent(invoice.invoiceId, 'a', 'b'));
        await recordedBy(service).toBe(2);
      }
      await using another = await disposable(startEventStoreProcess());
      await using service = await startCommandService(another.url, env);
      const kafka = async () => (await readiness(service)).dependencies.kafka;
      await expect.poll(kafka).toMatchObject({ detail: expect.stringContaining('the log has no invoice yet') });
      await post(`${service.url}/invoices`, invoice);
      await recordedBy(service).toBe(2);
      expect(await readCommitted(clients, topics().deadLetters)).toEqual([]);
    },
  );

  it('are read from where the group is if an earlier version committed its offsets', async () => {
    await using registrar = await startCommandService(store.url, { ...env, KAFKA_BROKERS: '' });
    const [invoiceId] = await registered(registrar, 100_000);
    const topic = topics().payments;
    await produce(clients, topic, sent(invoiceId, 'a', 'b'));
    const admin = clients.admin();
    await admin.connect();
    const ends = await admin.fetchTopicOffsets(topic);
    const partitions = ends.map(({ partition, high }) => ({ partition, offset: high }));
    await admin.setOffsets({ groupId: env.KAFKA_PAYMENTS_GROUP ?? '', topic, partitions });
    await clients.release(admin);
    await produce(clients, topic, sent(invoiceId, 'c'));
    await using service = await startCommandService(store.url, env);
    await recordedBy(service).toBe(1);
    expect(await payments(invoiceId)).toEqual({ c: 10 });
  });

  it.each([
    { lost: 'its last messages, as by a power cut', kept: 2 },
    { lost: 'all of them, as if it was replaced', kept: 0 },
    { lost: 'none', kept: 3 },
  ])('are all read if Kafka loses $lost, and gives their offsets to others', async ({ kept }) => {
    const topic = topics().payments;
    const admin = clients.admin();
    await admin.connect();
    const createTopic = () => admin.createTopics({ topics: [{ topic, numPartitions: 1 }] });
    await createTopic();
    const hourAgo = Date.now() - 3_600_000;
    const dated = (invoiceId: string) =>
      sent(invoiceId, 'a', 'b', 'c').map((message, n) => ({ ...message, timestamp: String(hourAgo + n) }));
    let invoiceId = '';
    {
      await using service = await startCommandService(store.url, env);
      [invoiceId] = await registered(service, 100_000);
      await produce(clients, topic, dated(invoiceId));
      await recordedBy(service).toBe(3);
    }
    if (kept < 3) {
      await admin.deleteTopics({ topics: [topic] });
      await expect.poll(() => admin.listTopics()).not.toContain(topic);
      await createTopic();
      await produce(clients, topic, dated(invoiceId).slice(0, kept));
    }
    await clients.release(admin);
    await produce(clients, topic, sent(invoiceId, 'd', 'e', 'f'));
    await using service = await startCommandService(store.url, env);
    await recordedBy(service).toBe(3); // those that it has are not read again
    expect(await payments(invoiceId)).toEqual({ a: 10, b: 10, c: 10, d: 10, e: 10, f: 10 });
  });

  const importNotes = {
    begun: { type: 'ImportBegun', data: { hasDigest: true } },
    ended: { type: 'ImportEnded', data: { events: 1 } },
  } as const satisfies Record<string, ImportEvent>;

  /** Says what `ledger import` says. */
  async function note(noted: ImportEvent): Promise<void> {
    const recordedAt = new Date().toISOString();
    const metadata = { recordedAt, effectiveOn: recordedAt.slice(0, 10), actor: 'ledger', correlationId: 'import' };
    await client.appendToStream(importStream, jsonEvent(toStored(noted, metadata)));
  }

  it.each(['before the command service starts', 'while the command service reads payments'])(
    'of invoices that an import has not brought yet wait for its end, if it begins %s',
    async (when) => {
      if (when.startsWith('before')) await note(importNotes.begun);
      await using service = await startCommandService(store.url, env);
      const kafka = async () => (await readiness(service)).dependencies.kafka;
      if (!when.startsWith('before')) {
        await expect.poll(kafka).toMatchObject({ status: 'up', state: 'consuming' });
        await note(importNotes.begun);
      }
      const invoice = invoiceOf(100_000);
      await produce(clients, topics().payments, sent(invoice.invoiceId, 'a', 'b'));
      await expect.poll(kafka).toMatchObject({
        status: 'down',
        detail: expect.stringMatching(/not recorded at present, retrying: an import .* has begun and has not ended/),
      });
      expect((await readiness(service)).status).toBe('degraded');

      await post(`${service.url}/invoices`, invoice); // in the place of the import, which brings it last
      const tries = () =>
        service.log.filter(({ msg }) => msg.startsWith('consuming payments from Kafka failed')).length;
      const before = tries();
      await expect.poll(tries).toBeGreaterThan(before);
      expect(await payments(invoice.invoiceId)).toEqual({});

      await note(importNotes.ended);
      await expect.poll(kafka).toMatchObject({ status: 'up', recorded: 2, deadLettered: 0 });
      expect(await payments(invoice.invoiceId)).toEqual({ a: 10, b: 10 });
      expect(await readCommitted(clients, topics().deadLetters)).toEqual([]);
    },
  );

  it('are taken in without a warning of Node', async () => {
    const warnings: string[] = [];
    const warned = (warning: Error) => warnings.push(warning.name);
    process.on('warning', warned);
    await using service = await startCommandService(store.url, env);
    const [invoiceId] = await registered(service, 100_000);
    await produce(clients, topics().payments, sent(invoiceId, 'a'));
    await recordedBy(service).toBe(1);
    process.off('warning', warned);
    expect(warnings).toEqual([]);
  });

  type Applied = { type: string; data: { paymentId?: string; amount: number }; metadata: { actor: string } };

  async function eventsOf(invoiceId: string): Promise<Applied[]> {
    const events: Applied[] = [];
    for await (const { event } of client.readStream(streamName('invoice', invoiceId))) {
      if (event) events.push(event as unknown as Applied);
    }
    return events;
  }

  /** What was applied to an invoice, by payment; NaN where one was applied twice. */
  async function payments(invoiceId: string): Promise<Record<string, number>> {
    const applied: Record<string, number> = {};
    for (const { type, data } of await eventsOf(invoiceId)) {
      if (type !== 'PaymentApplied' || data.paymentId === undefined) continue;
      applied[data.paymentId] = data.paymentId in applied ? Number.NaN : data.amount;
    }
    return applied;
  }
});

const paymentOf = (paymentId: string, amount: number) => ({
  paymentId,
  amount,
  currency: 'EUR',
  receivedOn: '2026-11-24',
  method: 'credit-transfer',
});

const event = (data: Record<string, unknown>) => ({
  specversion: '1.0',
  id: randomUUID(),
  source: 'urn:bank',
  type: 'ledger.PaymentReceived',
  data: { currency: 'EUR', receivedOn: '2026-11-24', method: 'credit-transfer', ...data },
});

function inBinaryMode({ data, ...attributes }: ReturnType<typeof event>) {
  const headers = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce_${name}`, value]));
  return { value: JSON.stringify(data), headers };
}

/** Registers an invoice. @returns its id, and its customer's */
async function registered(service: TestService, amount: number): Promise<[string, string]> {
  const invoice = invoiceOf(amount);
  const { status } = await post(`${service.url}/invoices`, invoice);
  if (status !== 201) throw new Error(`the registration was answered ${status}`);
  return [invoice.invoiceId, invoice.customer.id];
}

async function readiness({ url }: TestService): Promise<Readiness> {
  return (await (await fetch(`${url}/readyz`)).json()) as Readiness;
}

function told(problem = '{}'): { type: string; status: number } {
  const { type, status } = JSON.parse(problem) as { type: string; status: number };
  return { type, status };
}

async function disposable(started: Promise<EventStoreProcess>): Promise<EventStoreProcess & AsyncDisposable> {
  const store = await started;
  return { ...store, [Symbol.asyncDispose]: () => store.stop() };
}
