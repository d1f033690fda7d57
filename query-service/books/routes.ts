import { Type } from 'typebox';
import { calendarDate } from '../../events/document/document.ts';
import type { Service } from '../../platform/http/service.ts';
import { AsOfQuery, BeforeTheBeginning, readAsOf } from '../as-of/bitemporal.ts';
import { CustomerId } from '../customers/customer-id.ts';
import { viewRoute } from '../freshness/view-route.ts';
import { positionAt, positionCursor, withCursor } from '../lists/page-query.ts';
import { Aging, agingOn } from './aging.ts';
import { LedgerBalances, ledgerBalances } from './balances.ts';
import { CashReceived, cashReceived, periods } from './cash-received.ts';
import { BooksClosing, booksClosing } from './closing.ts';
import { Explanation, explain, explained } from './explain.ts';
import { Statement, statement } from './statement.ts';
import type { BooksStore } from './store.ts';
import { TrialBalance, trialBalance } from './trial-balance.ts';

const mostEvents = 1_000;
const mostChanges = 100;
const { at } = AsOfQuery;

/** Reports from the books: bitemporal balances and their explanation, statements, aging, accounts. */
export function booksRoutes(service: Service, { view, inSnapshot }: BooksStore, now: () => Date): void {
  const problems = { 422: 'time-in-the-future', 404: 'before-the-beginning' };
  const ofLedger = { tag: 'books', problems } as const;
  const ofCustomer = {
    tag: 'customers',
    params: CustomerId,
    problems: { ...problems, 404: 'customer-not-found, before-the-beginning' },
  } as const;

  viewRoute(service, view, {
    ...ofCustomer,
    path: '/customers/:customerId/balance/explain',
    operationId: 'explainCustomerBalance',
    summary: 'Explain a balance: the events that it is the sum of',
    query: {
      ...AsOfQuery,
      of: Type.Optional(
        Type.Enum([...explained], {
          default: 'due',
          description: 'due: what the customer owes; credit: its customer credit',
        }),
      ),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: mostEvents, default: mostEvents })),
      cursor: positionCursor,
    },
    answer: Explanation,
    async run({ params: { customerId: id }, query: { of = 'due', limit = mostEvents, cursor, ...asOf }, read }) {
      const then = readAsOf(asOf, now());
      const list = ['explanation', id, of, asOf];
      const after = positionAt(list, cursor)?.toString();
      return withCursor(list, await read(() => inSnapshot((db) => explain(db, id, of, then, { after, limit }))));
    },
  });

  viewRoute(service, view, {
    ...ofCustomer,
    path: '/customers/:customerId/statement',
    operationId: 'getCustomerStatement',
    summary: 'Get a statement of a customer: movements between two days, opening and closing balance',
    problems: {
      ...ofCustomer.problems,
      422: 'time-in-the-future, statement-too-long, period-ends-before-it-begins',
    },
    query: { from: calendarDate('The first day'), until: calendarDate('The last day'), at },
    answer: Statement,
    async run({ params: { customerId: id }, query: { from, until, ...asOf }, read }) {
      const then = readAsOf(asOf, now());
      return read(() => inSnapshot((db) => statement(db, id, from, until, then)));
    },
  });

  const aging = { query: { on: calendarDate('The day'), at }, answer: Aging };

  viewRoute(service, view, {
    ...ofCustomer,
    ...aging,
    path: '/customers/:customerId/aging',
    operationId: 'getCustomerAging',
    summary: 'Get the aging of a customer: amounts due by how long they are overdue',
    async run({ params: { customerId: id }, query: { on, ...asOf }, read }) {
      const then = readAsOf(asOf, now());
      return read(() => inSnapshot((db) => agingOn(db, on, then, id)));
    },
  });

  viewRoute(service, view, {
    ...ofLedger,
    ...aging,
    path: '/aging',
    operationId: 'getAging',
    summary: 'Get the aging of all customers',
    async run({ query: { on, ...asOf }, read }) {
      const then = readAsOf(asOf, now());
      return read(() => inSnapshot((db) => agingOn(db, on, then)));
    },
  });

  viewRoute(service, view, {
    ...ofLedger,
    path: '/balances',
    operationId: 'getBalances',
    summary: 'Get the balances of all customers, by recording time and effective date',
    query: AsOfQuery,
    answer: LedgerBalances,
    async run({ query, read }) {
      const then = readAsOf(query, now());
      const found = await read(() => inSnapshot((db) => ledgerBalances(db, then)));
      if (found.balances.length === 0) throw new BeforeTheBeginning('the ledger');
      return found;
    },
  });

  viewRoute(service, view, {
    ...ofLedger,
    path: '/trial-balance',
    operationId: 'getTrialBalance',
    summary: 'Get the trial balance, by recording time and effective date',
    query: AsOfQuery,
    answer: TrialBalance,
    async run({ query, read }) {
      const then = readAsOf(query, now());
      return read(() => inSnapshot((db) => trialBalance(db, then)));
    },
  });

  viewRoute(service, view, {
    tag: 'books',
    path: '/cash-received',
    operationId: 'getCashReceived',
    summary: 'Get the cash received and returned between two days, by period',
    problems: { 422: 'period-ends-before-it-begins, too-many-periods' },
    query: {
      from: calendarDate('The first day'),
      until: calendarDate('The last day'),
      by: Type.Optional(Type.Enum([...periods], { default: 'month', description: 'Weeks begin on Monday' })),
    },
    answer: CashReceived,
    run: ({ query: { from, until, by = 'month' }, read }) =>
      read(() => inSnapshot((db) => cashReceived(db, from, until, by))),
  });

  viewRoute(service, view, {
    tag: 'books',
    path: '/books/closing',
    operationId: 'getBooksClosing',
    summary: 'Get through which day the books are closed, and when they were closed and reopened, by whom and why',
    query: {
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: mostChanges, default: mostChanges })),
      cursor: positionCursor,
    },
    answer: BooksClosing,
    async run({ query: { limit = mostChanges, cursor }, read }) {
      const before = positionAt('closings', cursor)?.toString();
      return withCursor('closings', await read(() => inSnapshot((db) => booksClosing(db, limit, before))));
    },
  });
}
