import { Type } from 'typebox';
import { text } from '../../events/document/field.ts';
import type { Service } from '../../platform/http/service.ts';
import { AsOfQuery, readAsOf } from '../as-of/bitemporal.ts';
import { balanceThen } from '../books/balances.ts';
import type { BooksStore } from '../books/store.ts';
import { viewRoute } from '../freshness/view-route.ts';
import { pageQuery, usualLimit } from '../lists/page-query.ts';
import type { BalancesStore } from '../stores/balances-store.ts';
import { CustomerBalance, customerBalanceFinder } from './balance.ts';
import { CustomerId } from './customer-id.ts';
import { Customers, customerPlaceAt, listCustomers } from './list.ts';

/** @param now the current time, to refuse times in the future */
export function customerRoutes(service: Service, balances: BalancesStore, books: BooksStore, now: () => Date): void {
  const { db, view } = balances;
  const findBalance = customerBalanceFinder(balances);
  viewRoute(service, view, {
    path: '/customers/:customerId/balance',
    tag: 'customers',
    operationId: 'getCustomerBalance',
    summary: 'Get the balances of a customer, now or by recording time and effective date',
    problems: { 404: 'customer-not-found, before-the-beginning', 422: 'time-in-the-future' },
    params: CustomerId,
    query: AsOfQuery,
    answer: CustomerBalance,
    async run({ params: { customerId: id }, query, read }) {
      if (Object.keys(query).length === 0) return read(() => findBalance(id));
      const then = readAsOf(query, now());
      return read(() => books.inSnapshot((tx) => balanceThen(tx, id, then)), books.view);
    },
  });

  viewRoute(service, view, {
    path: '/customers',
    tag: 'customers',
    operationId: 'listCustomers',
    summary: 'List customers by name, with their balances',
    query: {
      search: Type.Optional(text(200, 'The beginning of the id or the name, whatever its case and composition')),
      ...pageQuery(4_000),
    },
    answer: Customers,
    async run({ query: { search, limit = usualLimit, cursor }, read }) {
      const after = cursor === undefined ? undefined : customerPlaceAt(search, cursor);
      return read(() => listCustomers(db, search, after, limit));
    },
  });
}
