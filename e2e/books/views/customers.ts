// A customer's balance, credit, explanations, statement and aging.

import { get } from '../../../testing/http/client.ts';
import { type Account, isKnown, type Movement, sum } from '../books.ts';
import { plusDays } from '../calendar.ts';
import { days } from '../draw.ts';
import type { Account as CreditAccount } from '../month.ts';
import { aging, agingColumns, balances } from '../standing.ts';
import { type Asked, ask, byCurrency, clocks, type Inspection, moved, now, type Sum, someClocks } from './ask.ts';

const parts = ['invoiced', 'paid', 'credited', 'writtenOff', 'voided', 'refunded', 'due', 'openInvoices'];

export async function compareCustomer(inspection: Inspection, customer: string): Promise<void> {
  await compareBalances(inspection, customer);
  await compareCredit(inspection, customer);
  for (const at of clocks(inspection, 3)) {
    await explain(inspection, customer, 'due', at);
    await explain(inspection, customer, 'credit', at);
  }
  for (let times = 0; times < 4; times++) await compareStatement(inspection, customer);
  for (const at of clocks(inspection, 5).filter(({ on }) => on !== now.on))
    await compareAging(inspection, at, customer);
}

type Balances = { customer: { id: string }; balances: object[] };

async function compareBalances(inspection: Inspection, customer: string): Promise<void> {
  const { agree, accountant } = inspection;
  const path = `/customers/${customer}/balance`;
  const current = await ask<Balances>(inspection, path);
  const list = `/customers?search=${customer}`;
  const listed = (await ask<{ customers: Balances[] }>(inspection, list))?.customers.find(
    (one) => one.customer.id === customer,
  );
  const own = balances(accountant.books, [customer], now);
  agree(path, moved(byCurrency(current?.balances, [...parts, 'credit'])), own);
  agree(list, moved(byCurrency(listed?.balances, [...parts, 'credit'])), own);
  for (const at of clocks(inspection, 8)) {
    const then = await ask<Balances>(inspection, `${path}?${at.query}`);
    const own = balances(accountant.books, [customer], at);
    agree(`${path}?${at.query}`, moved(byCurrency(then?.balances, [...parts, 'credit'])), own);
  }
}

async function compareCredit({ commandUrl, accountant, agree }: Inspection, customer: string): Promise<void> {
  const path = `/customers/${customer}/credit`;
  const { body } = await get<CreditAccount>(commandUrl + path);
  const { books } = accountant;
  const told = body.credit.filter(({ credit }) => credit !== 0).map(({ currency, credit }) => [currency, credit]);
  const currencies = new Set(books.movementsOf(customer).map(({ currency }) => currency));
  const own = [...currencies].flatMap((currency) => {
    const credit = books.credit({ customer, currency });
    return credit === 0 ? [] : [[currency, credit]];
  });
  agree(path, Object.fromEntries(told), Object.fromEntries(own));
  agree(`automatic in ${path}`, body.automatic, books.automatic.has(customer));
}

/** The sum of each day, since a movement of the accountant's may be several events of the ledger's. */
async function explain(inspection: Inspection, customer: string, of: 'due' | 'credit', at: Asked): Promise<void> {
  type Page = {
    balances: { currency: string; balance: Sum }[];
    events: { currency: string; effectiveOn: string; amount: Sum }[];
    next?: string;
  };
  const path = `/customers/${customer}/balance/explain?of=${of}&limit=50&${at.query}`;
  const told = new Map<string, number>();
  const add = (to: Map<string, number>, key: string, amount: number) => to.set(key, (to.get(key) ?? 0) + amount);
  let page: Page | undefined;
  do {
    page = await ask<Page>(inspection, page?.next === undefined ? path : `${path}&cursor=${page.next}`);
    for (const { currency, effectiveOn, amount } of page?.events ?? [])
      add(told, `${currency} ${effectiveOn}`, Number(amount));
  } while (page?.next !== undefined);
  const [account, sign] = of === 'due' ? (['receivables', 1] as const) : (['customer-credit', -1] as const);
  const moves = inspection.accountant.books
    .movementsOf(customer)
    .filter((move) => move.account === account && isKnown(move, at));
  const own = new Map<string, number>();
  for (const { currency, on, amount } of moves) add(own, `${currency} ${on}`, sign * amount);
  const shown = (sums: Map<string, number>) => Object.fromEntries([...sums].filter(([, sum]) => sum !== 0));
  inspection.agree(path, shown(told), shown(own));
  const toldBalances = (page?.balances ?? []).map(({ currency, balance }) => [currency, { balance: Number(balance) }]);
  const ownBalances = [...Map.groupBy(moves, ({ currency }) => currency)].map(([currency, of]) => [
    currency,
    { balance: sign * sum(of) },
  ]);
  inspection.agree(
    `balances of ${path}`,
    moved(Object.fromEntries(toldBalances)),
    moved(Object.fromEntries(ownBalances)),
  );
}

