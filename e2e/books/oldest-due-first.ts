// What money and credit that name no invoice pay: the oldest due date first.

import type { Books, Owner } from './books.ts';
import { type Invoice, openDispute } from './invoice.ts';

export type Allocation = { invoice: string; amount: number };

/** The customer's invoices with an amount due; of equal due dates, the invoices in the order of their ids. */
const oldestDueFirst = (books: Books, { customer, currency }: Owner): Invoice[] =>
  books
    .invoicesOf(customer)
    .filter((invoice) => invoice.currency === currency && invoice.due > 0)
    .toSorted((one, other) => (`${one.dueOn} ${one.id}` < `${other.dueOn} ${other.id}` ? -1 : 1));

function spread(amount: number, invoices: readonly Invoice[], most: (invoice: Invoice) => number): Allocation[] {
  let left = amount;
  return invoices.flatMap((invoice) => {
    const share = Math.max(0, Math.min(left, most(invoice)));
    left -= share;
    return share > 0 ? [{ invoice: invoice.id, amount: share }] : [];
  });
}

/** A payment without allocations fills first what the customer owes of credit, then it pays what is due, also if it is disputed. */
export function paidWithoutAllocations(books: Books, payment: Owner & { amount: number }): Allocation[] {
  const owed = Math.max(0, -books.credit(payment));
  return spread(payment.amount - owed, oldestDueFirst(books, payment), ({ due }) => due);
}

/** What automatic credit pays now: the customer's invoices, without disputed amounts. */
export function paidAutomatically(books: Books, customer: string): (Allocation & Owner)[] {
  if (!books.automatic.has(customer)) return [];
  const currencies = new Set(books.invoicesOf(customer).map(({ currency }) => currency));
  return [...currencies].flatMap((currency) => {
    const owner = { customer, currency };
    const undisputed = (invoice: Invoice) => invoice.due - (openDispute(invoice)?.amount ?? 0);
    return spread(books.credit(owner), oldestDueFirst(books, owner), undisputed).map((paid) => ({ ...paid, ...owner }));
  });
}
