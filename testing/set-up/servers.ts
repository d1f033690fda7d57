// vitest's global set-up of the project `servers`: finds or starts each server that the integration suites can run on.
//
//   its TEST_… variable names one ──► that one
//   there is a container engine   ──► one in a container, removed at the end; test files also start event stores in containers
//   neither                       ──► a message, and its suites are skipped (testing/set-up/servers-runner.ts)
//
// A suite that uses several servers runs if one of them is available, with embedded servers for the others.
import { getContainerRuntimeClient, Wait } from 'testcontainers';
import { freePort } from '../network/free-port.ts';
import {
  eventStoreContainer,
  nameRun,
  removeContainers,
  type ServerInContainer,
  startContainer,
} from '../servers/containers.ts';
import { eventStoresInContainers, type ServerVariable } from '../servers/given-servers.ts';

type Server = ServerInContainer & {
  variable: ServerVariable;
  /** The value of the variable. @param port of the container on this machine */
  address(port: number): string;
};

/** The servers of compose.yaml. @param kafkaPort the port of Kafka, which it announces to clients */
const servers = (kafkaPort: number): Server[] => [
  {
    variable: 'TEST_EVENTSTORE_URL',
    ...eventStoreContainer,
    address: (port) => `esdb://127.0.0.1:${port}?tls=false`,
  },
  {
    variable: 'TEST_POSTGRES_URL',
    image: 'postgres:18',
    port: 5432,
    environment: { POSTGRES_USER: 'ledger', POSTGRES_PASSWORD: 'ledger', POSTGRES_DB: 'ledger' },
    isReady: Wait.forSuccessfulCommand('pg_isready --host=127.0.0.1 --username=ledger --dbname=ledger'),
    address: (port) => `postgres://ledger:ledger@127.0.0.1:${port}/ledger`,
  },
  {
    variable: 'TEST_MONGODB_URL',
    image: 'mongo:8',
    port: 27017,
    isReady: Wait.forSuccessfulCommand(`mongosh --quiet --eval "db.adminCommand('ping').ok"`),
    address: (port) => `mongodb://127.0.0.1:${port}/`,
  },
  {
    variable: 'TEST_KAFKA_BROKERS',
    image: 'apache/kafka:4.1.0',
    port: kafkaPort,
    samePort: true,
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
    isReady: Wait.forSuccessfulCommand(
      `/opt/kafka/bin/kafka-broker-api-versions.sh --bootstrap-server 127.0.0.1:${kafkaPort}`,
    ),
    address: (port) => `127.0.0.1:${port}`,
  },
  {
    variable: 'TEST_MYSQL_URL',
    image: 'mariadb:11',
    port: 3306,
    environment: { MARIADB_ROOT_PASSWORD: 'ledger', MARIADB_DATABASE: 'ledger' },
    isReady: Wait.forSuccessfulCommand('healthcheck.sh --connect --innodb_initialized'),
    address: (port) => `mysql://root:ledger@127.0.0.1:${port}/ledger`,
  },
];

export default async function setup(): Promise<() => Promise<void>> {
  const isStartedByTests = (variable: ServerVariable) =>
    variable === 'TEST_EVENTSTORE_URL' && Boolean(process.env.TEST_EVENTSTORE_COMMAND);
  const missing = servers(await freePort()).filter(
    ({ variable }) => !process.env[variable] && !isStartedByTests(variable),
  );
  const noEngine = missing.length === 0 ? undefined : await whyNoEngine();
  nameRun();
  const containers = await Promise.allSettled(noEngine === undefined ? missing.map(startContainer) : []);
  for (const [index, { variable, address }] of missing.entries()) {
    const container = containers[index];
    if (container?.status === 'fulfilled') {
      process.env[variable] = address(container.value.port);
      if (variable === 'TEST_EVENTSTORE_URL') process.env[eventStoresInContainers] = 'yes';
      say(`${variable}=${process.env[variable]}, in a container`);
    } else say(`${variable} names none, and ${noEngine ?? container?.reason}: its suites are skipped`);
  }
  return noEngine === undefined && missing.length > 0 ? removeContainers : async () => {};
}

async function whyNoEngine(): Promise<string | undefined> {
  try {
    await getContainerRuntimeClient();
    return undefined;
  } catch (error) {
    return `there is no container engine (${error instanceof Error ? error.message : error})`;
  }
}

const say = (text: string): void => void process.stderr.write(`servers: ${text}\n`);
