// A long list is not read again from its beginning at every event: the rows that changed are, and where rows came or went it says so.
//
//   an event is told ──► a short list (at most 2 pages) ──► read again
//                    └─► a long one ──► its invoice is in it ──► that row is read again
//                                   └─► it is not ──► outdated, until the reader has it shown anew
import { type InfiniteData, type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTold } from '../api/cache.ts';
import { answerOf, queries } from '../api/client.ts';
import type { InvoiceSummary } from './reads.ts';

const SHORT_PAGES = 2;
/** More at once are not read one by one. */
const MOST_ROWS = 20;

type Pages = InfiniteData<{ invoices: InvoiceSummary[]; next?: string }>;

export function useKeptCurrent(queryKey: QueryKey) {
  const cache = useQueryClient();
  const [isOutdated, setOutdated] = useState(false);
  useTold((events) => {
    const pages = cache.getQueryData<Pages>(queryKey)?.pages ?? [];
    if (pages.length <= SHORT_PAGES) {
      void cache.invalidateQueries({ queryKey });
      return;
    }
    const inList = new Set(pages.flatMap(({ invoices }) => invoices.map(({ invoiceId }) => invoiceId)));
    const touched = [...new Set(events.flatMap(({ invoiceId }) => invoiceId ?? []))];
    const ours = touched.filter((invoiceId) => inList.has(invoiceId));
    if (ours.length < touched.length || ours.length > MOST_ROWS) setOutdated(true);
    for (const invoiceId of ours.slice(0, MOST_ROWS)) void refresh(invoiceId);
  });

  async function refresh(id: string): Promise<void> {
    try {
      const fresh = await answerOf(queries.GET('/invoices/{id}', { params: { path: { id } } }));
      cache.setQueryData<Pages>(queryKey, (list) => list && withRow(list, fresh as InvoiceSummary));
    } catch {
      setOutdated(true); // it can't be read now: the reader may try
    }
  }

  const showAnew = () => {
    setOutdated(false);
    void cache.resetQueries({ queryKey });
  };
  return { isOutdated, showAnew };
}

const withRow = (list: Pages, { invoiceId, state, overdue, amountDue, revision, position }: InvoiceSummary): Pages => ({
  ...list,
  pages: list.pages.map((page) => ({
    ...page,
    invoices: page.invoices.map((row) =>
      row.invoiceId === invoiceId ? { ...row, state, overdue, amountDue, revision, position } : row,
    ),
  })),
});
