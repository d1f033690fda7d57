import * as invoices from './migrations/0001-invoices.ts';
import * as ordersOfLists from './migrations/0002-orders-of-lists.ts';
import * as searches from './migrations/0003-searches.ts';

/** They run in the order of their names. A migration never changes after its release. */
export const balancesMigrations = {
  '0001-invoices': invoices,
  '0002-orders-of-lists': ordersOfLists,
  '0003-searches': searches,
};
