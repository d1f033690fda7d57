// The Kafka of the tests: TEST_KAFKA_BROKERS. Each test uses topics of its own.

import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type KafkaClients, kafkaClients } from '../../platform/stores/kafka.ts';
import { readTopic } from '../../platform/stores/read-topic.ts';
import { given } from './given-servers.ts';

export const kafkaBrokers = given('TEST_KAFKA_BROKERS') ?? '';

/** The reason why suites that need Kafka are skipped, for their titles; empty if they run. */
export const withoutKafka = kafkaBrokers === '' ? ' (skipped: TEST_KAFKA_BROKERS names no Kafka)' : '';

/** Clients of another Kafka, which asks for a user (SASL PLAIN). */
export const kafkaAs = (brokers: string, username: string, password: string): KafkaClients =>
  kafkaClients(brokers, username, { sasl: { mechanism: 'plain', username, password } });

/** The name of a topic that no other test uses. */
export const newTopic = (name: string): string => `${name}-${randomUUID()}`;

export type ReadMessage = {
  partition: number;
  offset: string;
  /** In ms since 1970. */
  timestamp: number;
  key: string;
  value: string;
  headers: Record<string, string>;
};

/**
 * All committed messages of a topic, each partition in order.
 * @param least waits until there are so many: the broker answers a commit before each partition shows it (KIP-98, 4.2)
 */
export async function readCommitted(clients: KafkaClients, topic: string, least = 0): Promise<ReadMessage[]> {
  for (const deadline = Date.now() + 60_000; ; await sleep(50)) {
    const messages = await readOnce(clients, topic);
    if (messages.length >= least || Date.now() > deadline) return messages;
  }
}

async function readOnce(clients: KafkaClients, topic: string): Promise<ReadMessage[]> {
  const messages: ReadMessage[] = [];
  await readTopic(clients, topic, ({ partition, message: { offset, timestamp, key, value, headers = {} } }) => {
    const texts = Object.entries(headers).map(([name, value]) => [name, String(value)]);
    messages.push({
      partition,
      offset,
      timestamp: Number(timestamp),
      key: String(key),
      value: String(value),
      headers: Object.fromEntries(texts),
    });
  });
  return messages;
}

/** Writes messages to a topic. The broker creates it if needed. */
export async function produce(
  clients: KafkaClients,
  topic: string,
  messages: readonly { key?: string; value: string; headers?: Record<string, string>; timestamp?: string }[],
): Promise<void> {
  const producer = clients.producer();
  try {
    await producer.connect();
    await producer.send({ topic, messages: [...messages] });
  } finally {
    await clients.release(producer);
  }
}

/** The message by which a bank tells of a payment (docs/integration-payments.md). */
export const paymentReceived = (invoiceId: string, payment: { paymentId: string }): { key: string; value: string } => ({
  key: invoiceId,
  value: JSON.stringify({
    specversion: '1.0',
    id: payment.paymentId,
    source: 'urn:bank',
    type: 'ledger.PaymentReceived',
    data: { ...payment, invoiceId },
  }),
});

export const clientsForTests = (): KafkaClients => kafkaClients(kafkaBrokers, 'test');

const starter = new URL('../../../shared/servers/start', import.meta.url).pathname;
const started = { pid: '/tmp/test-servers/kafka/pid', settings: '/tmp/test-servers/kafka/server.properties' };

/** The reason to skip tests that kill the broker; false if it can be restarted. */
export const brokerIsNotOurs = isStartedBy(starter) ? false : 'the broker cannot be restarted';

function isStartedBy(starter: string): boolean {
  if (kafkaBrokers === '' || !existsSync(starter) || !existsSync(started.pid)) return false;
  return readFileSync(started.settings, 'utf8').includes(`advertised.listeners=PLAINTEXT://${kafkaBrokers}\n`);
}

/** The process of the broker that was started for the tests. */
export const brokerPid = (): number => Number(readFileSync(started.pid, 'utf8'));

/** Kills the broker and starts it again on its data. */
export async function crashBroker(): Promise<void> {
  process.kill(brokerPid(), 'SIGKILL');
  await startBroker();
}

/** Starts the broker again, after it was killed. */
export async function startBroker(): Promise<void> {
  while (await brokerListens()) await sleep(20); // the starter does nothing while the broker still answers
  try {
    await promisify(execFile)(starter, ['kafka'], { timeout: 60_000 });
  } catch (error) {
    await untilListens(error); // on a busy machine, the broker may need longer than the starter waits
  }
}

async function untilListens(failure: unknown): Promise<void> {
  for (const deadline = Date.now() + 60_000; !(await brokerListens()); await sleep(200)) {
    if (Date.now() > deadline) throw failure;
  }
}

async function brokerListens(): Promise<boolean> {
  const [host, port] = kafkaBrokers.split(':');
  const socket = connect({ host: host ?? '127.0.0.1', port: Number(port) });
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
