import { Type } from 'typebox';
import { Customer } from '../../events/document/document.ts';
import { text } from '../../events/document/field.ts';
import { LogPositionHeader } from '../../platform/http/log-position.ts';
import type { Service } from '../../platform/http/service.ts';
import { AsOfQuery, readAsOf } from '../as-of/bitemporal.ts';
import { BalanceThen, balanceThen } from '../books/balances.ts';
import type { BooksStore } from '../books/store.ts';
import { readView } from '../freshness/freshness.ts';
import type { BalancesStore } from '../stores/balances-store.ts';
import { customerBalanceFinder } from './balance.ts';
import { Customers, customerPlaceAt, listCustomers } from './list.ts';
import { customerNotFound } from './not-found.ts';

const usualLimit = 50;

/** @param now the current time, to refuse times in the future */
export function customerRoutes(service: Service, balances: BalancesStore, books: BooksStore, now: () => Date): void {
  const { db, view } = balances;
  const findBalance = customerBalanceFinder(balances);
  service.get(
    '/customers/:id/balance',
    {
      config: {
        scope: 'ledger:read',
        problems: {
          404: 'customer-not-found, before-the-beginning',
          422: 'time-in-the-future, sum-too-large',
          503: 'view-behind, store-unavailable, view-not-built',
        },
      },
      schema: {
        tags: ['customers'],
        summary: 'Get the balances of a customer, now or by recording time and effective date',
        params: Type.Object({ id: Customer.properties.id }),
        querystring: Type.Object(AsOfQuery, { additionalProperties: false }),
        headers: LogPositionHeader,
        response: { 200: BalanceThen },
      },
    },
    async (request, reply) => {
      const { id } = request.params;
      if (Object.keys(request.query).length > 0) {
        const then = readAsOf(request.query, now());
        return readView(books.view, request, reply, () => books.inSnapshot((tx) => balanceThen(tx, id, then)));
      }
      const balance = await readView(view, request, reply, () => findBalance(id));
      if (balance) return balance;
      throw customerNotFound();
    },
  );

  service.get(
    '/customers',
    {
      config: {
        scope: 'ledger:read',
        problems: {
          400: 'malformed-request, malformed-cursor',
          422: 'sum-too-large',
          503: 'view-behind, store-unavailable, view-not-built',
        },
      },
      schema: {
        tags: ['customers'],
        summary: 'List customers by name, with their balances',
        querystring: Type.Object(
          {
            search: Type.Optional(text(200, 'The beginning of the id or the name, in upper or lower case')),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: usualLimit })),
            cursor: Type.Optional(
              Type.String({ minLength: 1, maxLength: 4_000, description: 'The `next` of the previous page' }),
            ),
          },
          { additionalProperties: false },
        ),
        headers: LogPositionHeader,
        response: { 200: Customers },
      },
    },
    async (request, reply) => {
      const { search, limit = usualLimit, cursor } = request.query;
      const after = cursor === undefined ? undefined : customerPlaceAt(search, cursor);
      return readView(view, request, reply, () => listCustomers(db, search, after, limit));
    },
  );
}
