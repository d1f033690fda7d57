// The variables that name the stores, ports and addresses of a service. Services share the definitions, so that a variable means the same in each.

import { Type } from 'typebox';

const connection = (pattern: string, description: string, settings: { default?: string } = {}) =>
  Type.String({ format: 'connection-string', pattern, secret: true, description, ...settings });

const eventStore = [
  '^esdb(\\+discover)?://',
  'Connection string of EventStoreDB, which holds the events: esdb://…',
] as const;

/** The event store; by default the embedded one. */
export const EVENT_STORE_URL = connection(...eventStore, { default: 'esdb://127.0.0.1:2113?tls=false' });

/** The event store of `npm start`, which starts the embedded one if this is not set. */
export const OTHER_EVENT_STORE_URL = Type.Optional(connection(...eventStore));

export const POSTGRES_URL = connection(
  '^postgres(ql)?://',
  'Connection string of PostgreSQL, which holds the views: postgres://…',
);

export const MONGODB_URL = Type.Optional(
  connection(
    '^mongodb(\\+srv)?://',
    'Connection string of MongoDB, which holds the audit: mongodb://…. If not set, the audit is in PostgreSQL',
  ),
);

export const MYSQL_URL = Type.Optional(
  connection(
    '^mysql://',
    'Connection string of MySQL or MariaDB, which holds the payment register: mysql://…. If not set, there is no register',
  ),
);

/** The port that a service listens on; 0 takes a free one. */
export const port = (number: number, what: string) =>
  Type.Integer({ default: number, minimum: 0, maximum: 65_535, description: `The port of ${what}` });

/** The address that a service listens on. */
export const host = (what: string) =>
  Type.String({
    default: '127.0.0.1',
    minLength: 1,
    description: `The address that ${what} listens on. Any address other than loopback can be reached from other machines`,
  });

export const TEST_CLOCK_FILE = Type.Optional(
  Type.String({
    description:
      'The file of a test clock. `npm start -- --test-clock` sets it; a service that others can reach does not start with it',
  }),
);

export const LOG_LEVEL = Type.Enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
  default: 'info',
  description: 'The lowest level that is logged',
});

export const PUBLIC_QUERY_URL = Type.Optional(
  Type.String({
    pattern: '^https?://[^?#]*[^?#/]$',
    description:
      'The address of the query service as consumers of the CloudEvents reach it, such as `https://ledger.example/queries`: their `dataschema` is there. If unset, it is a URN. `npm start` sets it to its own',
  }),
);
