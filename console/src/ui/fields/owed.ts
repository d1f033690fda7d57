import { queryOptions } from '@tanstack/react-query';
import type { Currency } from '../../../../events/money/currency.ts';
import type { Sum } from '../../../../events/money/sum.ts';
import { type Answer, answerOf, queries } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import type { Query } from '../../invoices/filter.ts';

/** What a customer owes in a currency. */
export type Owed = { currency: Currency; due: Sum };

/**
 * The currencies in which a customer is billed or has credit, with the amount due. Those in which something is due come first, and of them the one whose invoice
 * has the oldest due date.
 */
export const owedRead = (customer: string) =>
  queryOptions({
    queryKey: ['customer', customer, 'owed'],
    queryFn: async ({ signal }): Promise<Owed[]> => {
      const params = { path: { customerId: customer } };
      const { balances } = await answerOf(queries.GET('/customers/{customerId}/balance', { params, signal })).catch(
        noInvoices,
      );
      const isOwed = ({ due }: Owed) => Number(due) > 0;
      const oldest = balances.filter(isOwed).length > 1 ? await oldestDue(customer, signal) : undefined;
      const rank = (owed: Owed) => (owed.currency === oldest ? 0 : isOwed(owed) ? 1 : 2);
      return balances.map(({ currency, due }) => ({ currency, due })).toSorted((a, b) => rank(a) - rank(b));
    },
  });

/** The currency of the open invoice with the oldest due date. */
async function oldestDue(customer: string, signal: AbortSignal): Promise<Currency | undefined> {
  const first = async (state: 'open' | 'partially-paid') => {
    const query: Query = { customer: [customer], state: [state], sort: 'dueOn', limit: 1 };
    return ((await answerOf(queries.GET('/invoices', { params: { query }, signal }))) as Answer<'/invoices'>).invoices;
  };
  const found = (await Promise.all([first('open'), first('partially-paid')])).flat();
  const dueOn = ({ dueOn = '9999-12-31' }: (typeof found)[number]) => dueOn;
  return found.toSorted((a, b) => (dueOn(a) < dueOn(b) ? -1 : 1))[0]?.currency;
}

function noInvoices(error: unknown): { balances: Owed[] } {
  if (error instanceof Problem && error.rule === 'customer-not-found') return { balances: [] };
  throw error;
}
