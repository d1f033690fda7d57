import { type Static, Type } from 'typebox';
import { host, LOG_LEVEL, port } from '../platform/config/store-settings.ts';

export const Config = Type.Object({
  CONSOLE_HOST: host('the console'),
  CONSOLE_PORT: port(3000, 'the console, where both APIs are as well'),
  CONSOLE_DIST: Type.Optional(
    Type.String({ description: 'Folder of a console that is built already; built from its sources where absent' }),
  ),
  COMMAND_URL: Type.String({
    default: 'http://127.0.0.1:3001',
    pattern: '^https?://',
    description: 'Where the console finds the command service',
  }),
  QUERY_URL: Type.String({
    default: 'http://127.0.0.1:3002',
    pattern: '^https?://',
    description: 'Where the console finds the query service',
  }),
  ACCESS_ISSUER: Type.Optional(
    Type.String({
      description: 'as of the services; absent, they ask nobody who they are, and only loopback is listened on',
    }),
  ),
  LOG_LEVEL,
});
export type Config = Static<typeof Config>;
