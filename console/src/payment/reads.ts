import { queryOptions } from '@tanstack/react-query';
import { oldestDueFirst } from '../../../events/receivables.ts';
import { type Answer, answerOf, queries } from '../api/client.ts';
import type { Query } from '../invoices/filter.ts';

export type OpenInvoice = Answer<'/invoices'>['invoices'][number];

/** How many invoices the dialog shows at most. */
const MAX_INVOICES = 200;

/** A customer's invoices with an amount due in a currency, the oldest due date first. */
export const openInvoicesRead = (customer: string, currency: string) =>
  queryOptions({
    queryKey: ['customer', customer, 'open', currency],
    queryFn: async ({ signal }): Promise<{ invoices: OpenInvoice[]; isComplete: boolean }> => {
      const chosen: Query = { customer: [customer], currency: [currency], state: ['open', 'partially-paid'] };
      const query: Query = { ...chosen, sort: 'dueOn', limit: MAX_INVOICES };
      const page = (await answerOf(queries.GET('/invoices', { params: { query }, signal }))) as Answer<'/invoices'>;
      return {
        // the order in which the command service allocates
        invoices: oldestDueFirst(page.invoices.filter(isDue), currency),
        isComplete: page.next === undefined,
      };
    },
  });

const isDue = ({ amountDue }: OpenInvoice): boolean => amountDue > 0;
