import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CalendarDate } from '../../../events/calendar-date.ts';
import { type Answer, answerOf, queries } from '../api/client.ts';
import type { JournalEvent } from '../books/event.tsx';
import type { CashPeriod } from './cash-period.ts';

export type CashReceived = Answer<'/cash-received'>['currencies'][number];

const LATEST = 12;

/** What happened last, the newest first. */
export const latestRead = queryOptions({
  queryKey: ['ledger', 'latest'],
  queryFn: async ({ signal }): Promise<JournalEvent[]> => {
    const init = { params: { query: { limit: LATEST } }, signal };
    return ((await answerOf(queries.GET('/journal', init))) as Answer<'/journal'>).events;
  },
});

/** What all customers owe, and are owed. */
export const balancesRead = queryOptions({
  queryKey: ['ledger', 'balances', {}],
  queryFn: ({ signal }) => answerOf(queries.GET('/balances', { signal })),
});

/** All invoices, and those that are overdue. */
export const countsRead = (overdue: boolean) =>
  queryOptions({
    queryKey: ['ledger', 'summary', overdue ? { overdue } : {}],
    queryFn: ({ signal }) =>
      answerOf(queries.GET('/invoices/summary', { params: { query: overdue ? { overdue } : {} }, signal })),
  });

export const agingRead = (on: CalendarDate) =>
  queryOptions({
    queryKey: ['ledger', 'aging', on],
    queryFn: ({ signal }) => answerOf(queries.GET('/aging', { params: { query: { on } }, signal })),
  });

export const cashRead = ({ from, until, by }: CashPeriod) =>
  queryOptions({
    queryKey: ['ledger', 'cash', by, from, until],
    queryFn: ({ signal }) =>
      answerOf(queries.GET('/cash-received', { params: { query: { from, until, by } }, signal })),
    placeholderData: keepPreviousData,
  });
