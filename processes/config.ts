import { type Static, Type } from 'typebox';
import { readConfig as read } from '../platform/config/config.ts';
import {
  MONGODB_URL,
  OTHER_EVENT_STORE_URL,
  POSTGRES_URL,
  PUBLIC_QUERY_URL,
} from '../platform/config/store-settings.ts';

const port = (number: number, of: string) =>
  Type.Integer({ default: number, minimum: 1, maximum: 65535, description: `The port of ${of}` });

/** The variables of `npm start`. All other variables are passed on to the services. */
export const Config = Type.Object({
  LEDGER_DATA: Type.String({
    default: '.ledger',
    description: 'The data folder of `npm start`: events, views, logs, its key and token',
  }),
  COMMAND_PORT: port(3001, 'the command service'),
  QUERY_PORT: port(3002, 'the query service'),
  PROJECTION_PORT: port(3003, 'the projection service'),
  PROCESS_MANAGER_PORT: port(3004, 'the process manager'),
  CONSOLE_PORT: port(3000, 'the console, which also serves both APIs'),
  EVENT_STORE_PORT: port(2113, 'the embedded event store'),
  POSTGRES_PORT: port(5433, 'the embedded PostgreSQL'),
  EVENT_STORE_URL: OTHER_EVENT_STORE_URL,
  POSTGRES_URL: Type.Optional(POSTGRES_URL),
  PUBLIC_QUERY_URL,
  MONGODB_URL,
});

export type Config = Static<typeof Config>;

/** @throws CannotStart with a line for each invalid variable */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  return read(Config, env);
}
