import { inject } from 'vitest';
import { ComposedLedger } from './composed-ledger.ts';
import { checkout } from './docker.ts';
import { oddPasswords } from './passwords.ts';

const composed = inject('composed');

/** The reason why the suites are skipped; false if they run. */
export const skipped = 'skipped' in composed ? composed.skipped : false;
export const skippedTitle = skipped ? ` (skipped: ${skipped})` : '';
/** The system that the suite runs, with settings besides its passwords. */
export const ledgerWith = (settings: Record<string, string>): ComposedLedger =>
  new ComposedLedger('skipped' in composed ? { name: 'none', port: 0, kafkaPort: 0 } : composed, checkout, {
    ...oddPasswords,
    ...settings,
  });
export const ledger = ledgerWith({});
/** As the notes of compose.yaml say it. */
export const withMysql = { COMPOSE_PROFILES: 'mysql', MYSQL_URL: 'mysql://ledger@mysql:3306/ledger' };
