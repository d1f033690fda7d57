// The books against an independent model: random months are sent to a ledger of their own, and every report is compared with the
// accountant's movements, now, and as of random pairs of the two clocks. BOOKS_SEEDS and BOOKS_COMMANDS ask for more months, and
// longer ones (`npm run test:books`); BOOKS_SEED repeats one.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { get } from '../../testing/http/client.ts';
import { type Services, startServices } from '../../testing/processes/services.ts';
import { seeded } from '../../testing/random.ts';
import { type Account, Accountant, type Movement } from './accountant.ts';
import { dayOf, days, type Month, month } from './month.ts';

const { BOOKS_SEED, BOOKS_SEEDS = '3', BOOKS_COMMANDS = '60' } = process.env;
const seeds = BOOKS_SEED ? [Number(BOOKS_SEED)] : Array.from({ length: Number(BOOKS_SEEDS) }, (_, place) => place + 1);
const commands = Number(BOOKS_COMMANDS);
/** A day after all others. */
const ever = dayOf(days + 200);

let services: Services;
const accountant = new Accountant();
beforeAll(async () => {
  services = await startServices();
});
afterAll(() => services?.[Symbol.asyncDispose]());

type Sum = number | string;
type Balance = Record<'due' | 'credit', Sum> & { currency: string };
type Answers = {
  balance: { balances: Balance[] };
  statement: { statements: { currency: string; closing: Sum }[] };
  aging: {
    aging: (Record<'current' | 'days1To30' | 'days31To60' | 'days61To90' | 'over90' | 'total', Sum> & {
      currency: string;
    })[];
  };
  trial: { currencies: { currency: string; accounts: { account: string; balance: Sum }[]; difference: Sum }[] };
  cash: { currencies: { currency: string; periods: { from: string; received: Sum; returned: Sum }[] }[] };
  invoice: { amountDue: number };
  list: { invoices: { invoiceId: string; amountDue: number }[]; next?: string };
  summary: { count: number; currencies: { currency: string; due: Sum }[] };
  explanation: { currencies?: unknown; events: { currency: string; amount: Sum }[]; next?: string };
};

