import { type Static, Type } from 'typebox';
import { host, LOG_LEVEL, port } from '../platform/config/store-settings.ts';

export const Config = Type.Object({
  CONSOLE_HOST: host('the console'),
  CONSOLE_PORT: port(3000, 'the console, which also serves both APIs'),
  CONSOLE_DIST: Type.Optional(
    Type.String({ description: 'Folder of a built console. Without it, the console is built from its sources' }),
  ),
  COMMAND_URL: Type.String({
    default: 'http://127.0.0.1:3001',
    pattern: '^https?://',
    description: 'The URL of the command service, for the console',
  }),
  QUERY_URL: Type.String({
    default: 'http://127.0.0.1:3002',
    pattern: '^https?://',
    description: 'The URL of the query service, for the console',
  }),
  ACCESS_ISSUER: Type.Optional(
    Type.String({
      description:
        'The same as for the services. Without it there is no authentication, and the console listens on loopback only',
    }),
  ),
  LOG_LEVEL,
});
export type Config = Static<typeof Config>;
