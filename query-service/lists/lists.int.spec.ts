import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../platform/http/service.ts';
import type { BalancesTables } from '../../projection-service/balances/schema.ts';
import { balancesView } from '../../projection-service/balances/store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { aLog, bringUpToDate, connectBalances } from '../testing/ledger.ts';
import { aQueryService } from '../testing/service.ts';

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
      customer: { id: `c${i % 3}`, name: `${['Örsted', 'Acme', 'acme & co'][i % 3]} ${i % 3}` },
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
  customer: { id: string; name: string };
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
    ['search=po-3', ({ reference = '' }) => reference.startsWith('PO-3')],
    ['search=b_1', ({ number = '' }) => number.startsWith('B_1')],
    ['search=%C3%B6', ({ customer }) => customer.name.startsWith('Ö')],
    [`search=${encodeURIComponent('O\u0308RST')}`, ({ customer }) => customer.name.startsWith('Ö')],
    [
      'search=A&currency=EUR',
      ({ number = '', customer, currency }) =>
        currency === 'EUR' && (number.startsWith('A') || customer.name.toLowerCase().startsWith('a')),
    ],
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

  it.each<[string, (invoice: Listed) => string]>([
    ['issuedOn', ({ issuedOn }) => issuedOn],
    ['dueOn', ({ dueOn = 'never' }) => dueOn],
    ['payable', ({ totals }) => String(totals.payable).padStart(9, '0')],
    ['amountDue', ({ amountDue }) => String(amountDue).padStart(9, '0')],
    ['number', ({ number }) => (number === undefined ? 'none' : Buffer.from(number).toString('hex'))],
    ['registered', () => ''],
  ])(
    'comes sorted by %s either way, with those that have none, in pages that neither skip nor repeat while the ledger grows',
    async (sort, key) => {
      for (const order of ['asc', 'desc'] as const) {
        const sorted = (await pages('')).toReversed();
        sorted.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
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

  it('refuses cursors of other lists, and unknown filters', async () => {
    const { next } = (await service.inject('/invoices?sort=payable&limit=5')).json();
    for (const query of [
      `cursor=${next}`,
      `sort=payable&order=desc&cursor=${next}`,
      `sort=payable&currency=EUR&cursor=${next}`,
      'sort=paid',
      'search=',
      'amountFrom=0.5',
      'issuedFrom=2026-02-30',
      'number=',
    ]) {
      expect((await service.inject(`/invoices?${query}`)).statusCode, query).toBe(400);
    }
  });

  it.each(['', 'search=a&sort=amountDue&order=desc', 'currency=JPY&sort=dueOn', 'sort=number', 'customer=nobody'])(
    'comes as a file, whole and in its order: %s',
    async (query) => {
      const listed = await pages(query);
      const as = (accept: string) => service.inject({ url: `/invoices?${query}`, headers: { accept } });
      const [ndjson, csv] = await Promise.all([as('application/x-ndjson'), as('text/csv')]);
      expect(ndjson.headers['ledger-position']).toBe(String(log.end()));
      expect(
        ndjson.body
          .split('\n')
          .slice(0, -1)
          .map((line) => JSON.parse(line)),
      ).toEqual(listed);
      const [header, ...lines] = csv.body.split('\r\n').slice(0, -1);
      expect(header).toBe(
        'invoiceId,number,customerId,customerName,reference,currency,issuedOn,dueOn,state,overdue,payable,paid,credited,' +
          'writtenOff,voided,refunded,amountDue,disputed,disputedOn,disputeReason',
      );
      expect(lines.map((line) => line.split(','))).toEqual(
        listed.map(({ invoiceId, number = '', customer, amountDue }) =>
          expect.arrayContaining([invoiceId, number, customer.id, customer.name, String(amountDue)]),
        ),
      );
    },
  );
});

it('comes as CSV in major units, with the digits of each currency, if asked for', async () => {
  const answer = await service.inject({ url: '/invoices?units=major', headers: { accept: 'text/csv' } });
  const [header = '', ...lines] = answer.body.split('\r\n').slice(0, -1);
  const column = (line: string, name: string) => line.split(',')[header.split(',').indexOf(name)];
  const shown = lines.map((line) =>
    ['invoiceId', 'currency', 'payable', 'amountDue'].map((name) => column(line, name)),
  );
  const decimals = (minor: number, currency: string) => (currency === 'JPY' ? `${minor}` : (minor / 100).toFixed(2));
  expect(shown).toEqual(
    (await pages('')).map(({ invoiceId, currency, totals: { payable }, amountDue }) => [
      ...[invoiceId, currency, decimals(payable, currency), decimals(amountDue, currency)],
    ]),
  );
});

describe('customers', () => {
  type Listed = { customer: { id: string; name: string }; balances: unknown[] };

  async function customers(query: string, between: () => Promise<void> = async () => {}): Promise<Listed[]> {
    const found: Listed[] = [];
    for (let cursor = ''; ; ) {
      const answer = await service.inject(`/customers?${query}&limit=2${cursor}`);
      expect(answer.statusCode, answer.body).toBe(200);
      found.push(...answer.json().customers);
      if (answer.json().next === undefined) return found;
      cursor = `&cursor=${answer.json().next}`;
      await between();
    }
  }

  beforeAll(async () => {
    const customer = (id: string, name: string) => log.register({ customer: { id, name }, payable: 700 });
    customer('z-1', 'Zeta');
    customer('z-2', 'Zeta');
    customer('Ä 1', 'a-first');
    customer('c0', 'Renamed');
    log.register({ customer: { id: 'z-2', name: 'Zetb' }, payable: 9, currency: 'USD' });
    log.credit('z-1', 40, 'JPY');
    log.credit('z-2', -3, 'USD');
    log.credit('Only credit', 500);
    log.credit('Only credit', 60, 'USD');
    log.automatic('no money');
    await bringUpToDate(balancesView(balances), log);
  });

  it('are listed by name, each once with the latest one, with their balance in each currency', async () => {
    const found = await customers('');
    expect(found.map(({ customer: { id, name } }) => [id, name])).toEqual([
      ['Ä 1', 'a-first'],
      ['c2', 'acme & co 2'],
      ['c1', 'Acme 1'],
      ['no money', 'no money'],
      ['Only credit', 'Only credit'],
      ['c0', 'Renamed'],
      ['z-1', 'Zeta'],
      ['z-2', 'Zetb'],
    ]);
    for (const one of found) {
      const alone = await service.inject(`/customers/${encodeURIComponent(one.customer.id)}/balance`);
      expect(one).toEqual(alone.json());
    }
  });

  it('have their credit in each currency, also without an invoice', async () => {
    const listed = new Map((await customers('')).map(({ customer, balances }) => [customer.id, balances]));
    const nothing = {
      invoiced: 0,
      paid: 0,
      credited: 0,
      writtenOff: 0,
      voided: 0,
      refunded: 0,
      due: 0,
      openInvoices: 0,
    };
    const invoiced = (amount: number) => ({ ...nothing, invoiced: amount, due: amount, openInvoices: 1 });
    expect(listed.get('z-1')).toEqual([
      { currency: 'EUR', ...invoiced(700), credit: 0 },
      { currency: 'JPY', ...nothing, credit: 40 },
    ]);
    expect(listed.get('z-2')).toEqual([
      { currency: 'EUR', ...invoiced(700), credit: 0 },
      { currency: 'USD', ...invoiced(9), credit: -3 },
    ]);
    expect(listed.get('Only credit')).toEqual([
      { currency: 'EUR', ...nothing, credit: 500 },
      { currency: 'USD', ...nothing, credit: 60 },
    ]);
    expect(listed.get('no money')).toEqual([]);
  });

  it('are found by the beginning of the id or the name, in any case', async () => {
    const found = async (search: string) =>
      (await customers(`search=${encodeURIComponent(search)}`)).map(({ customer }) => customer.id);
    expect(await found('ACME')).toEqual(['c2', 'c1']);
    expect(await found('zet')).toEqual(['z-1', 'z-2']);
    expect(await found('Z-2')).toEqual(['z-2']);
    expect(await found('only')).toEqual(['Only credit']);
    expect(await found('ä')).toEqual(['Ä 1']);
    expect(await found('C')).toEqual(['c2', 'c1', 'c0']);
    expect(await found('%')).toEqual([]);
  });

  it.each([
    ['ΣΊΣΥΦΟΣ ΑΕ', 'σίσυφος'],
    ['ΣΊΣΥΦΟΣ ΑΕ', 'σίσ'],
    ['Σίσυφος', 'ΣΊΣΥΦΟΣ'],
    ['Σίσυφος', 'σι\u0301συφοσ'],
    ['Straße 7', 'STRASSE'],
    ['STRASSE 8', 'straße'],
    ['Zoe\u0308', 'ZO\u00cb'],
    ['\u0390x', '\u03aa\u0301X'],
    ['\u212bngström', 'å'],
  ])('named %s are found by %s', async (name, search) => {
    const id = `folded-${name}`;
    const sought = log.register({ customer: { id, name }, number: `F ${name}`, payable: 1 });
    await bringUpToDate(balancesView(balances), log);
    const query = `search=${encodeURIComponent(search)}`;
    expect((await customers(query)).map(({ customer }) => customer.id)).toContain(id);
    expect((await pages(query)).map(({ invoiceId }) => invoiceId)).toContain(sought);
  });

  it('whose name has another accent are not found', async () => {
    expect((await customers(`search=${encodeURIComponent('Σισ')}`)).map(({ customer }) => customer.name)).toEqual([]);
  });

  it.each(['', 'search=paging'])(
    'are each on one page, whoever is renamed, invoiced or new between pages: %s',
    async (query) => {
      const name = (letter: string, i: number) => `Paging ${letter} ${i}`;
      const all = Array.from({ length: 6 }, (_, i) => `paging-${query}-${i}`);
      const invoice = (id: string, name: string) => log.register({ customer: { id, name }, payable: 1 });
      for (const [i, id] of all.entries()) invoice(id, name('m', i));
      const unnamed = ['n1', 'n2'].map((n) => `paging-${query}-${n}`); // by their ids, which come after "Paging m"
      for (const id of unnamed) log.credit(id, 7);
      await bringUpToDate(balancesView(balances), log);
      let pagesRead = 0;
      const found = await customers(query, async () => {
        pagesRead += 1;
        invoice(all[5] ?? '', name(pagesRead % 2 === 0 ? 'z' : 'a', 5)); // to the front, to the end, and again
        invoice(all[0] ?? '', name(pagesRead % 2 === 0 ? 'a' : 'z', 0));
        invoice(all[2] ?? '', name('m', 2));
        invoice(`paging-new-${query}-${pagesRead}`, name('y', pagesRead));
        log.credit(`paging-new-${query}-n${pagesRead}`, 1);
        invoice(unnamed[0] ?? '', name('a', pagesRead)); // its first invoices, which give it a name
        log.credit(all[1] ?? '', 1);
        await bringUpToDate(balancesView(balances), log);
      });
      const ids = (prefix: string) =>
        found.map(({ customer }) => customer.id).filter((id) => id.startsWith(`${prefix}${query}-`));
      expect(ids('paging-')).toEqual([...all, ...unnamed]);
      expect(ids('paging-new-')).toEqual([]);
      expect(new Set(found.map(({ customer }) => customer.id)).size).toBe(found.length);
    },
  );

  it('refuse cursors of other searches, and cursors that were made up', async () => {
    const { next } = (await service.inject('/customers?search=z&limit=1')).json();
    const forged = Buffer.from('["x","\\u0000","y"]').toString('base64url');
    for (const query of [`cursor=${next}`, `search=c&cursor=${next}`, `cursor=${forged}`, 'search=', 'limit=0']) {
      const answer = await service.inject(`/customers?${query}`);
      const type = query.includes('cursor') ? '/problems/malformed-cursor' : '/problems/malformed-request';
      expect(answer.json(), query).toMatchObject({ status: 400, type });
    }
  });
});
