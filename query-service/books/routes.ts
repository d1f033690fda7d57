import { Type } from 'typebox';
import { Customer, calendarDate } from '../../events/document/document.ts';
import { LogPosition, LogPositionHeader, parsePosition } from '../../platform/http/log-position.ts';
import type { Service } from '../../platform/http/service.ts';
import { AsOfQuery, BeforeTheBeginning, readAsOf } from '../as-of/bitemporal.ts';
import { readView } from '../freshness/freshness.ts';
import { Aging, agingOn } from './aging.ts';
import { LedgerBalances, ledgerBalances } from './balances.ts';
import { CashReceived, cashReceived, periods } from './cash-received.ts';
import { Explanation, explain, explained } from './explain.ts';
import { Statement, statement } from './statement.ts';
import type { BooksStore } from './store.ts';
import { TrialBalance, trialBalance } from './trial-balance.ts';

const closed = { additionalProperties: false } as const;
const CustomerId = Type.Object({ id: Customer.properties.id });
const mostEvents = 1_000;
const { at } = AsOfQuery;

/** Reports from the books: bitemporal balances and their explanation, statements, aging, accounts. */
export function booksRoutes(service: Service, { view, inSnapshot }: BooksStore, now: () => Date): void {
  const problems = { 422: 'time-in-the-future, sum-too-large', 503: 'view-behind, store-unavailable, view-not-built' };
  const ofLedger = { scope: 'ledger:read' as const, problems: { ...problems, 404: 'before-the-beginning' } };
  const ofCustomer = {
    scope: 'ledger:read' as const,
    problems: { ...problems, 404: 'customer-not-found, before-the-beginning' },
  };
  const headers = LogPositionHeader;

  service.get(
    '/customers/:id/balance/explain',
    {
      config: ofCustomer,
      schema: {
        tags: ['customers'],
        summary: 'Explain a balance: the events that it is the sum of',
        params: CustomerId,
        querystring: Type.Object(
          {
            ...AsOfQuery,
            of: Type.Optional(
              Type.Enum([...explained], {
                default: 'due',
                description: 'due: what the customer owes; credit: its customer credit',
              }),
            ),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: mostEvents, default: mostEvents })),
            cursor: Type.Optional(LogPosition),
          },
          closed,
        ),
        headers,
        response: { 200: Explanation },
      },
    },
    async (request, reply) => {
      const { of = 'due', limit = mostEvents, cursor, ...asOf } = request.query;
      const then = readAsOf(asOf, now());
      const after = cursor === undefined ? undefined : parsePosition(cursor).toString();
      return readView(view, request, reply, () =>
        inSnapshot((db) => explain(db, request.params.id, of, then, { after, limit })),
      );
    },
  );

  service.get(
    '/customers/:id/statement',
    {
      config: {
        scope: 'ledger:read',
        problems: {
          ...ofCustomer.problems,
          422: 'time-in-the-future, statement-too-long, period-ends-before-it-begins, sum-too-large',
        },
      },
      schema: {
        tags: ['customers'],
        summary: 'Get a statement of a customer: movements between two days, opening and closing balance',
        params: CustomerId,
        querystring: Type.Object(
          { from: calendarDate('The first day'), until: calendarDate('The last day'), at },
          closed,
        ),
        headers,
        response: { 200: Statement },
      },
    },
    async (request, reply) => {
      const { from, until, ...asOf } = request.query;
      const then = readAsOf(asOf, now());
      return readView(view, request, reply, () =>
        inSnapshot((db) => statement(db, request.params.id, from, until, then)),
      );
    },
  );

  const AgingQuery = Type.Object({ on: calendarDate('The day'), at }, closed);
  const aging = { querystring: AgingQuery, headers, response: { 200: Aging } };
  service.get(
    '/customers/:id/aging',
    {
      config: ofCustomer,
      schema: {
        tags: ['customers'],
        summary: 'Get the aging of a customer: amounts due by how long they are overdue',
        params: CustomerId,
        ...aging,
      },
    },
    async (request, reply) => {
      const { on, ...asOf } = request.query;
      const then = readAsOf(asOf, now());
      return readView(view, request, reply, () => inSnapshot((db) => agingOn(db, on, then, request.params.id)));
    },
  );

  service.get(
    '/aging',
    {
      config: ofLedger,
      schema: { tags: ['books'], summary: 'Get the aging of all customers', ...aging },
    },
    async (request, reply) => {
      const { on, ...asOf } = request.query;
      const then = readAsOf(asOf, now());
      return readView(view, request, reply, () => inSnapshot((db) => agingOn(db, on, then)));
    },
  );

  const querystring = Type.Object(AsOfQuery, closed);
  service.get(
    '/balances',
    {
      config: ofLedger,
      schema: {
        tags: ['books'],
        summary: 'Get the balances of all customers, by recording time and effective date',
        querystring,
        headers,
        response: { 200: LedgerBalances },
      },
    },
    async (request, reply) => {
      const then = readAsOf(request.query, now());
      const found = await readView(view, request, reply, () => inSnapshot((db) => ledgerBalances(db, then)));
      if (found.balances.length === 0) throw new BeforeTheBeginning('the ledger');
      return found;
    },
  );

  service.get(
    '/trial-balance',
    {
      config: ofLedger,
      schema: {
        tags: ['books'],
        summary: 'Get the trial balance, by recording time and effective date',
        querystring,
        headers,
        response: { 200: TrialBalance },
      },
    },
    async (request, reply) => {
      const then = readAsOf(request.query, now());
      return readView(view, request, reply, () => inSnapshot((db) => trialBalance(db, then)));
    },
  );

  service.get(
    '/cash-received',
    {
      config: {
        scope: 'ledger:read',
        problems: { ...problems, 422: 'period-ends-before-it-begins, too-many-periods, sum-too-large' },
      },
      schema: {
        tags: ['books'],
        summary: 'Get the cash received and returned between two days, by period',
        querystring: Type.Object(
          {
            from: calendarDate('The first day'),
            until: calendarDate('The last day'),
            by: Type.Optional(Type.Enum([...periods], { default: 'month', description: 'Weeks begin on Monday' })),
          },
          closed,
        ),
        headers,
        response: { 200: CashReceived },
      },
    },
    async (request, reply) => {
      const { from, until, by = 'month' } = request.query;
      return readView(view, request, reply, () => inSnapshot((db) => cashReceived(db, from, until, by)));
    },
  );
}
