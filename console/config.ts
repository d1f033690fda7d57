import { type Static, Type } from 'typebox';

export const Config = Type.Object({
  CONSOLE_HOST: Type.String({ default: '127.0.0.1' }),
  CONSOLE_PORT: Type.Integer({ default: 3000, minimum: 0, maximum: 65_535 }),
  CONSOLE_DIST: Type.Optional(
    Type.String({ description: 'folder of a console that is built already; built from its sources where absent' }),
  ),
  COMMAND_URL: Type.String({ default: 'http://127.0.0.1:3001', pattern: '^https?://', description: 'takes commands' }),
  QUERY_URL: Type.String({ default: 'http://127.0.0.1:3002', pattern: '^https?://', description: 'answers questions' }),
  LOG_LEVEL: Type.Enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], { default: 'info' }),
});
export type Config = Static<typeof Config>;
