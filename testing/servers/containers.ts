import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';

export type ServerInContainer = {
  image: string;
  /** The port in the container. */
  port: number;
  /** Whether its port on this machine is the same; otherwise it is a free one. */
  samePort?: boolean;
  environment?: Record<string, string>;
  /** As in compose.yaml. */
  isReady: ReturnType<typeof Wait.forSuccessfulCommand>;
};

export const eventStoreContainer: ServerInContainer = {
  image: 'eventstore/eventstore:23.10.7-bookworm-slim',
  port: 2113,
  environment: { EVENTSTORE_INSECURE: 'true', EVENTSTORE_CLUSTER_SIZE: '1', EVENTSTORE_RUN_PROJECTIONS: 'None' },
  isReady: Wait.forSuccessfulCommand('curl --fail --silent http://127.0.0.1:2113/health/live'),
};

const startMs = 120_000;
/** The label of all containers of a test run. The set-up names the run, and test files inherit its environment. */
const label = 'invoice-ledger.test-run';
const runVariable = 'TEST_RUN';

export const nameRun = (): void => {
  process.env[runVariable] = `${process.pid}-${Date.now()}`;
};

/** Starts a container. @returns its port on 127.0.0.1, and a function to stop it */
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

/** Removes all containers of the test run. */
export async function removeContainers(): Promise<void> {
  const { dockerode } = (await getContainerRuntimeClient()).container;
  const left = await dockerode.listContainers({ filters: { label: [`${label}=${process.env[runVariable]}`] } });
  await Promise.all(left.map(({ Id }) => dockerode.getContainer(Id).remove({ force: true, v: true })));
}
