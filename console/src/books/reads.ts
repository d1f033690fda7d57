import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Answer, answerOf, queries } from '../api/client.ts';
import { type Clocks, keyOf } from './clocks.ts';

const PAGE = 100;

/** What of the journal is looked at. */
export type JournalFilter = { customer?: string; actor?: string; type?: string; reference?: string };

const queryOf = (filter: JournalFilter, { at, effectiveOn }: Clocks) => ({
  ...filter,
  ...(at !== undefined && { recordedUntil: at }),
  ...(effectiveOn !== undefined && { effectiveUntil: effectiveOn }),
});

/** What happened, the newest first, page after page. */
export const journalRead = (filter: JournalFilter, clocks: Clocks) =>
  infiniteQueryOptions({
    queryKey: ['journal', clocks, filter],
    queryFn: ({ pageParam, signal }): Promise<Answer<'/journal'>> => {
      const cursor = pageParam === undefined ? {} : { cursor: pageParam };
      const query = { ...queryOf(filter, clocks), ...cursor, limit: PAGE };
      return answerOf(queries.GET('/journal', { params: { query }, signal })) as Promise<Answer<'/journal'>>;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });

/** All events of the journal as a file (RFC 4180). */
export async function journalAsCsv(filter: JournalFilter, clocks: Clocks): Promise<Blob> {
  const init = {
    params: { query: queryOf(filter, clocks) },
    headers: { accept: 'text/csv' },
    parseAs: 'blob',
  } as const;
  return (await answerOf(queries.GET('/journal', init))) as Blob;
}

export const trialBalanceRead = (clocks: Clocks) =>
  queryOptions({
    queryKey: keyOf('trial-balance', clocks),
    queryFn: ({ signal }) => answerOf(queries.GET('/trial-balance', { params: { query: clocks }, signal })),
    placeholderData: keepPreviousData,
  });

/** What all customers owe and are owed. */
export const balancesRead = (clocks: Clocks) =>
  queryOptions({
    queryKey: keyOf('balances', clocks),
    queryFn: ({ signal }) => answerOf(queries.GET('/balances', { params: { query: clocks }, signal })),
    placeholderData: keepPreviousData,
  });
