// What the books say of an invoice, and of a customer, by the two clocks.

import { type Account, type Books, type Clocks, isKnown, type Movement, type Part, sum } from './books.ts';
import { daysBetween } from './calendar.ts';
import type { Invoice, State } from './invoice.ts';

export type Standing = Record<Exclude<Part, 'invoiced'>, number> & {
  state: State;
  amountDue: number;
  disputed?: number;
  disputedOn?: string;
};

const known = (movements: readonly Movement[], at: Clocks) => movements.filter((movement) => isKnown(movement, at));

/** @returns undefined if the invoice was not issued, or not registered, by then */
export function standing(books: Books, invoice: Invoice, at: Clocks): Standing | undefined {
  if (!isKnown({ entered: invoice.registered, on: invoice.issuedOn }, at)) return undefined;
  const moves = receivablesOf(books, invoice, at);
  const part = (name: Part, sign: number) => sign * sum(moves, (move) => move.part === name) || 0;
  const amountDue = sum(moves);
  const parts = {
    ...{ paid: part('paid', -1), credited: part('credited', -1), writtenOff: part('writtenOff', -1) },
    ...{ voided: part('voided', -1), refunded: part('refunded', 1) },
  };
  const payments = [
    ...Map.groupBy(
      moves.filter(({ payment }) => payment !== undefined),
      ({ payment }) => payment,
    ).values(),
  ];
  const isPaid = payments.some((of) => sum(of) < 0);
  const dispute = disputeThen(invoice, at);
  return {
    ...{ state: stateBy(invoice, at, amountDue, parts.writtenOff, isPaid), amountDue, ...parts },
    ...(dispute !== undefined && { disputed: dispute.amount, disputedOn: dispute.on }),
  };
}

function stateBy({ voided }: Invoice, at: Clocks, due: number, writtenOff: number, isPaid: boolean): State {
  if (voided !== undefined && isKnown(voided, at)) return 'void';
  if (due <= 0) return writtenOff > 0 ? 'written-off' : 'paid';
  return isPaid ? 'partially-paid' : 'open';
}

const receivablesOf = (books: Books, { customer, id }: Invoice, at: Clocks): Movement[] =>
  known(books.movementsOf(customer), at).filter(({ account, invoice }) => account === 'receivables' && invoice === id);

/** The dispute that was open then. */
function disputeThen({ disputes }: Invoice, at: Clocks): { amount: number; on: string } | undefined {
  const last = disputes.findLast((entry) => isKnown(entry, at));
  return last?.amount === undefined ? undefined : { amount: last.amount, on: last.on };
}

export type Balance = Record<Part, number> & { due: number; credit: number; openInvoices: number };

/** The balances by currency, without those that are 0 throughout. */
export function balances(books: Books, customers: readonly string[], at: Clocks): Record<string, Balance> {
  const moves = known(
    customers.flatMap((customer) => books.movementsOf(customer)),
    at,
  );
  const found = [...Map.groupBy(moves, ({ currency }) => currency)].map(([currency, of]) => {
    const receivables = of.filter(({ account }) => account === 'receivables');
    const part = (name: Part, sign: number) => sign * sum(receivables, (move) => move.part === name) || 0;
    const perInvoice = [...Map.groupBy(receivables, ({ invoice }) => invoice).values()];
    const balance: Balance = {
      ...{ invoiced: part('invoiced', 1), paid: part('paid', -1), credited: part('credited', -1) },
      ...{ writtenOff: part('writtenOff', -1), voided: part('voided', -1), refunded: part('refunded', 1) },
      due: sum(receivables),
      credit: -balanceOf(of, 'customer-credit') || 0,
      openInvoices: perInvoice.filter((moves) => sum(moves) > 0).length,
    };
    return [currency, balance] as const;
  });
  return Object.fromEntries(found.filter(([, balance]) => Object.values(balance).some((part) => part !== 0)));
}

export const balanceOf = (movements: readonly Movement[], account: Account): number =>
  sum(movements, (move) => move.account === account);

export const agingColumns = [
  ...(['current', 'days1To30', 'days31To60', 'days61To90', 'over90'] as const),
  ...(['disputed', 'total', 'creditOwed'] as const),
];
export type Aging = Record<(typeof agingColumns)[number], number>;

/** What is due on a day, by how many days it is overdue, for each currency. */
export function aging(books: Books, customers: readonly string[], at: Clocks): Record<string, Aging> {
  const found: Record<string, Aging> = {};
  for (const invoice of customers.flatMap((customer) => books.invoicesOf(customer))) {
    const moves = receivablesOf(books, invoice, at);
    if (moves.length === 0) continue;
    const due = sum(moves);
    const disputed = Math.max(0, Math.min(due, disputeThen(invoice, at)?.amount ?? 0));
    const columns = found[invoice.currency] ?? { ...nothing };
    found[invoice.currency] = columns;
    columns[columnOf(daysBetween(invoice.dueOn, at.on))] += due - disputed;
    columns.disputed += disputed;
    columns.total += due;
  }
  for (const customer of customers) {
    for (const [currency, moves] of Map.groupBy(known(books.movementsOf(customer), at), ({ currency }) => currency)) {
      const owed = Math.max(0, balanceOf(moves, 'customer-credit'));
      if (owed === 0) continue;
      found[currency] = found[currency] ?? { ...nothing };
      found[currency].creditOwed += owed;
    }
  }
  return found;
}

const nothing = Object.fromEntries(agingColumns.map((column) => [column, 0])) as Aging;

function columnOf(late: number) {
  if (late <= 0) return 'current';
  if (late <= 30) return 'days1To30';
  if (late <= 60) return 'days31To60';
  return late <= 90 ? 'days61To90' : 'over90';
}
