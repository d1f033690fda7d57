import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { commandFault, type FaultCommand } from '../../embedded/event-store/faults/fault-control.ts';
import { eventStoresInContainers, given, needsOwnLog } from './given-servers.ts';

const MAIN = new URL('../../embedded/event-store/main.ts', import.meta.url).pathname;
/** Whoever started it may be killed: it must not stay behind. */
const END_WITH_PARENT = new URL('../../processes/end-with-parent.ts', import.meta.url).href;

/** A server that others run, where the tests are to run too; unset, each test starts the embedded one. */
export const foreignEventStore = given('TEST_EVENTSTORE_URL');

/** Why a test that needs the embedded server is skipped on another one; false if it isn't. */
export const onlyEmbedded = foreignEventStore ? 'it needs the embedded event store' : false;

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
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'event-store-')));
  const args = options.likeProduction ? ['--like-production'] : [];
  let server = await run(dataFolder, options.port ?? 0, args);
  const { port } = server;
  const url = `esdb://127.0.0.1:${port}?tls=false`;
  return {
    url,
    port,
    dataFolder,
    pid: () => server.pid,
    kill: (signal = 'SIGKILL') => server.end(signal),
    async restart() {
      await server.end('SIGTERM');
      server = await run(dataFolder, port, args);
    },
    fault: (command) => commandFault(url, command),
    async stop() {
      await server.end('SIGTERM');
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true });
    },
  };
}

type Process = { port: number; pid: number; end(signal: NodeJS.Signals): Promise<void> };

async function run(dataFolder: string, wantedPort: number, args: string[]): Promise<Process> {
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, MAIN, ...args], {
    env: {
      ...process.env,
      LEDGER_DATA: dataFolder,
      EVENT_STORE_PORT: `${wantedPort}`,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const port = await readiness(child);
  return {
    port,
    pid: child.pid ?? 0,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    },
  };
}

/** Waits for the line that tells the port. */
async function readiness(child: ChildProcess): Promise<number> {
  const { stdout, stderr } = child;
  if (!stdout || !stderr) throw new Error('the event store has no output');
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
