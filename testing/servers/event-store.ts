import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe } from 'vitest';
import type { Version } from '../../embedded/event-store/behaviour.ts';
import { eventStoreUrl } from '../../embedded/event-store/connection.ts';
import { commandFault, type FaultCommand } from '../../embedded/event-store/faults/fault-control.ts';
import { endsWithFile } from '../processes/leftovers.ts';
import { end, startNode } from '../processes/node-process.ts';
import { closeIn, openIn } from './event-stores.ts';
import { startGiven } from './given-event-store.ts';
import { eventStoresInContainers, given, needsOwnLog } from './given-servers.ts';

const MAIN = new URL('../../embedded/event-store/main.ts', import.meta.url).pathname;

/** An event store to run the tests on; if unset, each test starts the embedded one. */
export const foreignEventStore = given('TEST_EVENTSTORE_URL');

/** A shell command that starts an event store for each test file, see given-event-store.ts. */
const startCommand = given('TEST_EVENTSTORE_COMMAND');

/** The reason to skip tests that need the embedded server; false if it is used. */
export const onlyEmbedded = foreignEventStore || startCommand ? 'it needs the embedded event store' : false;

/** The reason to skip tests that kill the event store; false if it can be killed. */
export const onlyOurs = foreignEventStore && !startCommand ? 'it needs an event store that it may kill' : false;

/** Tests that need the embedded server. On another one they are skipped, and their title says so. */
export function describeEmbedded(name: string, tests: () => void): void {
  describe.skipIf(onlyEmbedded)(onlyEmbedded ? `${name} (skipped: ${onlyEmbedded})` : name, tests);
}

export type TestEventStore = {
  /** The connection string. */
  url: string;
  port: number;
  /** Ends it, and removes its folder if that was made for it. */
  stop(): Promise<void>;
};

export type EventStoreProcess = TestEventStore & {
  dataFolder: string;
  /** The pid of the current process. */
  pid(): number;
  /** Ends the process like a crash (SIGKILL), or by another signal, and waits for its end. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again on the same port and data, after ending it if it still runs. */
  restart(): Promise<void>;
  /** Injects a fault, see embedded/event-store/faults/faults.ts. Only for a server that was started `likeProduction`. */
  fault(command: FaultCommand): Promise<void>;
};

/** `version`: of EventStoreDB, if `likeProduction`; see embedded/event-store/behaviour.ts. */
type Options = { dataFolder?: string; port?: number; likeProduction?: boolean; version?: Version };

/**
 * Starts the embedded event store on a free port and an empty folder. With TEST_EVENTSTORE_URL, suites that share its log get that
 * server. Others get a new one in a container, or the embedded one if there is no container engine. With TEST_EVENTSTORE_COMMAND, each
 * gets one of its own.
 * @throws Error with the server's output if it does not start
 */
export async function startEventStore(): Promise<TestEventStore> {
  const other = await startOther({});
  if (other) return other;
  const folder = await newFolder();
  const port = await openIn(folder);
  const close = endsWithFile(() => closeIn(folder));
  return {
    url: eventStoreUrl(folder),
    port,
    async stop() {
      await close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * Starts it as a process of its own, by default on a free port and an empty folder. The server of TEST_EVENTSTORE_URL cannot be killed or
 * restarted.
 * @throws Error with the server's output if it does not start
 */
export async function startEventStoreProcess(options: Options = {}): Promise<EventStoreProcess> {
  const other = await startOther(options);
  if (other) return other;
  const dataFolder = options.dataFolder ?? (await newFolder());
  const args = options.likeProduction ? ['--like-production', '--version', options.version ?? '23.10'] : [];
  let server = await run(dataFolder, options.port ?? 0, args);
  const { port } = server;
  const url = eventStoreUrl(dataFolder);
  return {
    url,
    port,
    dataFolder,
    pid: () => server.child.pid ?? 0,
    kill: async (signal = 'SIGKILL') => void (await end(server.child, signal)),
    async restart() {
      await end(server.child);
      server = await run(dataFolder, port, args);
    },
    fault: (command) => commandFault(url, command),
    async stop() {
      await end(server.child);
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The server that the environment asks for; undefined if that is the embedded one. */
async function startOther(options: Options): Promise<EventStoreProcess | undefined> {
  if (startCommand) return startGiven(startCommand, options);
  if (foreignEventStore && !needsOwnLog()) return foreign(foreignEventStore);
  if (process.env[eventStoresInContainers]) return inContainer();
  return undefined;
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'event-store-'));
  endsWithFile(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function run(dataFolder: string, wantedPort: number, args: readonly string[]) {
  const own = { LEDGER_DATA: dataFolder, EVENT_STORE_PORT: `${wantedPort}`, EVENT_STORE_OWNER_ONLY: 'yes' };
  const env = { ...process.env, ...own };
  const child = startNode([MAIN, ...args], env);
  return { child, port: await readiness(child) };
}

/** Waits for the line with the port. */
async function readiness({ stdout, stderr }: ChildProcessWithoutNullStreams): Promise<number> {
  let complaint = '';
  stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  for await (const line of createInterface({ input: stdout })) {
    const port = /ready on [\d.]+:(\d+)/.exec(line)?.[1];
    if (port) {
      stdout.resume();
      return Number(port);
    }
  }
  throw new Error(`the event store did not start: ${complaint}`);
}

async function inContainer(): Promise<EventStoreProcess> {
  const { eventStoreContainer, startContainer } = await import('./containers.ts'); // slow to load, and rarely needed
  const { port, stop } = await startContainer(eventStoreContainer);
  return { ...foreign(`esdb://127.0.0.1:${port}?tls=false`), stop };
}

function foreign(url: string): EventStoreProcess {
  const refuse = (): never => {
    throw new Error('the tests must not stop this event store, since they did not start it');
  };
  const port = Number(new URL(url.replace(/^esdb(\+discover)?/, 'http')).port || 2113);
  return { url, port, dataFolder: '', pid: refuse, kill: refuse, restart: refuse, fault: refuse, stop: async () => {} };
}
