import { type Static, Type } from 'typebox';

export const Config = Type.Object({
  QUERY_HOST: Type.String({ default: '127.0.0.1' }),
  QUERY_PORT: Type.Integer({ default: 3002, minimum: 0, maximum: 65_535 }),
  EVENT_STORE_URL: Type.String({
    default: 'esdb://127.0.0.1:2113?tls=false',
    pattern: '^esdb(\\+discover)?://',
    description: 'where the events are, esdb://…',
  }),
  POSTGRES_URL: Type.String({ pattern: '^postgres(ql)?://', description: 'where the balances are, postgres://…' }),
  MONGODB_URL: Type.Optional(
    Type.String({ pattern: '^mongodb(\\+srv)?://', description: 'where the audit is; in PostgreSQL where absent' }),
  ),
  LOG_LEVEL: Type.Enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], { default: 'info' }),
});
export type Config = Static<typeof Config>;
