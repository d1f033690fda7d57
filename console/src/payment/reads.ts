import { queryOptions } from '@tanstack/react-query';
import { type Answer, answerOf, queries } from '../api/client.ts';

export type OpenInvoice = Answer<'/invoices'>['invoices'][number];

/** How many open invoices, and how many partially paid ones, the dialog shows at most. */
const MAX_INVOICES = 200;

/** A customer's invoices with an amount due in a currency, the oldest due date first. */
export const openInvoicesRead = (customer: string, currency: string) =>
  queryOptions({
    queryKey: ['customer', customer, 'open', currency],
    queryFn: async ({ signal }): Promise<{ invoices: OpenInvoice[]; isComplete: boolean }> => {
      const inState = async (state: 'open' | 'partially-paid') => {
        const query = { customer, currency, state, sort: 'dueOn', limit: MAX_INVOICES } as const;
        return (await answerOf(queries.GET('/invoices', { params: { query }, signal }))) as Answer<'/invoices'>;
      };
      const pages = await Promise.all([inState('open'), inState('partially-paid')]);
      return {
        invoices: oldestFirst(pages.flatMap(({ invoices }) => invoices)),
        isComplete: pages.every(({ next }) => next === undefined),
      };
    },
  });

/** The order in which the command service allocates. An invoice without a due date is due when it is issued. */
function oldestFirst(invoices: readonly OpenInvoice[]): OpenInvoice[] {
  const key = ({ dueOn, issuedOn, invoiceId }: OpenInvoice) => `${dueOn ?? issuedOn} ${invoiceId}`;
  return invoices.filter(({ amountDue }) => amountDue > 0).toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
