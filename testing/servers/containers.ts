import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';

export type ServerInContainer = {
  image: string;
  /** Where it listens. */
  port: number;
  /** Whether that is its port on this machine as well; a free one where it isn't. */
  samePort?: boolean;
  environment?: Record<string, string>;
  /** As compose.yaml has it. */
  isReady: ReturnType<typeof Wait.forSuccessfulCommand>;
};

export const eventStoreContainer: ServerInContainer = {
  image: 'eventstore/eventstore:23.10.7-bookworm-slim',
  port: 2113,
  environment: { EVENTSTORE_INSECURE: 'true', EVENTSTORE_CLUSTER_SIZE: '1', EVENTSTORE_RUN_PROJECTIONS: 'None' },
  isReady: Wait.forSuccessfulCommand('curl --fail --silent http://127.0.0.1:2113/health/live'),
};

const startMs = 120_000;
/** What all containers of a run carry. The set-up names the run; test files inherit its environment. */
const label = 'invoice-ledger.test-run';
const runVariable = 'TEST_RUN';

export const nameRun = (): void => {
  process.env[runVariable] = `${process.pid}-${Date.now()}`;
};

/** @returns its port on 127.0.0.1, and how to end it */
export async function startContainer(server: ServerInContainer): Promise<{ port: number; stop(): Promise<void> }> {
  const { image, port, samePort = false, environment = {}, isReady } = server;
  const container = await new GenericContainer(image)
    .withExposedPorts(samePort ? { container: port, host: port } : port)
    .withEnvironment(environment)
    .withLabels({ [label]: process.env[runVariable] ?? '' })
    .withWaitStrategy(isReady)
    .withStartupTimeout(startMs)
    .start();
  return { port: container.getMappedPort(port), stop: async () => void (await container.stop()) };
}

/** Removes the run's containers, whoever started them. */
export async function removeContainers(): Promise<void> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const left = await dockerode.listContainers({ filters: { label: [`${label}=${process.env[runVariable]}`] } });
  await Promise.all(left.map(({ Id }) => dockerode.getContainer(Id).remove({ force: true, v: true })));
}
