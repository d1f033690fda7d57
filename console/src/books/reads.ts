import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Answer, answerOf, queries } from '../api/client.ts';
import { listed, type OneOfEach } from '../api/one-of-each.ts';
import { pagesRead } from '../api/pages.ts';
import type { paths } from '../api/query.d.ts';
import { type AsOf, keyOf } from '../ui/as-of/as-of.ts';

const PAGE = 100;

type Query = NonNullable<paths['/journal']['get']['parameters']['query']>;
type Filter = Pick<Query, 'customer' | 'actor' | 'type' | 'reference'>;

/** The filter of the journal. */
export type JournalFilter = OneOfEach<Filter>;

const queryOf = (filter: JournalFilter, { at, effectiveOn }: AsOf) => ({
  ...listed<Filter>(filter),
  ...(at !== undefined && { recordedUntil: at }),
  ...(effectiveOn !== undefined && { effectiveUntil: effectiveOn }),
});

/** The events of the journal, newest first, page by page. */
export const journalRead = (filter: JournalFilter, asOf: AsOf) =>
  pagesRead(['journal', asOf, filter], (cursor, signal) => {
    const query = { ...queryOf(filter, asOf), ...cursor, limit: PAGE };
    return answerOf(queries.GET('/journal', { params: { query }, signal })) as Promise<Answer<'/journal'>>;
  });

/** All debits and credits of the journal as CSV (RFC 4180), amounts in major units. */
export async function journalAsCsv(filter: JournalFilter, asOf: AsOf): Promise<Blob> {
  const init = {
    params: { query: { ...queryOf(filter, asOf), units: 'major' } },
    headers: { accept: 'text/csv' },
    parseAs: 'blob',
  } as const;
  return (await answerOf(queries.GET('/journal', init))) as Blob;
}

export const trialBalanceRead = (asOf: AsOf) =>
  queryOptions({
    queryKey: keyOf(['ledger', 'trial-balance'], asOf),
    queryFn: ({ signal }) => answerOf(queries.GET('/trial-balance', { params: { query: asOf }, signal })),
    placeholderData: keepPreviousData,
  });

/** Through which day the books are closed, and the last change of that. */
export const closingRead = queryOptions({
  queryKey: ['ledger', 'closing'],
  queryFn: ({ signal }) => answerOf(queries.GET('/books/closing', { params: { query: { limit: 1 } }, signal })),
});

/** The balances of all customers. */
export const balancesRead = (asOf: AsOf) =>
  queryOptions({
    queryKey: keyOf(['ledger', 'balances'], asOf),
    queryFn: ({ signal }) => answerOf(queries.GET('/balances', { params: { query: asOf }, signal })),
    placeholderData: keepPreviousData,
  });
