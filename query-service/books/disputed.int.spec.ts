// Disputed amounts on the reports: 100.00 due since 2026-02-01 of one invoice, 50.00 due since 2026-03-01 of another, 10.00 in yen.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../platform/http/service.ts';
import { balancesView } from '../../projection-service/balances/store.ts';
import { booksView } from '../../projection-service/books/store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { aLog, bringUpToDate, connectBalances, connectBooks } from '../testing/ledger.ts';
import { aQueryService } from '../testing/service.ts';

let database: TestDatabase;
let service: Service;
let damaged: string;
beforeAll(async () => {
  database = await createTestDatabase();
  const [books, balances] = [connectBooks(database.url), connectBalances(database.url)];
  const views = [booksView(books), balancesView(balances)];
  for (const view of views) await view.prepare();
  const log = aLog();
  const customer = { id: 'acme', name: 'Acme' };
  damaged = log.register({ customer, number: 'D-1', issuedOn: '2026-01-01', dueOn: '2026-02-01', payable: 10_000 });
  const other = log.register({ customer, number: 'D-2', issuedOn: '2026-01-01', dueOn: '2026-03-01', payable: 5_000 });
  log.register({ customer, number: 'D-3', currency: 'JPY', issuedOn: '2026-01-01', dueOn: '2026-03-01', payable: 10 });
  log.dispute(damaged, 3_000, '2026-02-10');
  log.dispute(other, 1_000, '2026-02-15');
  log.pay(damaged, 9_000, '2026-03-05'); // 10.00 of the 30.00 in dispute is left
  log.resolve(other, 1_000, '2026-03-10');
  for (const view of views) await bringUpToDate(view, log);
  await Promise.all([books.destroy(), balances.destroy()]);
  service = await aQueryService({ postgres: database.url, now: () => new Date('2026-12-31T00:00:00Z') });
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

const get = async (url: string) => (await service.inject({ url })).json();
const aging = async (on: string, currency = 'EUR') =>
  (await get(`/customers/acme/aging?on=${on}`)).aging.find((one: { currency: string }) => one.currency === currency);

describe('a disputed amount', () => {
  it.each([
    ['the day before the dispute', '2026-02-09', { current: 5_000, days1To30: 10_000, disputed: 0, total: 15_000 }],
    ['the day of the dispute', '2026-02-10', { current: 5_000, days1To30: 7_000, disputed: 3_000, total: 15_000 }],
    ['with two disputes', '2026-02-15', { current: 4_000, days1To30: 7_000, disputed: 4_000, total: 15_000 }],
    ['no more than is still due', '2026-03-05', { days1To30: 4_000, days31To60: 0, disputed: 2_000, total: 6_000 }],
    ['once one dispute is resolved', '2026-03-10', { days1To30: 5_000, days31To60: 0, disputed: 1_000, total: 6_000 }],
  ])('is apart from the columns of aging: %s', async (_, on, amounts) => {
    expect(await aging(on)).toMatchObject(amounts);
    expect((await get(`/aging?on=${on}`)).aging[0]).toMatchObject(amounts);
  });

  it('is of one currency', async () => {
    expect(await aging('2026-02-15', 'JPY')).toMatchObject({ current: 10, disputed: 0, total: 10 });
  });

  it.each([
    ['2026-02-09', 15_000, 0],
    ['2026-02-15', 15_000, 4_000],
    ['2026-03-05', 6_000, 2_000],
    ['2026-03-10', 6_000, 1_000],
  ])('stands beside the closing balance of a statement until %s', async (until, closing, disputed) => {
    const { statements } = await get(`/customers/acme/statement?from=2026-01-01&until=${until}`);
    expect(statements[0]).toMatchObject({ currency: 'EUR', closing, disputed });
    expect(statements[1]).toMatchObject({ currency: 'JPY', closing: 10, disputed: 0 });
  });

  it('moves no account', async () => {
    const { currencies } = await get('/trial-balance?effectiveOn=2026-02-28');
    const accounts = Object.fromEntries(
      currencies[0].accounts.map(({ account, balance }: { account: string; balance: number }) => [account, balance]),
    );
    expect(accounts).toEqual({ receivables: 15_000, revenue: -15_000 });
  });

  it('is on the invoice, and finds it in lists and sums', async () => {
    expect(await get(`/invoices/${damaged}`)).toMatchObject({
      amountDue: 1_000,
      disputed: 3_000,
      disputedOn: '2026-02-10',
      disputeReason: 'damaged',
    });
    const numbers = async (query: string) =>
      (await get(`/invoices?${query}&sort=number`)).invoices.map(({ number }: { number: string }) => number);
    expect(await numbers('disputed=true')).toEqual(['D-1']);
    expect(await numbers('disputed=false')).toEqual(['D-2', 'D-3']);
    expect(await get('/invoices/summary?disputed=true')).toMatchObject({ count: 1, currencies: [{ due: 1_000 }] });
  });
});
