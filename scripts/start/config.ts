import { envSchema } from 'env-schema';
import { type Static, Type } from 'typebox';

const Port = (port: number) => Type.Integer({ default: port, minimum: 1, maximum: 65535 });

const Config = Type.Object({
  /** The folder that holds everything: events, read models, logs. */
  LEDGER_DATA: Type.String({ default: '.ledger', minLength: 1 }),
  COMMAND_PORT: Port(3001),
  QUERY_PORT: Port(3002),
  PROJECTION_PORT: Port(3003),
  EVENT_STORE_PORT: Port(2113),
  POSTGRES_PORT: Port(5433),
  /** Given, it is used instead of the embedded event store. */
  EVENT_STORE_URL: Type.Optional(Type.String()),
  /** Given, it is used instead of the embedded PostgreSQL. */
  POSTGRES_URL: Type.Optional(Type.String()),
  MONGODB_URL: Type.Optional(Type.String()),
});

export type Config = Static<typeof Config>;

/** @throws Error that names the variable at fault */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  return envSchema<Config>({ schema: Config, data: env });
}
