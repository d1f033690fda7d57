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
import { CannotStart } from '../config/config.ts';

/** Clients of one Kafka. Each connects when it is told to; all are disconnected together in the end. */
export type KafkaClients = {
  admin(): Admin;
  producer(config?: ProducerConfig): Producer;
  consumer(config: ConsumerConfig): Consumer;
  /** Disconnects one of them before the others. */
  release(client: Client): Promise<void>;
  close(): Promise<void>;
};
type Client = Admin | Producer | Consumer;

/**
 * How often a request is tried again, over about three seconds. The first pause is short: the broker answers "not yet" while it
 * finishes the transaction before.
 */
const retry = { initialRetryTime: 20, maxRetryTime: 1_000, retries: 8 };

/**
 * @param brokers KAFKA_BROKERS: "host:port,host:port"
 * @param name how its connections sign
 * @param security TLS and SASL (kafka-settings.ts); neither where absent
 * @throws CannotStart where that names no broker
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
    logLevel: logLevel.NOTHING, // what fails is thrown, and told by whoever asked for it
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

function brokersIn(list: string): string[] {
  const brokers = list.split(',').map((broker) => broker.trim());
  if (brokers.every((broker) => /^[^\s:]+:\d{1,5}$|^\[[0-9a-f:]+\]:\d{1,5}$/i.test(broker))) return brokers;
  throw new CannotStart('KAFKA_BROKERS must be host:port, several with a comma between them');
}
