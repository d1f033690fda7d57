import * as invoices from './migrations/0001-invoices.ts';

/** In the order of their names. A released one never changes. */
export const balancesMigrations = { '0001-invoices': invoices };
