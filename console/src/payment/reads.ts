import { queryOptions } from '@tanstack/react-query';
import { oldestDueFirst } from '../../../events/receivables.ts';
import { type Answer, answerOf, queries } from '../api/client.ts';
import type { Query } from '../invoices/filter.ts';

export type OpenInvoice = Answer<'/invoices'>['invoices'][number];

/** How many open invoices, and how many partially paid ones, the dialog shows at most. */
const MAX_INVOICES = 200;

/** A customer's invoices with an amount due in a currency, the oldest due date first. */
export const openInvoicesRead = (customer: string, currency: string) =>
  queryOptions({
    queryKey: ['customer', customer, 'open', currency],
    queryFn: async ({ signal }): Promise<{ invoices: OpenInvoice[]; isComplete: boolean }> => {
      const inState = async (state: 'open' | 'partially-paid') => {
        const query: Query = {
          customer: [customer],
          currency: [currency],
          state: [state],
          sort: 'dueOn',
          limit: MAX_INVOICES,
        };
        return (await answerOf(queries.GET('/invoices', { params: { query }, signal }))) as Answer<'/invoices'>;
      };
      const pages = await Promise.all([inState('open'), inState('partially-paid')]);
      return {
        // the order in which the command service allocates
        invoices: oldestDueFirst(pages.flatMap(({ invoices }) => invoices).filter(isDue), currency),
        isComplete: pages.every(({ next }) => next === undefined),
      };
    },
  });

const isDue = ({ amountDue }: OpenInvoice): boolean => amountDue > 0;
