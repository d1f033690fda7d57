import { type Static, Type } from 'typebox';
import { accessSettings } from '../platform/access/settings.ts';
import {
  EVENT_STORE_URL,
  host,
  LOG_LEVEL,
  MONGODB_URL,
  POSTGRES_URL,
  port,
  TEST_CLOCK_FILE,
} from '../platform/config/store-settings.ts';
import { boundVariables } from '../platform/resilience/load-shedding.ts';

/** The environment of the query service. */
export const Config = Type.Object({
  QUERY_HOST: host('the query service'),
  QUERY_PORT: port(3002, 'the query service'),
  EVENT_STORE_URL,
  POSTGRES_URL,
  MONGODB_URL,
  PROJECTION_URL: Type.String({
    default: 'http://127.0.0.1:3003',
    pattern: '^https?://',
    description: 'URL of the projection service, which resumes parked streams',
  }),
  ...accessSettings,
  ...boundVariables,
  TEST_CLOCK_FILE,
  LOG_LEVEL,
});
export type Config = Static<typeof Config>;
