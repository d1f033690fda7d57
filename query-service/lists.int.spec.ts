import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../platform/service.ts';
import type { BalancesTables } from '../projection-service/balances/schema.ts';
import { balancesView } from '../projection-service/balances/store.ts';
import { createTestDatabase, type TestDatabase } from '../testing/postgres.ts';
import { aLog, bringUpToDate, connectBalances } from './testing/ledger.ts';
import { aQueryService } from './testing/service.ts';

const log = aLog();
let database: TestDatabase;
let balances: Kysely<BalancesTables>;
let service: Service;

const grow = async (first: number, count: number) => {
  for (let i = first; i < first + count; i++) {
    const dueOn = `2026-12-${10 + (i % 9)}`;
    const id = log.issue({
      ...(i % 5 !== 0 && { number: `${['A', 'B_', 'Ä%'][i % 3]}${i}` }),
      ...(i % 4 === 0 && { reference: `PO-${i % 7}` }),
      customer: { id: `c${i % 3}`, name: 'Customer' },
      currency: i % 6 === 0 ? 'JPY' : 'EUR',
      issuedOn: `2026-11-${10 + (i % 11)}`,
      ...(i % 7 !== 0 && { dueOn }),
      lines: [{ description: 'Work', quantity: '1', unitPrice: String(100 * (i % 13)), tax: { category: 'Z' } }],
    });
    if (i % 3 === 0) log.pay(id, 50);
    if (i % 8 === 3) log.becomeOverdue(id, dueOn);
  }
  await bringUpToDate(balancesView(balances), log);
};

beforeAll(async () => {
  database = await createTestDatabase();
  balances = connectBalances(database.url);
  service = await aQueryService({ postgres: database.url });
  await balancesView(balances).prepare();
  await grow(0, 120);
});
afterAll(async () => {
  await service.close();
  await balances.destroy();
  await database.drop();
});

type Listed = {
  invoiceId: string;
  number?: string;
  reference?: string;
  customer: { id: string };
  currency: string;
  issuedOn: string;
  dueOn?: string;
  state: string;
  totals: { payable: number };
  amountDue: number;
};

async function pages(query: string, between: () => Promise<void> = async () => {}): Promise<Listed[]> {
  const found: Listed[] = [];
  for (let cursor = ''; ; cursor = `&cursor=${cursor}`) {
    const answer = await service.inject(`/invoices?${query}&limit=17${cursor}`);
    const { invoices, next } = answer.json();
    expect(answer.statusCode, answer.body).toBe(200);
    found.push(...invoices);
    if (next === undefined) return found;
    cursor = next;
    await between();
  }
}

describe('a list of invoices', () => {
  it.each<[string, (invoice: Listed) => boolean]>([
    ['currency=JPY', ({ currency }) => currency === 'JPY'],
    [
      'issuedFrom=2026-11-12&issuedUntil=2026-11-14',
      ({ issuedOn }) => issuedOn >= '2026-11-12' && issuedOn <= '2026-11-14',
    ],
    ['dueFrom=2026-12-12&dueUntil=2026-12-13', ({ dueOn = '' }) => dueOn >= '2026-12-12' && dueOn <= '2026-12-13'],
    ['amountFrom=300&amountUntil=500', ({ totals }) => totals.payable >= 300 && totals.payable <= 500],
    ['number=A', ({ number = '' }) => number.startsWith('A')],
    ['number=B_1', ({ number = '' }) => number.startsWith('B_1')],
    ['number=%C3%84%25', ({ number = '' }) => number.startsWith('Ä%')],
    ['reference=PO-3', ({ reference = '' }) => reference.startsWith('PO-3')],
    ['customer=c1&state=partially-paid&currency=EUR', () => false],
    [
      'customer=c0&state=partially-paid&amountFrom=900',
      ({ customer, state, totals }) => customer.id === 'c0' && state === 'partially-paid' && totals.payable >= 900,
    ],
  ])('has for %s those invoices and no others, and its counts and sums are theirs', async (query, isMeant) => {
    const whole = await pages('');
    expect(whole.length).toBeGreaterThanOrEqual(120);
    const found = await pages(query);
    const meant = whole.filter(isMeant);
    expect(found.map(({ invoiceId }) => invoiceId)).toEqual(meant.map(({ invoiceId }) => invoiceId));
    const summary = (await service.inject(`/invoices/summary?${query}`)).json();
    expect(summary.count).toBe(meant.length);
    for (const { currency, count, payable, due } of summary.currencies) {
      const of = meant.filter((invoice) => invoice.currency === currency);
      const sum = (amountOf: (invoice: Listed) => number) => of.reduce((total, one) => total + amountOf(one), 0);
      expect({ count, payable, due }).toEqual({
        count: of.length,
        payable: sum(({ totals }) => totals.payable),
        due: sum(({ amountDue }) => amountDue),
      });
    }
  });

  it.each<[string, (invoice: Listed) => string | undefined]>([
    ['issuedOn', ({ issuedOn }) => issuedOn],
    ['dueOn', ({ dueOn }) => dueOn],
    ['payable', ({ totals }) => String(totals.payable).padStart(9, '0')],
    ['number', ({ number }) => number && Buffer.from(number).toString('hex')],
    ['registered', () => ''],
  ])(
    'comes sorted by %s either way, in pages that neither skip nor repeat while the ledger grows',
    async (sort, key) => {
      for (const order of ['asc', 'desc'] as const) {
        const sorted = (await pages('')).toReversed().filter((invoice) => key(invoice) !== undefined);
        sorted.sort((a, b) => ((key(a) ?? '') < (key(b) ?? '') ? -1 : (key(a) ?? '') > (key(b) ?? '') ? 1 : 0));
        if (order === 'desc') sorted.reverse();
        let more = log.events.length;
        const found = await pages(`sort=${sort}&order=${order}`, async () => grow(more++, 1));
        const ids = found.map(({ invoiceId }) => invoiceId);
        expect(new Set(ids).size).toBe(ids.length);
        const known = new Set(sorted.map(({ invoiceId }) => invoiceId));
        expect(ids.filter((id) => known.has(id))).toEqual(sorted.map(({ invoiceId }) => invoiceId));
      }
    },
  );

  it('takes no cursor of another list, and no filter that it does not know', async () => {
    const { next } = (await service.inject('/invoices?sort=payable&limit=5')).json();
    for (const query of [
      `cursor=${next}`,
      `sort=payable&order=desc&cursor=${next}`,
      `sort=payable&currency=EUR&cursor=${next}`,
      'sort=amountDue',
      'amountFrom=-1',
      'issuedFrom=2026-02-30',
      'number=',
    ]) {
      expect((await service.inject(`/invoices?${query}`)).statusCode, query).toBe(400);
    }
  });
});
