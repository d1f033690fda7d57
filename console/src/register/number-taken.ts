import { queryOptions } from '@tanstack/react-query';
import { cache } from '../api/cache.ts';
import { type Answer, answerOf, queries } from '../api/client.ts';
import { isTransient, Problem } from '../api/problem.ts';

/** The invoice that has a number. */
export type Holder = Pick<Answer<'/invoices'>['invoices'][number], 'invoiceId' | 'customer'>;

/** Numbers are compared as the ledger keeps them. */
const kept = (number: string): string => number.trim().normalize('NFC');

/** The invoice that has this number; null if there is none. In the order by number, it comes before all others that begin so. */
export const numberRead = (number: string) =>
  queryOptions({
    queryKey: ['ledger', 'number', kept(number)],
    queryFn: async ({ signal }): Promise<Holder | null> => {
      const query = { number: kept(number), sort: 'number', limit: 1 } as const;
      const page = (await answerOf(queries.GET('/invoices', { params: { query }, signal }))) as Answer<'/invoices'>;
      return page.invoices.find((invoice) => invoice.number === kept(number)) ?? null;
    },
  });

/** The same, once. Undefined if it is not known: then the command service tells whether the number is taken. */
export async function holderOf(number: string): Promise<Holder | null | undefined> {
  try {
    return await cache.fetchQuery(numberRead(number));
  } catch (error) {
    if (isTransient(error) || error instanceof Problem) return undefined;
    throw error;
  }
}

/** The number that another invoice has, if a service refused the command because of it. */
export function refusedForNumber(error: unknown): { number: string; invoiceId: string } | undefined {
  if (!(error instanceof Problem) || error.rule !== 'number-taken') return undefined;
  const { number, invoiceId } = error.document;
  return typeof number === 'string' && typeof invoiceId === 'string' ? { number, invoiceId } : undefined;
}

/** The id of the invoice that has this number, if a service refused the command because of it. */
export function holderInRefusal(error: unknown, number: string): string | undefined {
  const refused = refusedForNumber(error);
  return refused?.number === kept(number) ? refused.invoiceId : undefined;
}
