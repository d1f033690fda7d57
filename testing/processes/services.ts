// The services and embedded servers as processes, as `npm start` runs them, but on free ports and in a folder of their own. They are
// not restarted when they end: tests kill and start them.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '../../processes/config.ts';
import { services, stores, urls, webConsole } from '../../processes/programs.ts';
import { getsReady, type Running } from '../../processes/run-program.ts';
import { freePorts } from '../network/free-port.ts';
import { endsWithFile } from './leftovers.ts';
import { START_MS, startProgram } from './node-process.ts';
import { prepareCluster } from './prepared-cluster.ts';

export type ProgramName =
  | 'event-store'
  | 'postgres'
  | 'command-service'
  | 'process-manager'
  | 'projection-service'
  | 'query-service'
  | 'console';

export type Services = AsyncDisposable & {
  commandUrl: string;
  queryUrl: string;
  projectionUrl: string;
  processManagerUrl: string;
  /** The URL of the console, if it was started. */
  consoleUrl: string;
  eventStoreUrl: string;
  postgresUrl: string;
  /** Ends a program, by default like a crash. Resolves when it has ended, with a signal's name or `exit code 0`. */
  kill(name: ProgramName, signal?: NodeJS.Signals): Promise<string>;
  /** The process of a program, as it was started last. */
  pidOf(name: ProgramName): number;
  /** Starts a program that was killed. Resolves when it is ready. */
  start(name: ProgramName): Promise<void>;
  /** The folder of the logs, `<name>.log`. */
  logFolder: string;
};

type Options = {
  withConsole?: boolean;
  access?: Record<string, string>;
  own?: (name: string) => Record<string, string>;
};

/**
 * Starts all programs. Disposing stops them and removes their folder.
 * @param given EVENT_STORE_URL and POSTGRES_URL name stores to use instead of the embedded ones
 * @param withConsole also starts the web console, which is built if its sources have changed
 * @param access the variables of authentication; none if absent
 * @param own further variables of a program, asked for at each start of it
 */
export async function startServices(
  given: Record<string, string> = {},
  { withConsole = false, access = {}, own = () => ({}) }: Options = {},
): Promise<Services> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-services-'));
  const removeFolder = endsWithFile(async () => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'logs'));
  const config = readConfig({ ...given, LEDGER_DATA: folder, ...(await freePorts()) });
  if (config.POSTGRES_URL === undefined) await prepareCluster(folder);
  const stages = [stores(config), [...services(config, access), ...(withConsole ? [webConsole(config, access)] : [])]];
  const programs = new Map(stages.flat().map((program) => [program.name, program]));
  const running = new Map<string, Running>();
  const logOf = (name: string) => join(folder, 'logs', `${name}.log`);

  async function start(name: string): Promise<void> {
    const program = found(programs, name);
    const started = startProgram({ ...program, env: () => ({ ...program.env(), ...own(name) }) }, logOf(name));
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
    pidOf: (name) => found(running, name).pid,
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
    processManagerUrl: `http://127.0.0.1:${config.PROCESS_MANAGER_PORT}`,
    consoleUrl: `http://127.0.0.1:${config.CONSOLE_PORT}`,
    eventStoreUrl: EVENT_STORE_URL,
    postgresUrl: POSTGRES_URL,
  };
}

function found<Value>(map: ReadonlyMap<string, Value>, name: string): Value {
  const value = map.get(name);
  if (value === undefined) throw new Error(`there is no ${name}`);
  return value;
}
