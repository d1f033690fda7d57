import { inject } from 'vitest';
import { ComposedLedger } from './composed-ledger.ts';

const composed = inject('composed');

/** The reason why the suites are skipped; false if they run. */
export const skipped = 'skipped' in composed ? composed.skipped : false;
export const skippedTitle = skipped ? ` (skipped: ${skipped})` : '';
export const ledger = new ComposedLedger('skipped' in composed ? { name: 'none', port: 0, kafkaPort: 0 } : composed);
