import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Answer, answerOf, queries } from '../api/client.ts';

export type InvoiceAnswer = Answer<'/invoices/{id}'>;
export type HistoryEvent = Answer<'/invoices/{id}/history'>['events'][number];
export type Difference = Answer<'/invoices/{id}/difference'>['differences'][number];

/** When it is looked at: as it is, right after an event, or as the ledger knew it at a time (RFC 3339). */
export type Moment = { revision: number } | { at: string } | undefined;

/** The invoice, now or then. What was, doesn't change any more. */
export const invoiceRead = (id: string, moment: Moment = undefined) =>
  queryOptions({
    queryKey: moment === undefined ? ['invoice', id] : ['then', id, moment],
    queryFn: ({ signal }): Promise<InvoiceAnswer> =>
      answerOf(
        queries.GET('/invoices/{id}', { params: { path: { id }, query: moment ?? {} }, signal }),
      ) as Promise<InvoiceAnswer>,
    ...(moment !== undefined && { staleTime: Number.POSITIVE_INFINITY, placeholderData: keepPreviousData }),
  });

/** What happened to it, from the beginning. */
export const historyRead = (id: string) =>
  queryOptions({
    queryKey: ['invoice', id, 'history'],
    queryFn: async ({ signal }): Promise<HistoryEvent[]> => {
      const events: HistoryEvent[] = [];
      for (let from: number | undefined = 0; from !== undefined; ) {
        const params = { path: { id }, query: { from } };
        const page: Answer<'/invoices/{id}/history'> = await answerOf(
          queries.GET('/invoices/{id}/history', { params, signal }),
        );
        events.push(...page.events);
        from = page.next;
      }
      return events;
    },
  });

/** What an event changed: the difference between its revision and the one before. */
export const changeRead = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['then', id, 'change', revision],
    queryFn: async ({ signal }): Promise<Difference[]> => {
      const query = { from: revision - 1, to: revision };
      const init = { params: { path: { id }, query }, signal };
      return (await answerOf(queries.GET('/invoices/{id}/difference', init))).differences;
    },
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });

/** The document as UBL 2.1, by EN 16931. @throws Problem where it is not one */
export async function ublOf(id: string): Promise<Blob> {
  const init = { params: { path: { id } }, headers: { accept: 'application/xml' }, parseAs: 'blob' } as const;
  return (await answerOf(queries.GET('/invoices/{id}', init))) as Blob;
}
