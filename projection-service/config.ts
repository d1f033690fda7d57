import { type Static, Type } from 'typebox';
import { accessSettings } from '../platform/access/settings.ts';
import { kafkaSettings } from '../platform/config/kafka-settings.ts';
import {
  EVENT_STORE_URL,
  host,
  LOG_LEVEL,
  MONGODB_URL,
  MYSQL_URL,
  POSTGRES_URL,
  PUBLIC_QUERY_URL,
  port,
} from '../platform/config/store-settings.ts';

/** The environment of the projection service. */
export const Config = Type.Object({
  PROJECTION_HOST: host('the projection service'),
  PROJECTION_PORT: port(3003, 'the projection service, which only operators and the query service call'),
  EVENT_STORE_URL,
  POSTGRES_URL,
  MONGODB_URL,
  ...kafkaSettings,
  KAFKA_EVENTS_TOPIC: Type.String({
    default: 'ledger.events',
    pattern: '^[a-zA-Z0-9._-]{1,200}$',
    description: 'The topic to which events are published as CloudEvents',
  }),
  CLOUDEVENTS_SOURCE: Type.String({
    default: 'urn:invoice-ledger',
    format: 'uri',
    description: 'The source that these CloudEvents name',
  }),
  PUBLIC_QUERY_URL,
  MYSQL_URL,
  VERIFY_EVERY_SECONDS: Type.Number({
    default: 0,
    minimum: 0,
    maximum: 2_000_000,
    description: 'Seconds between two comparisons of all views with the log. 0: they are not compared',
  }),
  ...accessSettings,
  LOG_LEVEL,
});
export type Config = Static<typeof Config>;
