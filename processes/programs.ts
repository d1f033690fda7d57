// The programs of `npm start`: the main.ts of each, its environment, and its readiness check.
import { join } from 'node:path';
import { eventStoreUrl } from '../embedded/event-store/connection.ts';
import { postgresUrl, type Role } from '../embedded/postgres/connection.ts';
import type { Config } from './config.ts';
import { answersHttp, answersHttp2, answersPostgres } from './probes.ts';
import { type Faults, faultsOf } from './readiness.ts';

export type Program = {
  name: string;
  /** Path of its main.ts. */
  main: string;
  /** Its variables beside those of the caller. Called at every start. */
  env: () => Record<string, string>;
  isReady: () => Promise<boolean>;
  /** What it says that it cannot do; undefined if it does not say. */
  faults?: (signal?: AbortSignal) => Promise<Faults | undefined>;
};

/** The embedded servers, except those that the configuration replaces with a URL. */
export function stores(config: Config): Program[] {
  return [
    ...(config.EVENT_STORE_URL === undefined ? [eventStore(config)] : []),
    ...(config.POSTGRES_URL === undefined ? [postgres(config)] : []),
  ];
}

function eventStore({ EVENT_STORE_PORT, LEDGER_DATA }: Config): Program {
  return {
    name: 'event-store',
    main: mainOf('embedded/event-store'),
    env: () => ({ EVENT_STORE_PORT: String(EVENT_STORE_PORT), LEDGER_DATA, EVENT_STORE_OWNER_ONLY: 'yes' }),
    isReady: () => answersHttp2(`http://127.0.0.1:${EVENT_STORE_PORT}`),
  };
}

export function postgres(config: Config): Program {
  return {
    name: 'postgres',
    main: mainOf('embedded/postgres'),
    env: () => ({ POSTGRES_PORT: String(config.POSTGRES_PORT), LEDGER_DATA: config.LEDGER_DATA }),
    isReady: () => answersPostgres(() => urls(config).POSTGRES_URL),
  };
}

/**
 * The services and the process manager, to be started when the stores are ready.
 * @param access the variables of authentication; none if absent
 */
export function services(config: Config, access: Record<string, string> = {}): Program[] {
  const program = (
    name: string,
    folder: string,
    variable: 'COMMAND_PORT' | 'PROCESS_MANAGER_PORT' | 'PROJECTION_PORT' | 'QUERY_PORT',
    own: () => Record<string, string> = () => ({}),
  ): Program => ({
    name,
    main: mainOf(folder),
    env: () => ({ [variable]: String(config[variable]), ...storeVariables(config), ...own(), ...access }),
    isReady: () => answersHttp(readyz(config[variable])),
    faults: (signal) => faultsOf(readyz(config[variable]), signal),
  });
  return [
    program('command-service', 'command-service', 'COMMAND_PORT', () => withoutViews),
    program('process-manager', 'command-service/process-manager', 'PROCESS_MANAGER_PORT', () => withoutViews),
    program('projection-service', 'projection-service', 'PROJECTION_PORT', () => ({
      PUBLIC_QUERY_URL: config.PUBLIC_QUERY_URL ?? urlOf(config.QUERY_PORT),
    })),
    program('query-service', 'query-service', 'QUERY_PORT', () => ({
      PROJECTION_URL: urlOf(config.PROJECTION_PORT),
      POSTGRES_URL: viewsUrl(config, 'ledger_query'),
    })),
  ];
}

const readyz = (port: number): string => `${urlOf(port)}/readyz`;

/**
 * The web console, which also serves both APIs on its origin. It starts without them. The first start builds the console.
 * @param access as for the services
 */
export function webConsole(
  { CONSOLE_PORT, COMMAND_PORT, QUERY_PORT }: Config,
  access: Record<string, string> = {},
): Program {
  return {
    name: 'console',
    main: new URL('../console/serve.ts', import.meta.url).pathname,
    env: () => ({
      CONSOLE_PORT: String(CONSOLE_PORT),
      COMMAND_URL: urlOf(COMMAND_PORT),
      QUERY_URL: urlOf(QUERY_PORT),
      ...access,
    }),
    isReady: () => answersHttp(`${urlOf(CONSOLE_PORT)}/healthz`),
  };
}

/** The connection strings of the stores. Those of the embedded servers exist from their first start on. */
export const urls = (config: Config): { EVENT_STORE_URL: string; POSTGRES_URL: string } => ({
  get EVENT_STORE_URL() {
    return config.EVENT_STORE_URL ?? eventStoreUrl(config.LEDGER_DATA);
  },
  get POSTGRES_URL() {
    return viewsUrl(config, 'ledger');
  },
});

/** Of a given PostgreSQL, the given role. */
function viewsUrl({ POSTGRES_URL, POSTGRES_PORT, LEDGER_DATA }: Config, role: Role): string {
  return POSTGRES_URL ?? postgresUrl(join(LEDGER_DATA, 'postgres'), POSTGRES_PORT, role);
}

/** The same as variables. They replace the files that may hold them. */
export const storeVariables = (config: Config): Record<string, string> => ({
  ...urls(config),
  EVENT_STORE_URL_FILE: '',
  POSTGRES_URL_FILE: '',
});

/** The command side gets no password of a store that it does not use. */
const withoutViews: Record<string, string> = Object.fromEntries(
  ['POSTGRES_URL', 'MONGODB_URL', 'MYSQL_URL'].flatMap((name) =>
    [name, `${name}_FILE`].map((variable) => [variable, '']),
  ),
);

const urlOf = (port: number): string => `http://127.0.0.1:${port}`;

function mainOf(folder: string): string {
  return new URL(`../${folder}/main.ts`, import.meta.url).pathname;
}
