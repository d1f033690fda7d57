import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { CalendarDate } from '../../../events/calendar-date.ts';
import { type Answer, answerOf, queries } from '../api/client.ts';
import type { JournalEvent } from '../books/event-subject.tsx';
import type { CashPeriod } from './cash-period.ts';

export type CashReceived = Answer<'/cash-received'>['currencies'][number];

const LATEST_EVENTS = 12;

/** The latest events, newest first. */
export const latestEventsRead = queryOptions({
  queryKey: ['ledger', 'latest'],
  queryFn: async ({ signal }): Promise<JournalEvent[]> => {
    const init = { params: { query: { limit: LATEST_EVENTS } }, signal };
    return ((await answerOf(queries.GET('/journal', init))) as Answer<'/journal'>).events;
  },
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
