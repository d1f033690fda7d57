// What `npm start` starts: which main.ts, with which environment, and when it counts as ready.
import { join } from 'node:path';
import { postgresUrl } from '../embedded/postgres/connection.ts';
import type { Config } from './config.ts';
import { answersHttp, answersHttp2, answersPostgres } from './probes.ts';

export type Program = {
  name: string;
  /** Path of the file that node runs. */
  main: string;
  /** What its environment holds beyond the caller's. Asked for at every start. */
  env: () => Record<string, string>;
  isReady: () => Promise<boolean>;
};

/** The embedded servers, save those that the configuration replaces by a URL. */
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
    env: () => ({ EVENT_STORE_PORT: String(EVENT_STORE_PORT), LEDGER_DATA }),
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

/** The three services; start them when the stores are ready. @param access by which tokens they know who calls; none where absent */
export function services(config: Config, access: Record<string, string> = {}): Program[] {
  return (['command', 'projection', 'query'] as const).map((name) => {
    const variable = `${name.toUpperCase() as Uppercase<typeof name>}_PORT` as const;
    return {
      name: `${name}-service`,
      main: mainOf(`${name}-service`),
      env: () => ({
        [variable]: String(config[variable]),
        ...(name === 'query' && { PROJECTION_URL: urlOf(config.PROJECTION_PORT) }),
        ...storeVariables(config),
        ...access,
      }),
      isReady: () => answersHttp(`${urlOf(config[variable])}/readyz`),
    };
  });
}

/** The web console, and both APIs beside it under one origin. It needs none of them to start; its first start builds it. */
export function webConsole({ CONSOLE_PORT, COMMAND_PORT, QUERY_PORT }: Config): Program {
  return {
    name: 'console',
    main: new URL('../console/serve.ts', import.meta.url).pathname,
    env: () => ({ CONSOLE_PORT: String(CONSOLE_PORT), COMMAND_URL: urlOf(COMMAND_PORT), QUERY_URL: urlOf(QUERY_PORT) }),
    isReady: () => answersHttp(`${urlOf(CONSOLE_PORT)}/healthz`),
  };
}

/** Where the stores are, embedded or given. The embedded PostgreSQL has one from its first start on. */
export function urls(config: Config): { EVENT_STORE_URL: string; POSTGRES_URL: string } {
  return {
    EVENT_STORE_URL: config.EVENT_STORE_URL ?? `esdb://127.0.0.1:${config.EVENT_STORE_PORT}?tls=false`,
    POSTGRES_URL: config.POSTGRES_URL ?? postgresUrl(join(config.LEDGER_DATA, 'postgres'), config.POSTGRES_PORT),
  };
}

/** The same as variables, in the place of files that may hold them. */
export const storeVariables = (config: Config): Record<string, string> => ({
  ...urls(config),
  EVENT_STORE_URL_FILE: '',
  POSTGRES_URL_FILE: '',
});

const urlOf = (port: number): string => `http://127.0.0.1:${port}`;

function mainOf(folder: string): string {
  return new URL(`../${folder}/main.ts`, import.meta.url).pathname;
}
