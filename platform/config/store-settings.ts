// The variables by which a service reaches the stores. What is said of one here is said of it everywhere.

import { Type } from 'typebox';

const connection = (pattern: string, description: string, settings: { default?: string } = {}) =>
  Type.String({ format: 'connection-string', pattern, secret: true, description, ...settings });

const eventStore = ['^esdb(\\+discover)?://', 'EventStoreDB: where the events are, esdb://…'] as const;

/** Where the events are; the embedded event store where nothing is said. */
export const EVENT_STORE_URL = connection(...eventStore, { default: 'esdb://127.0.0.1:2113?tls=false' });

/** The same where nothing is said by default. */
export const OTHER_EVENT_STORE_URL = Type.Optional(connection(...eventStore));

export const POSTGRES_URL = connection('^postgres(ql)?://', 'PostgreSQL: where the views are, postgres://…');

export const MONGODB_URL = Type.Optional(
  connection('^mongodb(\\+srv)?://', 'MongoDB: where the audit is, mongodb://…; in PostgreSQL where absent'),
);

export const MYSQL_URL = Type.Optional(
  connection('^mysql://', 'MySQL or MariaDB: where the payment register goes, mysql://…; nowhere where absent'),
);

/** The port that a service listens on; 0: any that is free. */
export const port = (number: number, what: string) =>
  Type.Integer({ default: number, minimum: 0, maximum: 65_535, description: `The port of ${what}` });

/** The address that a service listens on. */
export const host = (what: string) =>
  Type.String({
    default: '127.0.0.1',
    minLength: 1,
    description: `The address that ${what} listens on; others can reach any but loopback`,
  });

export const LOG_LEVEL = Type.Enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
  default: 'info',
  description: 'The least that is logged',
});
