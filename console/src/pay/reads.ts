import { queryOptions } from '@tanstack/react-query';
import { type Answer, answerOf, queries } from '../api/client.ts';

export type Open = Answer<'/invoices'>['invoices'][number];

/** As many as a payment shows one by one. */
const MOST = 200;

/** What a customer has due in a currency, the oldest due date first. */
export const openRead = (customer: string, currency: string) =>
  queryOptions({
    queryKey: ['customer', customer, 'open', currency],
    queryFn: async ({ signal }): Promise<{ invoices: Open[]; isAll: boolean }> => {
      const of = async (state: 'open' | 'partially-paid') => {
        const query = { customer, currency, state, sort: 'dueOn', limit: MOST } as const;
        return (await answerOf(queries.GET('/invoices', { params: { query }, signal }))) as Answer<'/invoices'>;
      };
      const pages = await Promise.all([of('open'), of('partially-paid')]);
      return {
        invoices: oldestFirst(pages.flatMap(({ invoices }) => invoices)),
        isAll: pages.every(({ next }) => next === undefined),
      };
    },
  });

/** As the command-service takes them; what has no due date is due when issued. */
function oldestFirst(invoices: readonly Open[]): Open[] {
  const key = ({ dueOn, issuedOn, invoiceId }: Open) => `${dueOn ?? issuedOn} ${invoiceId}`;
  return invoices.filter(({ amountDue }) => amountDue > 0).toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
