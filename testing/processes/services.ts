// The real services and embedded servers as processes, the same that `npm start` runs, but on free ports, in a folder of
// their own, and not started again when they die: a test kills and starts them as it likes.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '../../processes/config.ts';
import { services, stores, urls, webConsole } from '../../processes/programs.ts';
import { getsReady, type Running } from '../../processes/run-program.ts';
import { freePorts } from '../network/free-port.ts';
import { endsWithFile } from './leftovers.ts';
import { START_MS, startProgram } from './node-process.ts';

export type ProgramName =
  | 'event-store'
  | 'postgres'
  | 'command-service'
  | 'projection-service'
  | 'query-service'
  | 'console';

export type Services = AsyncDisposable & {
  commandUrl: string;
  queryUrl: string;
  projectionUrl: string;
  /** Where the console is, if it was asked for. */
  consoleUrl: string;
  eventStoreUrl: string;
  postgresUrl: string;
  /** Ends a program, by default as a crash would; resolves when it is gone with how it ended: a signal's name or `exit code 0`. */
  kill(name: ProgramName, signal?: NodeJS.Signals): Promise<string>;
  /** Starts a program that was killed; resolves when it is ready. */
  start(name: ProgramName): Promise<void>;
  /** Where each program's log is, as `<name>.log`. */
  logFolder: string;
};

/**
 * Starts everything; disposing of it stops everything and removes its folder.
 * @param given EVENT_STORE_URL and POSTGRES_URL name stores to use instead of embedded ones
 * @param withConsole starts the web console as well, which takes a build where its sources changed
 */
export async function startServices(
  given: Record<string, string> = {},
  { withConsole = false } = {},
): Promise<Services> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-services-'));
  const removeFolder = endsWithFile(async () => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'logs'));
  const config = readConfig({ ...given, LEDGER_DATA: folder, ...(await freePorts()) });
  const stages = [stores(config), [...services(config), ...(withConsole ? [webConsole(config)] : [])]];
  const programs = new Map(stages.flat().map((program) => [program.name, program]));
  const running = new Map<string, Running>();
  const logOf = (name: string) => join(folder, 'logs', `${name}.log`);

  async function start(name: string): Promise<void> {
    const program = found(programs, name);
    const started = startProgram(program, logOf(name));
    running.set(name, started);
    if (!(await getsReady(program, started, START_MS)))
      throw new Error(`${name}: ${readFileSync(logOf(name), 'utf8')}`);
  }
  async function stop(): Promise<void> {
    for (const stage of stages.toReversed()) await Promise.all(stage.map(({ name }) => running.get(name)?.stop()));
    await removeFolder();
  }

  try {
    for (const stage of stages) await Promise.all(stage.map(({ name }) => start(name)));
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    ...urlsOf(config),
    start,
    async kill(name, signal = 'SIGKILL') {
      const { pid, ended } = found(running, name);
      process.kill(pid, signal);
      return ended;
    },
    logFolder: join(folder, 'logs'),
    [Symbol.asyncDispose]: stop,
  };
}

function urlsOf(config: Config) {
  const { EVENT_STORE_URL, POSTGRES_URL } = urls(config);
  return {
    commandUrl: `http://127.0.0.1:${config.COMMAND_PORT}`,
    queryUrl: `http://127.0.0.1:${config.QUERY_PORT}`,
    projectionUrl: `http://127.0.0.1:${config.PROJECTION_PORT}`,
    consoleUrl: `http://127.0.0.1:${config.CONSOLE_PORT}`,
    eventStoreUrl: EVENT_STORE_URL,
    postgresUrl: POSTGRES_URL,
  };
}

function found<Value>(map: ReadonlyMap<string, Value>, name: string): Value {
  const value = map.get(name);
  if (value === undefined) throw new Error(`no ${name} here`);
  return value;
}
