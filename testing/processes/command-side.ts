// The command side as processes: command services and one process manager on an event store of their own, on free ports.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../processes/config.ts';
import { type Program, services, stores, urls } from '../../processes/programs.ts';
import { getsReady } from '../../processes/run-program.ts';
import { freePort, freePorts } from '../network/free-port.ts';
import { endsWithFile } from './leftovers.ts';
import { START_MS, startProgram } from './node-process.ts';

/** One of its command services. */
export type CommandServiceAt = {
  url: string;
  /** The path of its log. */
  log: string;
};

export type CommandSide = { eventStoreUrl: string; services: CommandServiceAt[] };

/**
 * Starts it. Disposing ends it and removes its folder.
 * @param count of the command services
 * @param given EVENT_STORE_URL names an event store to use instead of the embedded one
 * @throws Error with the words of the program that does not start
 */
export async function startCommandSide(
  count: number,
  given: { EVENT_STORE_URL?: string } = {},
): Promise<CommandSide & AsyncDisposable> {
  const folder = mkdtempSync(join(tmpdir(), 'command-side-'));
  const removeFolder = endsWithFile(async () => rmSync(folder, { recursive: true }));
  const config = readConfig({
    POSTGRES_URL: 'postgres://none',
    ...given,
    LEDGER_DATA: folder,
    ...(await freePorts()),
  });
  const ends: (() => Promise<void>)[] = [removeFolder];
  const stop = async () => {
    for (const end of ends.toReversed()) await end();
  };
  async function start(program: Program, log: string): Promise<void> {
    const started = startProgram(program, log);
    ends.push(started.stop);
    if (!(await getsReady(program, started, START_MS)))
      throw new Error(`${program.name}: ${readFileSync(log, 'utf8')}`);
  }
  async function startService(place: number): Promise<CommandServiceAt> {
    const port = await freePort();
    const [service] = services({ ...config, COMMAND_PORT: port });
    const log = join(folder, `command-service-${place}.log`);
    if (service !== undefined) await start(service, log);
    return { url: `http://127.0.0.1:${port}`, log };
  }
  try {
    for (const store of stores(config)) await start(store, join(folder, `${store.name}.log`));
    const manager = services(config).filter(({ name }) => name === 'process-manager');
    const [started] = await Promise.all([
      Promise.all(Array.from({ length: count }, (_, place) => startService(place))),
      ...manager.map((program) => start(program, join(folder, `${program.name}.log`))),
    ]);
    return { eventStoreUrl: urls(config).EVENT_STORE_URL, services: started, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
