import { type Static, Type } from 'typebox';

export const Config = Type.Object({
  PROJECTION_HOST: Type.String({ default: '127.0.0.1' }),
  PROJECTION_PORT: Type.Integer({ default: 3003, minimum: 0, maximum: 65_535 }),
  EVENT_STORE_URL: Type.String({ pattern: '^esdb(\\+discover)?://', description: 'where the events are, esdb://…' }),
  POSTGRES_URL: Type.String({ pattern: '^postgres(ql)?://', description: 'where the balances go, postgres://…' }),
  MONGODB_URL: Type.Optional(
    Type.String({ pattern: '^mongodb(\\+srv)?://', description: 'where the audit goes; to PostgreSQL where absent' }),
  ),
  KAFKA_BROKERS: Type.Optional(
    Type.String({ description: 'where events are published, host:port,…; nowhere where absent' }),
  ),
  KAFKA_EVENTS_TOPIC: Type.String({ default: 'ledger.events', pattern: '^[a-zA-Z0-9._-]{1,200}$' }),
  CLOUDEVENTS_SOURCE: Type.String({ default: 'urn:invoice-ledger', description: 'of published events, a URI' }),
  MYSQL_URL: Type.Optional(
    Type.String({
      pattern: '^mysql://',
      description: 'where the payment register goes, mysql://…; nowhere where absent',
    }),
  ),
  VERIFY_EVERY_SECONDS: Type.Number({
    default: 0,
    minimum: 0,
    maximum: 2_000_000,
    description: 'how long after a comparison of all views with the log the next begins; 0: never',
  }),
  LOG_LEVEL: Type.Enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], { default: 'info' }),
});
export type Config = Static<typeof Config>;
