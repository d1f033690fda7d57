// The reports of the whole ledger: trial balance, balances, aging, cash received.

import { type Account, isKnown, type Movement, sum } from '../books.ts';
import { plusDays } from '../calendar.ts';
import { days } from '../draw.ts';
import { balances } from '../standing.ts';
import { type Asked, ask, byCurrency, clocks, type Inspection, moved, now, type Sum } from './ask.ts';
import { compareAging } from './customers.ts';

export async function compareLedger(inspection: Inspection): Promise<void> {
  const { agree, accountant } = inspection;
  const all = [...accountant.books.ofCustomer.keys()];
  for (const at of clocks(inspection, 8)) {
    await compareTrialBalance(inspection, at);
    const path = `/balances?${at.query}`;
    const told = await ask<{ balances: object[] }>(inspection, path);
    const names = ['invoiced', 'paid', 'credited', 'writtenOff', 'voided', 'refunded', 'due', 'credit'];
    const own = Object.entries(balances(accountant.books, all, at)).map(([currency, { openInvoices: _, ...of }]) => [
      currency,
      of,
    ]);
    agree(path, moved(byCurrency(told?.balances, names)), moved(Object.fromEntries(own)));
    if (at.on !== now.on) await compareAging(inspection, at);
  }
  await compareCash(inspection, 'day');
  await compareCash(inspection, 'month');
}

type Trial = {
  currencies: {
    currency: string;
    accounts: { account: Account | 'in-transit'; debit: Sum; credit: Sum; balance: Sum }[];
    difference: Sum;
  }[];
};

/** Accounts whose movements are the same in the ledger one by one, so that their debits and credits are, too. */
const booked: readonly string[] = ['receivables', 'cash', 'bad-debt', 'revenue', 'tax', 'prepayments', 'rounding'];

async function compareTrialBalance(inspection: Inspection, at: Asked): Promise<void> {
  const path = `/trial-balance?${at.query}`;
  const trial = await ask<Trial>(inspection, path);
  const told = (trial?.currencies ?? []).flatMap(({ currency, accounts, difference }) => [
    ...accounts.map(({ account, debit, credit, balance }) => {
      const sums = { debit: Number(debit), credit: Number(credit), balance: Number(balance) };
      return [`${currency} ${account}`, booked.includes(account) ? sums : { balance: sums.balance }] as const;
    }),
    [`${currency} difference`, { difference: Number(difference) }] as const,
  ]);
  const moves = inspection.accountant.books.movements.filter((move) => isKnown(move, at));
  const own = [...Map.groupBy(moves, ({ currency, account }) => `${currency} ${account}`)].map(([name, of]) => {
    const sums = { debit: sum(of, isDebit), credit: -sum(of, (move) => !isDebit(move)) || 0, balance: sum(of) };
    return [name, booked.includes(name.slice(4)) ? sums : { balance: sums.balance }] as const;
  });
  inspection.agree(path, moved(Object.fromEntries(told)), moved(Object.fromEntries(own)));
}

const isDebit = ({ amount }: Movement) => amount > 0;

type Cash = { currencies: { currency: string; received: Sum; returned: Sum; periods: Period[] }[] };
type Period = { from: string; until: string; received: Sum; returned: Sum; net: Sum };

async function compareCash(inspection: Inspection, by: 'day' | 'month'): Promise<void> {
  const { accountant, today, agree } = inspection;
  const from = plusDays(today, -days);
  const path = `/cash-received?from=${from}&until=${today}&by=${by}`;
  const cash = await ask<Cash>(inspection, path);
  const told = (cash?.currencies ?? []).flatMap(({ currency, received, returned, periods }) => [
    [`${currency} total`, { received: Number(received), returned: Number(returned) }] as const,
    ...periods.map(
      ({ from, until, received, returned }) =>
        [`${currency} ${from} ${until}`, { received: Number(received), returned: Number(returned) }] as const,
    ),
  ]);
  const moves = accountant.books.movements.filter(({ account, on }) => account === 'cash' && on >= from && on <= today);
  const sums = (of: readonly Movement[]) => ({
    received: sum(of, isDebit),
    returned: -sum(of, (move) => !isDebit(move)) || 0,
  });
  const period = (on: string): string => {
    if (by === 'day') return `${on} ${on}`;
    const [first, last] = [`${on.slice(0, 8)}01`, plusDays(`${plusDays(`${on.slice(0, 8)}01`, 31).slice(0, 8)}01`, -1)];
    return `${first < from ? from : first} ${last > today ? today : last}`;
  };
  const own = [
    ...[...Map.groupBy(moves, ({ currency }) => `${currency} total`)].map(([name, of]) => [name, sums(of)] as const),
    ...[...Map.groupBy(moves, ({ currency, on }) => `${currency} ${period(on)}`)].map(
      ([name, of]) => [name, sums(of)] as const,
    ),
  ];
  agree(path, moved(Object.fromEntries(told)), moved(Object.fromEntries(own)));
}
