import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Answer, answerOf, queries } from '../api/client.ts';
import type { AsOf } from '../ui/as-of/as-of.ts';
import { asFile, type DocumentFormat } from '../ui/document/formats.ts';

export type InvoiceAnswer = Answer<'/invoices/{invoiceId}'>;
export type HistoryEvent = Answer<'/invoices/{invoiceId}/history'>['events'][number];
export type Difference = Answer<'/invoices/{invoiceId}/difference'>['differences'][number];

/** What the invoice is shown as of: a revision, or a recording time and an effective date. Undefined for the current invoice. */
export type InvoiceAsOf = { revision: number } | AsOf | undefined;

/** The invoice, current or as of a point in the past. The answer for a revision or a recording time never changes. */
export const invoiceRead = (id: string, asOf: InvoiceAsOf = undefined) =>
  queryOptions({
    queryKey: asOf === undefined ? ['invoice', id] : [isFixed(asOf) ? 'past' : 'invoice', id, asOf],
    queryFn: ({ signal }): Promise<InvoiceAnswer> =>
      answerOf(
        queries.GET('/invoices/{invoiceId}', { params: { path: { invoiceId: id }, query: asOf ?? {} }, signal }),
      ) as Promise<InvoiceAnswer>,
    ...(asOf !== undefined && { placeholderData: keepPreviousData }),
    ...(asOf !== undefined && isFixed(asOf) && { staleTime: Number.POSITIVE_INFINITY }),
  });

const isFixed = (asOf: Exclude<InvoiceAsOf, undefined>): boolean => 'revision' in asOf || asOf.at !== undefined;

/** All events of the invoice, oldest first. */
export const historyRead = (id: string) =>
  queryOptions({
    queryKey: ['invoice', id, 'history'],
    queryFn: async ({ signal }): Promise<HistoryEvent[]> => {
      const events: HistoryEvent[] = [];
      // by revision, which query services of an earlier version take, too: during an upgrade the console is the newer one
      for (let from: number | undefined = 0; from !== undefined; ) {
        const params = { path: { invoiceId: id }, query: { from } };
        const page: Answer<'/invoices/{invoiceId}/history'> = await answerOf(
          queries.GET('/invoices/{invoiceId}/history', { params, signal }),
        );
        events.push(...page.events);
        from = page.next === undefined ? undefined : Number(page.next);
      }
      return events;
    },
  });

/** The fields that an event changed: the difference between its revision and the one before. */
export const changeRead = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['past', id, 'change', revision],
    queryFn: async ({ signal }): Promise<Difference[]> => {
      const query = { from: revision - 1, to: revision };
      const init = { params: { path: { invoiceId: id }, query }, signal };
      return (await answerOf(queries.GET('/invoices/{invoiceId}/difference', init))).differences;
    },
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });

/** The content of an attachment of the invoice, or of one of its credit notes. */
export async function attachmentOf(invoiceId: string, sha256: string): Promise<Blob> {
  const init = { params: { path: { invoiceId, sha256 } }, parseAs: 'blob' } as const;
  return (await answerOf(queries.GET('/invoices/{invoiceId}/attachments/{sha256}', init))) as unknown as Blob;
}

/** The document as a file. @throws Problem if it is not valid under EN 16931 */
export async function documentOf(invoiceId: string, format: DocumentFormat): Promise<Blob> {
  const { query, init } = asFile(format);
  return (await answerOf(
    queries.GET('/invoices/{invoiceId}', { params: { path: { invoiceId }, query }, ...init }),
  )) as Blob;
}

/** A credit note of the invoice as a file. @throws Problem if it is not valid under EN 16931 */
export async function creditNoteAs(invoiceId: string, creditNoteId: string, format: DocumentFormat): Promise<Blob> {
  const { query, init } = asFile(format);
  const params = { path: { invoiceId, creditNoteId }, query };
  return (await answerOf(
    queries.GET('/invoices/{invoiceId}/credit-notes/{creditNoteId}', { params, ...init }),
  )) as Blob;
}
