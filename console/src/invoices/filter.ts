// The filter and the order of the list of invoices. Both are kept in the address, so that a link shows the same list.
import type { OneOfEach } from '../api/one-of-each.ts';
import type { paths } from '../api/query.d.ts';
import { flagNames } from '../format/names.ts';

/** The query of a list of invoices. */
export type Query = NonNullable<paths['/invoices']['get']['parameters']['query']>;

export type Filter = OneOfEach<Omit<Query, 'limit' | 'cursor' | 'sort' | 'order' | 'expand'>>;
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

/** The filter in an address. Other query parameters are ignored. */
export function filterOf(params: URLSearchParams): Filter {
  const param = (name: string) => params.get(name) || undefined;
  const found: Record<string, unknown> = {};
  for (const name of texts) found[name] = param(name);
  for (const name of amounts) found[name] = param(name) === undefined ? undefined : Number(param(name));
  for (const name of flagNames) found[name] = params.get(name) === 'true' || undefined;
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Filter;
}

/** The order in an address. Without one, the newest invoices come first. */
export function orderOf(params: URLSearchParams): Order {
  const sort = params.get('sort') as Sort | null;
  if (sort === null) return {};
  return { sort, order: params.get('order') === 'desc' ? 'desc' : 'asc' };
}

/** The order after a click on a column's header: first ascending, then descending, then the newest first again. */
export function nextOrder(now: Order, sort: Sort): Order {
  if (now.sort !== sort) return { sort, order: 'asc' };
  return now.order === 'asc' ? { sort, order: 'desc' } : {};
}
