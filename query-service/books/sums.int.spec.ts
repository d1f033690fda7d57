// Sums on both sides of the largest integer that every JSON reader holds exactly (2^53 − 1), and beyond what a bigint holds (2^63 − 1).

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../platform/http/service.ts';
import { balancesView } from '../../projection-service/balances/store.ts';
import { booksView } from '../../projection-service/books/store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { aLog, bringUpToDate, connectBalances, connectBooks } from '../testing/ledger.ts';
import { aQueryService } from '../testing/service.ts';

const largest = Number.MAX_SAFE_INTEGER;
const beyondBigint = 1_025;

/** What each currency is registered for, in order, and what it comes to. */
const currencies = {
  CLP: { amounts: [largest - 1, 1], sum: largest },
  EUR: { amounts: [100], sum: 100 },
  KRW: { amounts: [largest, 2], sum: '9007199254740993' },
  VND: { amounts: Array(beyondBigint).fill(largest), sum: '9232379236109515775' },
} as const;
type Currency = keyof typeof currencies;
const codes = Object.keys(currencies) as Currency[];

let database: TestDatabase;
let service: Service;

beforeAll(async () => {
  database = await createTestDatabase();
  const log = aLog();
  for (const currency of codes) {
    for (const payable of currencies[currency].amounts) {
      const invoiceId = log.register({ payable, currency, issuedOn: '2026-11-01', dueOn: '2026-11-20' });
      log.pay(invoiceId, payable, '2026-11-30');
      log.register({
        payable,
        currency,
        issuedOn: '2026-11-01',
        dueOn: '2026-11-20',
        customer: { id: 'late', name: 'Late' },
      });
    }
  }
  const [balances, books] = [connectBalances(database.url), connectBooks(database.url)];
  for (const view of [balancesView(balances), booksView(books)]) {
    await view.prepare();
    await bringUpToDate(view, log);
  }
  await Promise.all([balances.destroy(), books.destroy()]);
  service = await aQueryService({ postgres: database.url, now: () => new Date('2027-01-01T00:00:00Z') });
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

/** An answer, whose numbers are all exact. */
async function get(url: string) {
  const { statusCode, body } = await service.inject(url);
  const answer = JSON.parse(body);
  expect([url, statusCode, JSON.stringify(answer)]).toEqual([url, 200, body]);
  return answer;
}

type InCurrency = { currency: Currency };

/** What is expected of every currency. */
const ofAll = (expected: (of: (typeof currencies)[Currency]) => object) =>
  codes.map((currency) => ({ currency, ...expected(currencies[currency]) }));

const minus = (sum: number | string) => (typeof sum === 'number' ? -sum : `-${sum}`);

/** Twice a sum: of what was paid and of what is due. */
const twice = (sum: number | string) => {
  const exact = 2n * BigInt(sum);
  return exact > BigInt(largest) ? exact.toString() : Number(exact);
};

describe('a sum beyond 2^53 − 1', () => {
  it.each(['', '?effectiveOn=2026-12-31'])(
    "is exact in a customer's balance%s, beside those of other currencies",
    async (query) => {
      expect((await get(`/customers/acme/balance${query}`)).balances).toMatchObject(
        ofAll(({ sum }) => ({ invoiced: sum, paid: sum, due: 0 })),
      );
      expect((await get(`/customers/late/balance${query}`)).balances).toMatchObject(
        ofAll(({ sum, amounts }) => ({ invoiced: sum, paid: 0, due: sum, openInvoices: amounts.length })),
      );
    },
  );

  it('is exact in the list of customers', async () => {
    const { customers } = await get('/customers');
    expect(customers.map(({ balances }: { balances: object }) => balances)).toMatchObject([
      ofAll(({ sum }) => ({ paid: sum, due: 0 })),
      ofAll(({ sum }) => ({ paid: 0, due: sum })),
    ]);
  });

  it('is exact in the summary of a list', async () => {
    expect((await get('/invoices/summary')).currencies).toMatchObject(
      ofAll(({ sum, amounts }) => ({ count: 2 * amounts.length, payable: twice(sum), paid: sum, due: sum })),
    );
  });

  it.each(['', '?effectiveOn=2026-12-31'])('is exact in the balances of all customers%s', async (query) => {
    expect((await get(`/balances${query}`)).balances).toMatchObject(
      ofAll(({ sum }) => ({ invoiced: twice(sum), paid: sum, due: sum, credit: 0 })),
    );
  });

  it('is exact in the trial balance, and so is their difference', async () => {
    for (const query of ['', '?at=2026-12-31T00:00:00Z']) {
      const found = (await get(`/trial-balance${query}`)).currencies;
      expect(found).toMatchObject(ofAll(() => ({ difference: 0 })));
      for (const { currency, accounts } of found as (InCurrency & { accounts: object[] })[]) {
        const { sum } = currencies[currency];
        expect(accounts).toContainEqual({ account: 'cash', debit: sum, credit: 0, balance: sum });
        expect(accounts).toContainEqual({ account: 'receivables', debit: twice(sum), credit: sum, balance: sum });
        expect(accounts).toContainEqual({
          account: 'revenue',
          debit: 0,
          credit: twice(sum),
          balance: minus(twice(sum)),
        });
      }
    }
  });

  it('is exact in the cash received, in each period and in all', async () => {
    const { currencies: found } = await get('/cash-received?from=2026-10-01&until=2026-11-30');
    expect(found).toMatchObject(
      ofAll(({ sum }) => ({
        received: sum,
        net: sum,
        periods: [
          { received: 0, net: 0 },
          { received: sum, returned: 0, net: sum },
        ],
      })),
    );
  });

  it.each(['/aging', '/customers/late/aging'])('is exact in %s', async (path) => {
    expect((await get(`${path}?on=2026-11-21`)).aging).toMatchObject(
      ofAll(({ sum }) => ({ current: 0, days1To30: path === '/aging' ? twice(sum) : sum })),
    );
  });

  it('is exact in a statement, in each running balance', async () => {
    const { statements } = await get('/customers/late/statement?from=2026-11-01&until=2026-11-30');
    expect(statements).toMatchObject(ofAll(({ sum }) => ({ opening: 0, closing: sum })));
    for (const { currency, lines } of statements as (InCurrency & {
      lines: { amount: number; balance: unknown }[];
    })[]) {
      let balance = 0n;
      for (const line of lines) {
        balance += BigInt(line.amount);
        expect(line.balance).toBe(balance > BigInt(largest) ? String(balance) : Number(balance));
      }
      expect([currency, lines.length]).toEqual([currency, currencies[currency].amounts.length]);
    }
    const after = await get('/customers/late/statement?from=2026-12-01&until=2026-12-31');
    expect(after.statements).toMatchObject(ofAll(({ sum }) => ({ opening: sum, lines: [], closing: sum })));
  });

  it('is exact in the explanation of a balance', async () => {
    const { balances } = await get('/customers/late/balance/explain?limit=1');
    expect(balances).toMatchObject(ofAll(({ sum, amounts }) => ({ balance: sum, events: amounts.length })));
  });
});
