// What the query service says, in the words in which the bookkeeper is asked, so that the two can be compared line by line.

import { get } from '../http/client.ts';
import type { Bookkeeper } from './bookkeeper.ts';

type Money = { currency: string };
type InvoiceRow = Money & {
  invoiceId: string;
  number?: string;
  amountDue: number;
  state: string;
  disputed?: number;
  customer: { id: string };
};
type CustomerRow = { customer: { id: string }; balances: (Money & { due: number; credit?: number })[] };
type Account = { account: string; balance: number };

/** All balances, a line each, without those of 0 except of invoices. */
export async function balancesByQueries(queryUrl: string): Promise<string[]> {
  const invoices = await allOf<InvoiceRow>(queryUrl, 'invoices');
  const customers = await allOf<CustomerRow>(queryUrl, 'customers');
  const { body: trial } = await get<{ currencies: (Money & { accounts: Account[] })[] }>(`${queryUrl}/trial-balance`);
  const { body: books } = await get<{ closedThrough: string | null }>(`${queryUrl}/books/closing`);
  return [
    ...invoices.map((row) => invoiceLine(row.invoiceId, row.customer.id, row.currency, row.amountDue, row.state)),
    ...invoices.flatMap(({ invoiceId, disputed = 0 }) => (disputed > 0 ? [`${invoiceId} disputes ${disputed}`] : [])),
    ...invoices.flatMap(({ invoiceId, number }) => (number === undefined ? [] : [`${invoiceId} is ${number}`])),
    ...customers.flatMap(({ customer: { id }, balances }) =>
      balances.flatMap(({ currency, due, credit = 0 }) => [
        ...(due === 0 ? [] : [`${id} owes ${currency} ${due}`]),
        ...(credit === 0 ? [] : [`${id} has credit ${currency} ${credit}`]),
      ]),
    ),
    ...trial.currencies.flatMap(({ currency, accounts }) =>
      accounts.flatMap(({ account, balance }) => (balance === 0 ? [] : [`${currency} ${account} ${balance}`])),
    ),
    `closed through ${books.closedThrough ?? 'no day'}`,
  ].toSorted();
}

/** The same as the bookkeeper has it. */
export function balancesOf({ invoices, credit, accounts, closedThrough }: Bookkeeper): string[] {
  const owed = new Map<string, number>();
  for (const { customer, currency, due } of invoices.values()) {
    const key = `${customer} owes ${currency}`;
    owed.set(key, (owed.get(key) ?? 0) + due);
  }
  return [
    ...[...invoices].map(([id, { customer, currency, due, state }]) => invoiceLine(id, customer, currency, due, state)),
    ...[...invoices].flatMap(([id, { disputed }]) => (disputed > 0 ? [`${id} disputes ${disputed}`] : [])),
    ...[...invoices].flatMap(([id, { number }]) => (number === undefined ? [] : [`${id} is ${number}`])),
    ...[...owed].flatMap(([key, due]) => (due === 0 ? [] : [`${key} ${due}`])),
    ...[...credit].flatMap(([key, amount]) => {
      const [customer, currency] = key.split(' ');
      return amount === 0 ? [] : [`${customer} has credit ${currency} ${amount}`];
    }),
    ...accounts.all(),
    `closed through ${closedThrough ?? 'no day'}`,
  ].toSorted();
}

const invoiceLine = (id: string, customer: string, currency: string, due: number, state: string): string =>
  `${id} of ${customer}: ${state}, ${currency} ${due} due`;

/** All pages of a list. */
async function allOf<Row>(queryUrl: string, list: 'invoices' | 'customers'): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor = '';
  do {
    const url = `${queryUrl}/${list}?limit=100${cursor}`;
    const page: { next?: string } & { [name: string]: unknown } = (await get<{ next?: string }>(url)).body;
    rows.push(...(page[list] as Row[]));
    cursor = page.next === undefined ? '' : `&cursor=${encodeURIComponent(page.next)}`;
  } while (cursor !== '');
  return rows;
}
