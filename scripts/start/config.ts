import { type Static, Type } from 'typebox';
import { readConfig as read } from '../../platform/config.ts';

const Port = (port: number) => Type.Integer({ default: port, minimum: 1, maximum: 65535 });

const Config = Type.Object({
  LEDGER_DATA: Type.String({ default: '.ledger', description: 'folder that holds everything: events, views, logs' }),
  COMMAND_PORT: Port(3001),
  QUERY_PORT: Port(3002),
  PROJECTION_PORT: Port(3003),
  CONSOLE_PORT: Port(3000),
  EVENT_STORE_PORT: Port(2113),
  POSTGRES_PORT: Port(5433),
  EVENT_STORE_URL: Type.Optional(Type.String({ description: 'used instead of the embedded event store' })),
  POSTGRES_URL: Type.Optional(Type.String({ description: 'used instead of the embedded PostgreSQL' })),
  MONGODB_URL: Type.Optional(Type.String({ description: 'where the audit view lives, instead of in PostgreSQL' })),
});

export type Config = Static<typeof Config>;

/** @throws CannotStart that names every variable at fault */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  return read(Config, env);
}
