import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe } from 'vitest';
import { commandFault, type FaultCommand } from '../../embedded/event-store/faults/fault-control.ts';
import { endsWithFile } from '../processes/leftovers.ts';
import { end, startNode } from '../processes/node-process.ts';
import { eventStoresInContainers, given, needsOwnLog } from './given-servers.ts';

const MAIN = new URL('../../embedded/event-store/main.ts', import.meta.url).pathname;

/** A server that others run, where the tests are to run too; unset, each test starts the embedded one. */
export const foreignEventStore = given('TEST_EVENTSTORE_URL');

/** Why a test that needs the embedded server is skipped on another one; false if it isn't. */
export const onlyEmbedded = foreignEventStore ? 'it needs the embedded event store' : false;

/** Tests of what only the embedded server does, or can have done to it; on another one they say that they are skipped. */
export function describeEmbedded(name: string, tests: () => void): void {
  describe.skipIf(onlyEmbedded)(onlyEmbedded ? `${name} (skipped: ${onlyEmbedded})` : name, tests);
}

export type TestEventStore = {
  /** For the official client. */
  url: string;
  port: number;
  dataFolder: string;
  /** Of the process that runs now. */
  pid(): number;
  /** Ends the process as a crash does (SIGKILL), or by another signal, and waits for its end. */
  kill(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it again on the same port and data, after ending it if it still runs. */
  restart(): Promise<void>;
  /** Lets something go wrong, see embedded/event-store/faults.ts; only of one that is started `likeProduction`. */
  fault(command: FaultCommand): Promise<void>;
  /** Ends it, and removes its folder if that was made for it. */
  stop(): Promise<void>;
};

type Options = { dataFolder?: string; port?: number; likeProduction?: boolean };

/**
 * Starts the embedded event store as a process, on a free port and an empty folder where none is given.
 * With TEST_EVENTSTORE_URL it hands out that server, which can't be killed or restarted, to suites that share its log; to others a
 * new one in a container, or where there are no containers the embedded one.
 * @throws Error with the server's own words if it doesn't start
 */
export async function startEventStore(options: Options = {}): Promise<TestEventStore> {
  if (foreignEventStore && !needsOwnLog()) return foreign(foreignEventStore);
  if (process.env[eventStoresInContainers]) return inContainer();
  const dataFolder = options.dataFolder ?? (await newFolder());
  const args = options.likeProduction ? ['--like-production'] : [];
  let server = await run(dataFolder, options.port ?? 0, args);
  const { port } = server;
  const url = `esdb://127.0.0.1:${port}?tls=false`;
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

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'event-store-'));
  endsWithFile(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

async function run(dataFolder: string, wantedPort: number, args: readonly string[]) {
  const env = { ...process.env, LEDGER_DATA: dataFolder, EVENT_STORE_PORT: `${wantedPort}` };
  const child = startNode([MAIN, ...args], env);
  return { child, port: await readiness(child) };
}

/** Waits for the line that tells the port. */
async function readiness({ stdout, stderr }: ChildProcessWithoutNullStreams): Promise<number> {
  let complaint = '';
  stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  for await (const line of createInterface({ input: stdout })) {
    const port = /esdb:\/\/[\d.]+:(\d+)/.exec(line)?.[1];
    if (port) {
      stdout.resume();
      return Number(port);
    }
  }
  throw new Error(`the event store did not start: ${complaint}`);
}

async function inContainer(): Promise<TestEventStore> {
  const { eventStoreContainer, startContainer } = await import('./containers.ts'); // slow to load, and seldom needed
  const { port, stop } = await startContainer(eventStoreContainer);
  return { ...foreign(`esdb://127.0.0.1:${port}?tls=false`), stop };
}

function foreign(url: string): TestEventStore {
  const refuse = (): never => {
    throw new Error('this event store is not ours to end');
  };
  const port = Number(new URL(url.replace(/^esdb(\+discover)?/, 'http')).port || 2113);
  return { url, port, dataFolder: '', pid: refuse, kill: refuse, restart: refuse, fault: refuse, stop: async () => {} };
}