type Line = { effectiveOn: string; invoiceId?: string; amount: Sum; balance: Sum };
type Statement = { currency: string; opening: Sum; lines: Line[]; closing: Sum; disputed: Sum };

async function compareStatement(inspection: Inspection, customer: string): Promise<void> {
  const { accountant, dice, today, agree } = inspection;
  const from = plusDays(today, -dice.below(days));
  const until = plusDays(from, dice.below(days));
  const { entered, query } = someClocks(inspection);
  const at = { entered, on: until };
  const time = query.split('&').find((one) => one.startsWith('at=')) ?? '';
  const path = `/customers/${customer}/statement?from=${from}&until=${until}&${time}`;
  const answer = await ask<{ statements: Statement[] }>(inspection, path);
  const disputes = aging(accountant.books, [customer], at);
  const moves = accountant.books.movementsOf(customer).filter((move) => isCustomers(move) && isKnown(move, at));
  const own = [...Map.groupBy(moves, ({ currency }) => currency)].flatMap(([currency, of]) => {
    const lines = linesOf(of);
    const opening = lines.filter(({ on }) => on < from).reduce((sum, { amount }) => sum + amount, 0);
    let balance = opening;
    const shown = lines
      .filter(({ on }) => on >= from)
      .map(({ on, invoice, amount }) => {
        balance += amount;
        return { effectiveOn: on, ...(invoice !== undefined && { invoiceId: invoice }), amount, balance };
      });
    if (lines.length === 0) return [];
    return [[currency, { opening, lines: shown, closing: balance, disputed: disputes[currency]?.disputed ?? 0 }]];
  });
  const told = (answer?.statements ?? []).map(({ currency, opening, lines, closing, disputed }) => [
    currency,
    {
      ...{ opening: Number(opening), closing: Number(closing), disputed: Number(disputed) },
      lines: lines.map(({ effectiveOn, invoiceId, amount, balance }) => ({
        ...{ effectiveOn, amount: Number(amount), balance: Number(balance) },
        ...(invoiceId !== undefined && { invoiceId }),
      })),
    },
  ]);
  agree(path, Object.fromEntries(told), Object.fromEntries(own));
}

const customersAccounts: readonly Account[] = ['receivables', 'customer-credit'];
const isCustomers = ({ account }: Movement) => customersAccounts.includes(account);

/**
 * A line for each voucher that changes what the customer owes, less its credit, by day and in the order of their entry. It names the
 * invoice if it is about one.
 */
function linesOf(moves: readonly Movement[]) {
  const place = ({ on, voucher }: Movement) => `${on} ${`${voucher}`.padStart(12, '0')}`;
  const inOrder = moves.toSorted((one, other) => (place(one) < place(other) ? -1 : 1));
  return [...Map.groupBy(inOrder, ({ voucher }) => voucher).values()].flatMap((of) => {
    const [first] = of;
    const amount = sum(of);
    return first === undefined || amount === 0 ? [] : [{ on: first.on, invoice: first.subject, amount }];
  });
}

/** @param customer absent for all customers */
export async function compareAging(
  inspection: Inspection,
  { entered, on, query }: Asked,
  customer?: string,
): Promise<void> {
  const time = query.split('&').find((one) => one.startsWith('at=')) ?? '';
  const path = `${customer === undefined ? '' : `/customers/${customer}`}/aging?on=${on}&${time}`;
  const answer = await ask<{ aging: object[] }>(inspection, path);
  const { books } = inspection.accountant;
  const customers = customer === undefined ? [...books.ofCustomer.keys()] : [customer];
  const own = aging(books, customers, { entered, on });
  inspection.agree(path, moved(byCurrency(answer?.aging, agingColumns)), moved(own));
}
