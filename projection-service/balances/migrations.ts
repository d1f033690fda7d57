import * as invoices from './migrations/0001-invoices.ts';
import * as ordersOfLists from './migrations/0002-orders-of-lists.ts';

/** In the order of their names. A released one never changes. */
export const balancesMigrations = { '0001-invoices': invoices, '0002-orders-of-lists': ordersOfLists };
