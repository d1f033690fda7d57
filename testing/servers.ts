// vitest's global set-up of the project `servers`: each server that the integration suites can run on, from where it is to be had.
//
//   its TEST_… variable names one ──► that one
//   there is a container engine   ──► one in a container, gone in the end
//   neither                       ──► said aloud; its suites are skipped (testing/servers-runner.ts)
//
// A suite of several servers of which one is there runs on that one, and on embedded ones for the rest.
import { GenericContainer, getContainerRuntimeClient, type StartedTestContainer, Wait } from 'testcontainers';
import { freePort } from './free-port.ts';
import type { ServerVariable } from './given-servers.ts';

type Server = {
  variable: ServerVariable;
  image: string;
  port: number;
  environment?: Record<string, string>;
  isReady: ReturnType<typeof Wait.forListeningPorts>;
  /** What the variable is to say, by where the container's port is on this machine. */
  address(port: number): string;
};

const startMs = 120_000;

/** Listed as in compose.yaml. @param kafkaPort where clients reach Kafka, which has to know */
const servers = (kafkaPort: number): Server[] => [
  {
    variable: 'TEST_EVENTSTORE_URL',
    image: 'eventstore/eventstore:23.10.7-bookworm-slim',
    port: 2113,
    environment: { EVENTSTORE_INSECURE: 'true', EVENTSTORE_CLUSTER_SIZE: '1', EVENTSTORE_RUN_PROJECTIONS: 'None' },
    isReady: Wait.forListeningPorts(),
    address: (port) => `esdb://127.0.0.1:${port}?tls=false`,
  },
  {
    variable: 'TEST_POSTGRES_URL',
    image: 'postgres:18',
    port: 5432,
    environment: { POSTGRES_USER: 'ledger', POSTGRES_PASSWORD: 'ledger', POSTGRES_DB: 'ledger' },
    isReady: Wait.forLogMessage(/database system is ready to accept connections/, 2), // the first is that of its set-up
    address: (port) => `postgres://ledger:ledger@127.0.0.1:${port}/ledger`,
  },
  {
    variable: 'TEST_MONGODB_URL',
    image: 'mongo:8',
    port: 27017,
    isReady: Wait.forListeningPorts(),
    address: (port) => `mongodb://127.0.0.1:${port}/`,
  },
  {
    variable: 'TEST_KAFKA_BROKERS',
    image: 'apache/kafka:4.1.0',
    port: kafkaPort,
    environment: {
      KAFKA_NODE_ID: '1',
      KAFKA_PROCESS_ROLES: 'broker,controller',
      KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
      KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
      KAFKA_LISTENERS: `PLAINTEXT://:${kafkaPort},CONTROLLER://:9093`,
      KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${kafkaPort}`,
      KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
      KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
      KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
    },
    isReady: Wait.forLogMessage(/Kafka Server started/),
    address: (port) => `127.0.0.1:${port}`,
  },
  {
    variable: 'TEST_MYSQL_URL',
    image: 'mariadb:11',
    port: 3306,
    environment: { MARIADB_ROOT_PASSWORD: 'ledger', MARIADB_DATABASE: 'ledger' },
    isReady: Wait.forLogMessage(/ready for connections.*\n?.*port: 3306/),
    address: (port) => `mysql://root:ledger@127.0.0.1:${port}/ledger`,
  },
];

export default async function setup(): Promise<() => Promise<void>> {
  const kafkaPort = await freePort();
  const missing = servers(kafkaPort).filter(({ variable }) => !process.env[variable]);
  const noEngine = missing.length === 0 ? undefined : await whyNoEngine();
  const containers = await Promise.allSettled(noEngine === undefined ? missing.map((server) => start(server)) : []);
  for (const [index, { variable, address }] of missing.entries()) {
    const container = containers[index];
    if (container?.status === 'fulfilled') {
      process.env[variable] = address(container.value.port);
      say(`${variable}=${process.env[variable]}, in a container`);
    } else say(`${variable} names none, and ${noEngine ?? container?.reason}: its suites are skipped`);
  }
  return async () => {
    for (const container of containers) if (container.status === 'fulfilled') await container.value.stop();
  };
}

async function whyNoEngine(): Promise<string | undefined> {
  try {
    await getContainerRuntimeClient();
    return undefined;
  } catch (error) {
    return `there is no container engine (${error instanceof Error ? error.message : error})`;
  }
}

async function start(server: Server): Promise<{ port: number; stop(): Promise<void> }> {
  const { image, port, environment = {}, isReady, variable } = server;
  const exposed = variable === 'TEST_KAFKA_BROKERS' ? { container: port, host: port } : port;
  const container: StartedTestContainer = await new GenericContainer(image)
    .withExposedPorts(exposed)
    .withEnvironment(environment)
    .withWaitStrategy(isReady)
    .withStartupTimeout(startMs)
    .start();
  return { port: container.getMappedPort(port), stop: async () => void (await container.stop()) };
}

const say = (text: string): void => void process.stderr.write(`servers: ${text}\n`);