describe.each(seeds)('the month of seed %i', (seed) => {
  const random = seeded(seed);
  const lines: string[] = [];
  let sent: Month;
  beforeAll(async () => {
    sent = await month(services.commandUrl, accountant, random, commands, (line) => lines.push(line));
  });

  /** The answer, once the view has all of the month; undefined if nothing had been recorded by then. */
  async function ask<Name extends keyof Answers>(_: Name, path: string): Promise<Answers[Name] | undefined> {
    const { status, body, text } = await get<Answers[Name]>(services.queryUrl + path, {
      'ledger-position': `${sent.position}`,
    });
    if (status === 404) return undefined;
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    return body;
  }
  /** Fails with the commands of the month, so that the difference can be looked into. */
  const agree = (what: string, ledger: unknown, model: unknown) => {
    if (JSON.stringify(ledger) === JSON.stringify(model)) return;
    throw new Error(
      `${what}: the ledger says ${JSON.stringify(ledger)}, the accountant ${JSON.stringify(model)}\n${lines.join('\n')}`,
    );
  };
  const numbers = (of: Record<string, Sum | undefined>) =>
    Object.fromEntries(Object.entries(of).map(([name, sum = 0]) => [name, Number(sum)]));

  /** By the two clocks: what was entered by then, and effective by then. */
  type Clocks = { entered: number; on: string; query: string };
  const now: Clocks = { entered: Number.POSITIVE_INFINITY, on: ever, query: '' };
  const known =
    ({ entered, on }: Clocks) =>
    (move: Movement) =>
      move.entered <= entered && move.on <= on;
  function someClocks(): Clocks {
    const entered = accountant.entered - Math.floor(random() * commands * 0.8);
    const on = dayOf(Math.floor(random() * days));
    const at = sent.answeredAt[entered];
    const [byDay, byTime] = [`effectiveOn=${on}`, `at=${at?.toISOString()}`];
    const choice = at === undefined ? 0 : Math.floor(random() * 3);
    if (choice === 0) return { ...now, on, query: byDay };
    if (choice === 1) return { ...now, entered, query: byTime };
    return { entered, on, query: `${byDay}&${byTime}` };
  }
  const clocks = () => [{ ...now, query: `effectiveOn=${ever}` }, ...Array.from({ length: 12 }, someClocks)];
  const sumOf = (account: Account, customer: string, currency: string, at: Clocks) =>
    accountant.sum(
      (move) => move.account === account && move.customer === customer && move.currency === currency && known(at)(move),
    );
  const currenciesOf = (customer: string, at: Clocks) =>
    [
      ...new Set(
        accountant.movements
          .filter((move) => move.customer === customer && known(at)(move))
          .map(({ currency }) => currency),
      ),
    ].toSorted();

  it('has the balance and the credit of each customer, by each clock', async () => {
    for (const customer of sent.customers) {
      for (const at of clocks()) {
        const answer = await ask('balance', `/customers/${customer}/balance?${at.query}`);
        const told = (answer?.balances ?? []).map(({ currency, due, credit }) => ({
          currency,
          due: Number(due),
          credit: Number(credit),
        }));
        const own = currenciesOf(customer, at).map((currency) => ({
          currency,
          due: sumOf('receivables', customer, currency, at),
          credit: -sumOf('customer-credit', customer, currency, at) || 0,
        }));
        const moved = (of: Record<'due' | 'credit', number>) => of.due !== 0 || of.credit !== 0;
        agree(`balance of ${customer} ${at.query}`, told.filter(moved), own.filter(moved));
      }
    }
  });

  it('has the closing balance of each statement, and the amounts due by age', async () => {
    for (const customer of sent.customers) {
      for (const at of clocks().filter(({ query }) => !query.includes('at='))) {
        const closings = await ask('statement', `/customers/${customer}/statement?from=${dayOf(0)}&until=${at.on}`);
        for (const { currency, closing } of closings?.statements ?? []) {
          const own = sumOf('receivables', customer, currency, at) + sumOf('customer-credit', customer, currency, at);
          agree(`statement of ${customer} in ${currency} until ${at.on}`, Number(closing), own);
        }
        const aging = await ask('aging', `/customers/${customer}/aging?on=${at.on}`);
        for (const { currency, current, days1To30, days31To60, days61To90, over90, total } of aging?.aging ?? []) {
          const own = { current: 0, days1To30: 0, days31To60: 0, days61To90: 0, over90: 0, total: 0 };
          for (const { id, dueOn } of [...accountant.invoices.values()].filter(
            (invoice) => invoice.customer === customer && invoice.currency === currency,
          )) {
            const due = accountant.sum(
              (move) => move.account === 'receivables' && move.invoice === id && known(at)(move),
            );
            const late = (Date.parse(at.on) - Date.parse(dueOn)) / 86_400_000;
            const column =
              late <= 0
                ? 'current'
                : late <= 30
                  ? 'days1To30'
                  : late <= 60
                    ? 'days31To60'
                    : late <= 90
                      ? 'days61To90'
                      : 'over90';
            own[column] += due;
            own.total += due;
          }
          agree(
            `aging of ${customer} in ${currency} on ${at.on}`,
            numbers({ current, days1To30, days31To60, days61To90, over90, total }),
            own,
          );
        }
      }
    }
  });

  it('has the amount due of each invoice, now and by each clock, and their sums', async () => {
    for (const customer of sent.customers) {
      const list = await ask('list', `/invoices?customer=${customer}&limit=200`);
      const own = [...accountant.invoices.values()].filter((invoice) => invoice.customer === customer);
      const due = ({ id }: { id: string }, at: Clocks) =>
        accountant.sum((move) => move.account === 'receivables' && move.invoice === id && known(at)(move));
      const byId = <T extends [string, number]>(pairs: T[]) =>
        pairs.toSorted(([one], [other]) => (one < other ? -1 : 1));
      agree(
        `invoices of ${customer}`,
        byId((list?.invoices ?? []).map(({ invoiceId, amountDue }) => [invoiceId, amountDue])),
        byId(own.map((invoice) => [invoice.id, due(invoice, now)])),
      );
      const summary = await ask('summary', `/invoices/summary?customer=${customer}`);
      for (const { currency, due } of summary?.currencies ?? []) {
        agree(`summary of ${customer} in ${currency}`, Number(due), sumOf('receivables', customer, currency, now));
      }
      for (const invoice of own.slice(0, 6)) {
        for (const at of clocks().slice(1, 5)) {
          const answer = await ask('invoice', `/invoices/${invoice.id}?${at.query}`);
          if (answer !== undefined) agree(`invoice ${invoice.id} ${at.query}`, answer.amountDue, due(invoice, at));
        }
      }
      for (const of of ['due', 'credit'] as const) {
        const sums = new Map<string, number>();
        let cursor = '';
        do {
          const page = await ask('explanation', `/customers/${customer}/balance/explain?of=${of}&limit=200${cursor}`);
          for (const { currency, amount } of page?.events ?? [])
            sums.set(currency, (sums.get(currency) ?? 0) + Number(amount));
          cursor = page?.next ? `&cursor=${page.next}` : '';
        } while (cursor !== '');
        for (const [currency, sum] of sums) {
          const own =
            of === 'due'
              ? sumOf('receivables', customer, currency, now)
              : -sumOf('customer-credit', customer, currency, now);
          agree(`what explains ${of} of ${customer} in ${currency}`, sum, own || 0);
        }
      }
    }
  });

  it('has each account of the trial balance by each clock, and the cash of each day', async () => {
    for (const at of clocks()) {
      const trial = await ask('trial', `/trial-balance?${at.query}`);
      for (const { currency, accounts, difference } of trial?.currencies ?? []) {
        const balance = (...names: string[]) =>
          accounts
            .filter(({ account }) => names.includes(account))
            .reduce((sum, { balance }) => sum + Number(balance), 0);
        const own = (account: Account) =>
          accountant.sum((move) => move.account === account && move.currency === currency && known(at)(move));
        agree(
          `trial balance in ${currency} ${at.query}`,
          {
            ...{ receivables: balance('receivables'), cash: balance('cash'), credit: balance('customer-credit') },
            ...{
              'bad-debt': balance('bad-debt'),
              sales: balance('revenue', 'tax', 'rounding'),
              'in-transit': balance('in-transit'),
            },
            difference: Number(difference),
          },
          {
            ...{ receivables: own('receivables'), cash: own('cash'), credit: own('customer-credit') },
            ...{ 'bad-debt': own('bad-debt'), sales: own('sales'), 'in-transit': 0, difference: 0 },
          },
        );
      }
    }
    const cash = await ask('cash', `/cash-received?from=${dayOf(0)}&until=${dayOf(days)}&by=day`);
    for (const { currency, periods } of cash?.currencies ?? []) {
      for (const { from, received, returned } of periods) {
        const ofDay = (move: Movement) => move.account === 'cash' && move.currency === currency && move.on === from;
        agree(
          `cash in ${currency} on ${from}`,
          { received: Number(received), returned: Number(returned) },
          {
            received: accountant.sum((move) => ofDay(move) && move.amount > 0),
            returned: -accountant.sum((move) => ofDay(move) && move.amount < 0) || 0,
          },
        );
      }
    }
  });

  it('had most of its commands accepted', () => {
    const accepted = lines.filter((line) => line.includes(' 201 POST '));
    expect(accepted.length).toBeGreaterThan(lines.length / 2);
  });
});
