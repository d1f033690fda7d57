import { queryOptions } from '@tanstack/react-query';
import { type Answer, answerOf, queries } from '../api/client.ts';
import { listed, type OneOfEach } from '../api/one-of-each.ts';
import { pagesRead } from '../api/pages.ts';
import type { paths } from '../api/query.d.ts';

type Page = Answer<'/payments'>;
export type PaymentSummary = Page['payments'][number];
export type PaymentAnswer = Answer<'/payments/{paymentId}'>;
export type PaidInvoice = PaymentAnswer['invoices'][number];
type Query = Omit<
  NonNullable<paths['/payments']['get']['parameters']['query']>,
  'limit' | 'cursor' | 'sort' | 'order' | 'units'
>;
export type PaymentFilter = OneOfEach<Query>;

const PAGE = 200;

/** Payments, page by page, the last one first. */
export const paymentsRead = (filter: PaymentFilter) =>
  pagesRead(['payments', filter], (cursor, signal) => {
    const query = { ...listed<Query>(filter), ...cursor, limit: PAGE };
    return answerOf(queries.GET('/payments', { params: { query }, signal })) as Promise<Page>;
  });

/** All payments of the list as CSV (RFC 4180), with amounts in major units. */
export async function paymentsAsCsv(filter: PaymentFilter): Promise<Blob> {
  const query = { ...listed<Query>(filter), units: 'major' } as const;
  const init = { params: { query }, headers: { accept: 'text/csv' }, parseAs: 'blob' } as const;
  return (await answerOf(queries.GET('/payments', init))) as Blob;
}

/** The name of a payment, and its invoice unless it is one across invoices. */
export type PaymentName = { paymentId: string; invoiceId?: string | undefined };

export const paymentRead = ({ invoiceId, paymentId }: PaymentName) =>
  queryOptions({
    queryKey: ['ledger', 'payment', invoiceId, paymentId],
    queryFn: ({ signal }): Promise<PaymentAnswer> =>
      invoiceId === undefined
        ? answerOf(queries.GET('/payments/{paymentId}', { params: { path: { paymentId } }, signal }))
        : answerOf(
            queries.GET('/invoices/{invoiceId}/payments/{paymentId}', {
              params: { path: { invoiceId, paymentId } },
              signal,
            }),
          ),
  });
