// Keeps a list of invoices current. In a long list, only the changed rows are refetched:
//
//   an invoice changed ──► a short list ──► refetch the list
//                      └─► a long list ──► the invoice is in it ──► refetch its row
//                                      └─► it is not ──► mark the list as outdated, until the reader reloads it
import { type InfiniteData, type QueryKey, useQueryClient } from '@tanstack/react-query';
import type { Affected } from '../api/cache.ts';
import { useLiveList } from '../ui/list/use-live-list.ts';
import { type InvoiceSummary, invoiceSummary } from './reads.ts';

/** If more rows change at once, the list is marked as outdated. */
const MAX_ROWS = 20;

type Pages = InfiniteData<{ invoices: InvoiceSummary[]; next?: string }>;

export function useLiveInvoices(queryKey: QueryKey) {
  const cache = useQueryClient();
  return useLiveList(queryKey, (changes: readonly Affected[], markOutdated) => {
    const pages = cache.getQueryData<Pages>(queryKey)?.pages ?? [];
    const listed = new Set(pages.flatMap(({ invoices }) => invoices.map(({ invoiceId }) => invoiceId)));
    const changed = [...new Set(changes.flatMap(({ invoiceId }) => invoiceId ?? []))];
    const rows = changed.filter((invoiceId) => listed.has(invoiceId));
    if (rows.length < changed.length || rows.length > MAX_ROWS) markOutdated();
    for (const invoiceId of rows.slice(0, MAX_ROWS)) {
      void invoiceSummary(invoiceId).then(
        (row) => cache.setQueryData<Pages>(queryKey, (list) => list && withRow(list, row)),
        markOutdated, // the row could not be fetched: the reader may try
      );
    }
  });
}

const withRow = (list: Pages, row: InvoiceSummary): Pages => ({
  ...list,
  pages: list.pages.map((page) => ({
    ...page,
    invoices: page.invoices.map((old) => (old.invoiceId === row.invoiceId ? row : old)),
  })),
});
