import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CalendarDate } from '../../../events/calendar-date.ts';
import type { Currency } from '../../../events/money/currency.ts';
import type { Minor } from '../../../events/money/money.ts';
import { type Answer, answerOf, commands, queries } from '../api/client.ts';
import type { paths as CommandPaths } from '../api/command.d.ts';
import { pagesRead } from '../api/pages.ts';
import { type AsOf, keyOf } from '../ui/as-of/as-of.ts';

export type CustomerSummary = Answer<'/customers'>['customers'][number];
export type BalanceAnswer = Answer<'/customers/{customerId}/balance'>;
export type StatementAnswer = Answer<'/customers/{customerId}/statement'>;
export type Explained = 'due' | 'credit';
/** A customer's credit in one currency, in minor units. */
export type Credit = { customerId: string; currency: Currency; credit: Minor };

export type CreditRefund = AccountAnswer['refunds'][number];
type AccountAnswer =
  CommandPaths['/customers/{customerId}/credit']['get']['responses'][200]['content']['application/json'];

const PAGE = 200;
/** An effective date after all others, so that the balance includes every event. */
const EVER: CalendarDate = '9999-12-31';

/** Customers by name, page by page. @param search what the name or ID starts with; empty for all customers */
export const customersRead = (search: string) =>
  pagesRead(['customers', search], (cursor, signal) => {
    const query = { ...(search !== '' && { search }), ...cursor, limit: PAGE };
    return answerOf(queries.GET('/customers', { params: { query }, signal }));
  });

/** The amount due from a customer, and its credit, in each currency, from the balances view. */
export const balanceRead = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'balance'],
    queryFn: ({ signal }) =>
      answerOf(queries.GET('/customers/{customerId}/balance', { params: { path: { customerId: id } }, signal })),
  });

/** The balance as of a point in the past, from the books. */
export const balanceThenRead = (id: string, asOf: AsOf) =>
  queryOptions({
    queryKey: keyOf(['customer', id, 'balance'], asOf),
    queryFn: ({ signal }) => {
      const params = { path: { customerId: id }, query: asOf };
      return answerOf(queries.GET('/customers/{customerId}/balance', { params, signal }));
    },
  });

/** The same from the books. */
export const bookedBalanceRead = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'booked'],
    queryFn: ({ signal }) => {
      const params = { path: { customerId: id }, query: { effectiveOn: EVER } };
      return answerOf(queries.GET('/customers/{customerId}/balance', { params, signal }));
    },
  });

/** The account's activity between two days, both included. */
export const statementRead = (id: string, from: CalendarDate, until: CalendarDate, { at }: AsOf) =>
  queryOptions({
    queryKey: keyOf(['customer', id, 'statement', from, until], at === undefined ? {} : { at }),
    queryFn: ({ signal }) => {
      const params = { path: { customerId: id }, query: { from, until, ...(at !== undefined && { at }) } };
      return answerOf(queries.GET('/customers/{customerId}/statement', { params, signal }));
    },
    placeholderData: keepPreviousData,
  });

export const customerAgingRead = (id: string, on: CalendarDate, { at }: AsOf) =>
  queryOptions({
    queryKey: keyOf(['customer', id, 'aging', on], at === undefined ? {} : { at }),
    queryFn: ({ signal }) => {
      const params = { path: { customerId: id }, query: { on, ...(at !== undefined && { at }) } };
      return answerOf(queries.GET('/customers/{customerId}/aging', { params, signal }));
    },
    placeholderData: keepPreviousData,
  });

/** The events that a balance is the sum of, page by page. */
export const explainRead = (id: string, of: Explained, asOf: AsOf) =>
  pagesRead(keyOf(['customer', id, 'explain', of], asOf), (cursor, signal) => {
    const params = { path: { customerId: id }, query: { of, limit: PAGE, ...asOf, ...cursor } };
    return answerOf(queries.GET('/customers/{customerId}/balance/explain', { params, signal }));
  });

/** The customer's credit account in the command service: the available credit, and whether it is applied automatically. */
export const accountRead = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId, 'account'],
    queryFn: ({ signal }) =>
      answerOf(commands.GET('/customers/{customerId}/credit', { params: { path: { customerId } }, signal })),
  });
