import './kafkajs-timers.ts';
import {
  type Admin,
  type Consumer,
  type ConsumerConfig,
  Kafka,
  type KafkaConfig,
  logLevel,
  type Producer,
  type ProducerConfig,
} from 'kafkajs';
import { CannotStart } from '../config/cannot-start.ts';

/** Clients of one Kafka. Each connects when its `connect` is called; `close` disconnects all. */
export type KafkaClients = {
  admin(): Admin;
  producer(config?: ProducerConfig): Producer;
  consumer(config: ConsumerConfig): Consumer;
  /** Disconnects one client. */
  release(client: Client): Promise<void>;
  close(): Promise<void>;
};
type Client = Admin | Producer | Consumer;

/**
 * Retries of a request, over about three seconds. The first pause is short: the broker refuses a transaction while it finishes the
 * previous one.
 */
const retry = { initialRetryTime: 20, maxRetryTime: 1_000, retries: 8 };

/**
 * @param brokers KAFKA_BROKERS: "host:port,host:port"
 * @param name the client id of its connections
 * @param security TLS and SASL (kafka-settings.ts); if absent, neither
 * @throws CannotStart if the list of brokers is invalid
 */
export function kafkaClients(
  brokers: string,
  name: string,
  security: Pick<KafkaConfig, 'ssl' | 'sasl'> = {},
): KafkaClients {
  const kafka = new Kafka({
    clientId: name,
    brokers: brokersIn(brokers),
    ...security,
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    retry,
    logLevel: logLevel.NOTHING, // errors are thrown, and the caller logs them
  });
  const open = new Set<Client>();
  const keep = <C extends Client>(client: C): C => {
    open.add(client);
    return client;
  };
  const release = async (client: Client) => {
    open.delete(client);
    await client.disconnect();
  };
  return {
    admin: () => keep(kafka.admin()),
    producer: (config) => keep(kafka.producer(config)),
    consumer: (config) => keep(kafka.consumer(config)),
    release,
    close: async () => void (await Promise.all([...open].map(release))),
  };
}

/** Whether a broker refused messages because of their size. kafkajs wraps the answer if it does not retry. */
export function isTooLarge(error: unknown): boolean {
  const { type, cause } = error as { type?: unknown; cause?: unknown };
  if (type === 'MESSAGE_TOO_LARGE' || type === 'RECORD_LIST_TOO_LARGE') return true;
  return cause instanceof Error && isTooLarge(cause);
}

function brokersIn(list: string): string[] {
  const brokers = list.split(',').map((broker) => broker.trim());
  if (brokers.every((broker) => /^[^\s:]+:\d{1,5}$|^\[[0-9a-f:]+\]:\d{1,5}$/i.test(broker))) return brokers;
  throw new CannotStart('KAFKA_BROKERS must be host:port, several separated by commas');
}
