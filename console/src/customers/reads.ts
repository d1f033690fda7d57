import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CalendarDate } from '../../../events/calendar-date.ts';
import { type Answer, answerOf, commands, queries } from '../api/client.ts';

export type CustomerSummary = Answer<'/customers'>['customers'][number];
export type BalanceAnswer = Answer<'/customers/{id}/balance'>;
export type StatementAnswer = Answer<'/customers/{id}/statement'>;
export type Explained = 'due' | 'credit';

const PAGE = 200;
const EXPLAINED = 200;
/** After all that can have happened: of everything that is known. */
const EVER: CalendarDate = '9999-12-31';

/** Customers by name, page after page. @param search how the name or the id begins; all where empty */
export const customersRead = (search: string) =>
  infiniteQueryOptions({
    queryKey: ['customers', search],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === undefined ? {} : { cursor: pageParam };
      const query = { ...(search !== '' && { search }), ...cursor, limit: PAGE };
      return answerOf(queries.GET('/customers', { params: { query }, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** What a customer owes, a currency each. */
export const balanceRead = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'balance'],
    queryFn: ({ signal }) => answerOf(queries.GET('/customers/{id}/balance', { params: { path: { id } }, signal })),
  });

/** The same from the books, which also know what it is owed. */
export const creditRead = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'credit'],
    queryFn: ({ signal }) => {
      const params = { path: { id }, query: { effectiveOn: EVER } };
      return answerOf(queries.GET('/customers/{id}/balance', { params, signal }));
    },
  });

/** What happened to the account between two days, both included. */
export const statementRead = (id: string, from: CalendarDate, until: CalendarDate) =>
  queryOptions({
    queryKey: ['customer', id, 'statement', from, until],
    queryFn: ({ signal }) => {
      const params = { path: { id }, query: { from, until } };
      return answerOf(queries.GET('/customers/{id}/statement', { params, signal }));
    },
    placeholderData: keepPreviousData,
  });

export const customerAgingRead = (id: string, on: CalendarDate) =>
  queryOptions({
    queryKey: ['customer', id, 'aging', on],
    queryFn: ({ signal }) => {
      const params = { path: { id }, query: { on } };
      return answerOf(queries.GET('/customers/{id}/aging', { params, signal }));
    },
    placeholderData: keepPreviousData,
  });

/** The events that a balance is made of, page after page. */
export const explainRead = (id: string, of: Explained) =>
  infiniteQueryOptions({
    queryKey: ['customer', id, 'explain', of],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === undefined ? {} : { cursor: pageParam };
      const params = { path: { id }, query: { of, limit: EXPLAINED, ...cursor } };
      return answerOf(queries.GET('/customers/{id}/balance/explain', { params, signal }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** What the command-service knows of a customer's credit: what there is to spend, and whether it is spent by itself. */
export const accountRead = (customerId: string) =>
  queryOptions({
    queryKey: ['customer', customerId, 'account'],
    queryFn: ({ signal }) =>
      answerOf(commands.GET('/customers/{customerId}/credit', { params: { path: { customerId } }, signal })),
  });
