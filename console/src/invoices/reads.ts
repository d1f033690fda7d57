import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Answer, answerOf, queries } from '../api/client.ts';
import { listed } from '../api/one-of-each.ts';
import { pagesRead } from '../api/pages.ts';
import type { Filter, Order, Query } from './filter.ts';

type Page = Answer<'/invoices'>;
export type InvoiceSummary = Page['invoices'][number];

const PAGE = 200;

/** The invoices of a list, page by page. */
export const invoicesRead = (filter: Filter, order: Order) => ({
  ...pagesRead(['invoices', filter, order], (cursor, signal) => {
    const query = { ...listed<Query>(filter), ...order, ...cursor, limit: PAGE };
    return answerOf(queries.GET('/invoices', { params: { query }, signal })) as Promise<Page>;
  }),
  structuralSharing: false, // comparing thousands of rows for each page costs more than it saves
});

/** One invoice as the list shows it. */
export const invoiceSummary = (id: string): Promise<InvoiceSummary> =>
  answerOf(queries.GET('/invoices/{invoiceId}', { params: { path: { invoiceId: id } } })) as Promise<
    Answer<'/invoices/{invoiceId}'>
  >;

/** The number of invoices in the list, and their totals in each currency. */
export const summaryRead = (filter: Filter) =>
  queryOptions({
    queryKey: ['ledger', 'summary', filter],
    queryFn: ({ signal }) =>
      answerOf(queries.GET('/invoices/summary', { params: { query: listed<Query>(filter) }, signal })),
    placeholderData: keepPreviousData,
  });

/** All invoices of the list as CSV (RFC 4180), amounts in major units. */
export async function invoicesAsCsv(filter: Filter, order: Order): Promise<Blob> {
  const init = {
    params: { query: { ...listed<Query>(filter), ...order, units: 'major' } },
    headers: { accept: 'text/csv' },
    parseAs: 'blob',
  } as const;
  return (await answerOf(queries.GET('/invoices', init))) as Blob;
}
