// An event store that the environment's command starts, one for each test file, with an empty folder and a port of its own:
//
//   TEST_EVENTSTORE_COMMAND='exec eventstored --insecure --mem-db=false --db="$FOLDER" --log="$FOLDER/logs" --http-port="$PORT" …'
//
// So all integration suites run on EventStoreDB itself, kills and restarts included.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectEventStore } from '../../platform/stores/event-store.ts';
import { freePort } from '../network/free-port.ts';
import { endsWithFile } from '../processes/leftovers.ts';
import { START_MS } from '../processes/node-process.ts';

/**
 * Starts a TestEventStore (event-store.ts), which has no faults on demand.
 * @param command for `sh`, which gets PORT and FOLDER
 * @throws Error with the output of the command if it does not start
 */
export async function startGiven(command: string, options: { dataFolder?: string; port?: number }) {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'given-event-store-')));
  const port = options.port || (await freePort());
  const url = `esdb://127.0.0.1:${port}?tls=false`;
  let child = await run(command, { FOLDER: dataFolder, PORT: String(port) }, url);
  const end = (signal: NodeJS.Signals) => endGroup(child, signal);
  const removeFolder = async () => {
    if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
  };
  endsWithFile(async () => {
    await end('SIGKILL');
    await removeFolder();
  });
  return {
    url,
    port,
    dataFolder,
    pid: () => child.pid ?? 0,
    kill: (signal: NodeJS.Signals = 'SIGKILL') => end(signal),
    async restart() {
      await end('SIGTERM');
      child = await run(command, { FOLDER: dataFolder, PORT: String(port) }, url);
    },
    fault: () => Promise.reject<never>(new Error('this event store has no faults on demand')),
    async stop() {
      await end('SIGTERM');
      await removeFolder();
    },
  };
}

/** A process group of its own, so that a signal reaches all that the command starts. */
async function run(command: string, env: Record<string, string>, url: string): Promise<ChildProcess> {
  const child = spawn('sh', ['-c', command], { env: { ...process.env, ...env }, detached: true, stdio: 'pipe' });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4_000);
    });
  const { check, dispose } = connectEventStore(url);
  const isUp = () =>
    check().then(
      () => true,
      () => false,
    );
  const late = Date.now() + START_MS;
  try {
    while (!(await isUp())) {
      if (Date.now() > late || child.exitCode !== null || child.signalCode !== null) {
        await endGroup(child, 'SIGKILL');
        throw new Error(`the event store of TEST_EVENTSTORE_COMMAND did not start: ${output}`);
      }
      await pause(100);
    }
    return child;
  } finally {
    await dispose();
  }
}

async function endGroup(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = once(child, 'exit');
  process.kill(-child.pid, signal);
  await exited;
}
