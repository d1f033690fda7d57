// Which invoices the list shows, and in which order: all of it in the address, so that it can be shared.
import type { paths } from '../api/query.d.ts';

type Query = NonNullable<paths['/invoices']['get']['parameters']['query']>;

export type Filter = Omit<Query, 'limit' | 'cursor' | 'sort' | 'order'>;
export type Order = Pick<Query, 'sort' | 'order'>;
export type Sort = NonNullable<Query['sort']>;

const texts = [
  'search',
  'state',
  'currency',
  'customer',
  'dueFrom',
  'dueUntil',
  'issuedFrom',
  'issuedUntil',
] as const satisfies (keyof Filter)[];
const amounts = ['amountFrom', 'amountUntil'] as const satisfies (keyof Filter)[];

/** What an address asks for. What it says that no filter is, is left out. */
export function filterOf(params: URLSearchParams): Filter {
  const given = (name: string) => params.get(name) || undefined;
  const found: Record<string, unknown> = {};
  for (const name of texts) found[name] = given(name);
  for (const name of amounts) found[name] = given(name) === undefined ? undefined : Number(given(name));
  found.overdue = params.get('overdue') === 'true' || undefined;
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Filter;
}

/** The order that an address asks for; the newest first where it names none. */
export function orderOf(params: URLSearchParams): Order {
  const sort = params.get('sort') as Sort | null;
  if (sort === null) return {};
  return { sort, order: params.get('order') === 'desc' ? 'desc' : 'asc' };
}

/** The same address with other values; those that are empty go. */
export function withValues(
  params: URLSearchParams,
  values: Readonly<Record<string, string | undefined>>,
): URLSearchParams {
  const changed = new URLSearchParams(params);
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === '') changed.delete(name);
    else changed.set(name, value);
  }
  return changed;
}

/** The order after a press on a column's head: upwards, downwards, the newest first again. */
export function nextOrder(now: Order, sort: Sort): Order {
  if (now.sort !== sort) return { sort, order: 'asc' };
  return now.order === 'asc' ? { sort, order: 'desc' } : {};
}
