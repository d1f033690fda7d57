import { type Static, Type } from 'typebox';
import { accessSettings } from '../../platform/access/settings.ts';
import { EVENT_STORE_URL, host, LOG_LEVEL, port, TEST_CLOCK_FILE } from '../../platform/config/store-settings.ts';
import { SELLER_TIME_ZONE } from '../config.ts';

/** The environment of the process manager. */
export const Config = Type.Object({
  PROCESS_MANAGER_HOST: host('the process manager'),
  PROCESS_MANAGER_PORT: port(3004, 'the process manager'),
  EVENT_STORE_URL,
  ...accessSettings,
  SELLER_TIME_ZONE,
  TEST_CLOCK_FILE,
  LOG_LEVEL,
});
export type Config = Static<typeof Config>;
