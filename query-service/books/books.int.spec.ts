import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type Invoice, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import type { Recorded } from '../../events/recorded.ts';
import type { BalancesEvent, BookedEvent } from '../../events/views.ts';
import type { Service } from '../../platform/http/service.ts';
import { balancesView } from '../../projection-service/balances/store.ts';
import { nothingStored, project } from '../../projection-service/books/project.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { booksView } from '../../projection-service/books/store.ts';
import { aLedgerLog } from '../../projection-service/testing/ledger-log.ts';
import { seeded } from '../../testing/random.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { connectBalances, connectBooks } from '../testing/ledger.ts';
import { aQueryService } from '../testing/service.ts';

const begin = Date.parse('2026-01-01T00:00:00Z');
const hour = 3_600_000;
const now = new Date('2027-01-01T00:00:00Z');

let log: Recorded<BookedEvent>[];
let database: TestDatabase;
let books: Kysely<BooksTables>;
let service: Service;
let customers: string[];
/** Entries by position. */
let booked: Map<bigint, { account: string; currency: string; amount: number }[]>;

beforeAll(async () => {
  [log, database] = await Promise.all([aLedgerLog().then(overMonths), createTestDatabase()]);
  books = connectBooks(database.url);
  const balances = connectBalances(database.url);
  const [booksOf, balancesOf] = [booksView(books), balancesView(balances)];
  await Promise.all([booksOf.prepare(), balancesOf.prepare()]);
  const end = log.at(-1)?.position ?? 0n;
  const { entries } = project(log, nothingStored);
  booked = Map.groupBy(entries, ({ position }) => BigInt(position));
  await booksOf.commit(log, undefined, end);
  await balancesOf.commit(log.filter(isOfBalances), undefined, end);
  await balances.destroy();
  service = await aQueryService({ postgres: database.url, now: () => now });
  customers = [...new Set(log.flatMap(({ type, data }) => (type === 'InvoiceRegistered' ? [data.customer.id] : [])))];
});
afterAll(async () => {
  await service.close();
  await books.destroy();
  await database.drop();
});

const isOfBalances = (event: Recorded<BookedEvent>): event is Recorded<BalancesEvent> =>
  !event.stream.startsWith('payment-');

const isOfInvoice = (event: Recorded<BookedEvent>): event is Recorded<InvoiceEvent> =>
  event.stream.startsWith('invoice-');

/** The same log, recorded one event every hour. */
const overMonths = (events: readonly Recorded<BookedEvent>[]): Recorded<BookedEvent>[] =>
  events.map((event, index) => ({
    ...event,
    metadata: { ...event.metadata, recordedAt: new Date(begin + index * hour).toISOString() },
  }));

async function get(url: string) {
  const answer = await service.inject(url);
  return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
}

/** The invoices of a customer as they were after events that pass. */
function invoicesOf(customerId: string, passes: (event: Recorded<BookedEvent>) => boolean): RegisteredInvoice[] {
  return [...Map.groupBy(log.filter(isOfInvoice).filter(passes), ({ stream }) => stream).values()]
    .map((events) => events.reduce<Invoice>(evolve, unregistered))
    .filter((invoice) => invoice.state !== 'unregistered')
    .filter(({ document }) => document.customer.id === customerId);
}

/** What each currency of them comes to. */
function balancesOf(invoices: readonly RegisteredInvoice[]) {
  return [...Map.groupBy(invoices, ({ document }) => document.currency)]
    .map(([currency, of]) => {
      const sum = (amountOf: (invoice: RegisteredInvoice) => number) => of.reduce((sum, one) => sum + amountOf(one), 0);
      return {
        currency,
        invoiced: sum(({ document }) => Math.max(0, document.totals.payable)), // what is below 0 is credit
        paid: sum(({ paid }) => paid),
        credited: sum(({ credited }) => credited),
        writtenOff: sum(({ writtenOff }) => writtenOff),
        voided: sum(({ voided }) => voided),
        refunded: sum(({ refunded }) => refunded),
        due: sum(({ amountDue }) => amountDue),
        openInvoices: of.filter(({ amountDue }) => amountDue > 0).length,
      };
    })
    .toSorted((a, b) => (a.currency < b.currency ? -1 : 1));
}

const someTime = (random: () => number) => new Date(begin + Math.floor(random() * log.length) * hour + hour / 2);

describe("a customer's balance as of a time", () => {
  it('is the sum of the invoices as of then, for random customers and times', async () => {
    const random = seeded(1);
    for (let i = 0; i < 100; i++) {
      const [id = '', at] = [customers[i % customers.length], someTime(random)];
      const { status, body } = await get(`/customers/${id}/balance?at=${at.toISOString()}`);
      const then = (event: Recorded<BookedEvent>) => Date.parse(event.metadata.recordedAt) <= at.getTime();
      const expected = balancesOf(invoicesOf(id, then));
      if (expected.length === 0) expect([status, body.type]).toEqual([404, '/problems/before-the-beginning']);
      else expect(body.balances).toMatchObject(expected);
    }
  });

  it('as of the last event is equal to the one in the balances view and in the list, for each customer', async () => {
    const at = new Date(begin + log.length * hour).toISOString();
    const listed = new Map<string, object>();
    for (const one of (await get('/customers?limit=200')).body.customers) listed.set(one.customer.id, one);
    for (const id of [...customers, 'unapplied']) {
      const [then, today] = [await get(`/customers/${id}/balance?at=${at}`), await get(`/customers/${id}/balance`)];
      expect(today.body).toEqual(then.body);
      expect(listed.get(id)).toEqual(then.body);
      expect(then.headers['ledger-position']).toBe(today.headers['ledger-position']);
    }
    expect(listed.size).toBe(customers.length + 1);
  });

  it('of unapplied cash is credit of a customer without an invoice, under its id', async () => {
    const sums = { invoiced: 0, paid: 0, credited: 0, writtenOff: 0, voided: 0, refunded: 0, due: 0, openInvoices: 0 };
    const currency = 'EUR';
    expect((await get('/customers/unapplied/balance')).body).toEqual({
      customer: { id: 'unapplied', name: 'unapplied' },
      balances: [{ currency, ...sums, credit: 700 }],
    });
    const [explained, stated, aging] = await Promise.all([
      get('/customers/unapplied/balance/explain?of=credit'),
      get('/customers/unapplied/statement?from=2026-01-01&until=2026-12-31'),
      get('/customers/unapplied/aging?on=2026-12-31'),
    ]);
    expect(explained.body.balances).toMatchObject([{ currency, balance: 700 }]);
    expect(stated.body.statements).toMatchObject([{ currency, opening: 0, closing: -700 }]);
    expect(aging.status).toBe(200);
  });

  it('is refused before the first event, in the future, and for an unknown customer', async () => {
    for (const [url, status, type] of [
      [`/customers/${customers[0]}/balance?at=2025-12-31T23:59:59Z`, 404, 'before-the-beginning'],
      [`/customers/${customers[0]}/balance?effectiveOn=1999-01-01`, 404, 'before-the-beginning'],
      [`/customers/${customers[0]}/balance?at=2027-01-01T00:00:01Z`, 422, 'time-in-the-future'],
      ['/customers/nobody/balance?at=2026-06-01T00:00:00Z', 404, 'customer-not-found'],
      ['/customers/nobody/balance/explain', 404, 'customer-not-found'],
      ['/customers/nobody/aging?on=2026-06-01', 404, 'customer-not-found'],
      ['/customers/nobody/statement?from=2026-01-01&until=2026-02-01', 404, 'customer-not-found'],
      [`/customers/${customers[0]}/statement?from=2026-02-01&until=2026-01-01`, 422, 'period-ends-before-it-begins'],
      ['/balances?at=2025-12-31T23:59:59Z', 404, 'before-the-beginning'],
      ['/trial-balance?effectiveOn=1999-01-01', 404, 'before-the-beginning'],
      ['/aging?on=1999-01-01', 404, 'before-the-beginning'],
      ['/balances?at=2026-06-01', 400, 'malformed-request'],
    ] as const) {
      const answer = await get(url);
      expect([url, answer.status, answer.body.type]).toEqual([url, status, `/problems/${type}`]);
    }
  });
});

describe('the explanation of a balance', () => {
  it('lists events that sum to the balance, for all customers', async () => {
    for (const id of customers) {
      const { body } = await get(`/customers/${id}/balance/explain`);
      const today = await get(`/customers/${id}/balance`);
      for (const { currency, balance, events } of body.balances) {
        const of = body.events.filter((event: { currency: string }) => event.currency === currency);
        expect(of.reduce((sum: number, { amount }: { amount: number }) => sum + amount, 0)).toBe(balance);
        expect(of).toHaveLength(events);
        expect(today.body.balances).toContainEqual(expect.objectContaining({ currency, due: balance }));
      }
      // of what was always 0, nothing is to be explained: an invoice that was prepaid, or that owes its total
      const moved = today.body.balances.filter(({ invoiced }: { invoiced: number }) => invoiced > 0);
      expect(body.balances).toHaveLength(moved.length);
    }
  });

  it('is there for credit as well, and comes in pages that sum to the balance', async () => {
    let withCredit = 0;
    for (const id of customers) {
      const whole = (await get(`/customers/${id}/balance/explain?of=credit`)).body;
      const at = new Date(begin + log.length * hour).toISOString();
      const { balances } = (await get(`/customers/${id}/balance?at=${at}`)).body;
      for (const { currency, balance } of whole.balances) {
        if (balance !== 0) withCredit += 1;
        expect(balances).toContainEqual(expect.objectContaining({ currency, credit: balance }));
      }
      const paged: unknown[] = [];
      for (let cursor = ''; ; ) {
        const { body } = await get(`/customers/${id}/balance/explain?of=credit&limit=7${cursor}`);
        expect(body.balances).toEqual(whole.balances);
        paged.push(...body.events);
        if (body.next === undefined) break;
        cursor = `&cursor=${body.next}`;
      }
      expect(paged).toEqual(whole.events);
    }
    expect(withCredit).toBeGreaterThan(0);
  });
});

describe('the trial balance', () => {
  it('is 0 in every currency, at 100 random times and days', async () => {
    const random = seeded(2);
    for (let i = 0; i < 100; i++) {
      const at = new Date(someTime(random).getTime() + 24 * hour).toISOString();
      const effectiveOn = new Date(begin + random() * 300 * 24 * hour).toISOString().slice(0, 10);
      const { status, body } = await get(`/trial-balance?at=${at}${i % 2 === 0 ? `&effectiveOn=${effectiveOn}` : ''}`);
      if (status === 404) continue;
      for (const { currency, difference, accounts } of body.currencies) {
        expect([currency, difference]).toEqual([currency, 0]);
        const sum = accounts.reduce((sum: number, { balance }: { balance: number }) => sum + balance, 0);
        expect(sum).toBe(0);
      }
    }
  });

  it('is the same by sums of days as by the entries', async () => {
    const random = seeded(4);
    for (let i = 0; i < 20; i++) {
      const at = someTime(random).toISOString();
      const total = (await get(`/balances?at=${at}`)).body.balances ?? [];
      const each = await Promise.all([...customers, 'unapplied'].map((id) => get(`/customers/${id}/balance?at=${at}`)));
      for (const { currency, due, credit, paid } of total) {
        const of = each.flatMap(({ body }) => body.balances ?? []).filter((one) => one.currency === currency);
        const sum = (part: string) => of.reduce((sum, one) => sum + one[part], 0);
        expect({ due: sum('due'), credit: sum('credit'), paid: sum('paid') }).toEqual({ due, credit, paid });
      }
    }
  });
});

describe('a statement', () => {
  it('leads from the opening balance by its lines to the closing balance, which is the balance of that day', async () => {
    for (const id of customers) {
      const { body } = await get(`/customers/${id}/statement?from=2026-02-10&until=2026-03-20`);
      const [before, after] = await Promise.all(
        ['2026-02-09', '2026-03-20'].map((day) => get(`/customers/${id}/balance?effectiveOn=${day}`)),
      );
      for (const { currency, opening, lines, closing } of body.statements) {
        const owed = (answer: typeof before) => {
          const one = answer?.body.balances?.find((one: { currency: string }) => one.currency === currency);
          return one === undefined ? 0 : one.due - one.credit;
        };
        expect([currency, opening, closing]).toEqual([currency, owed(before), owed(after)]);
        let balance = opening;
        for (const line of lines) {
          expect(line.effectiveOn >= '2026-02-10' && line.effectiveOn <= '2026-03-20').toBe(true);
          balance += line.amount;
          expect(line.balance).toBe(balance);
        }
        expect(closing).toBe(balance);
      }
    }
  });
});

describe('a statement of 10,000 lines', () => {
  it('is answered as a whole, and one line more is refused', async () => {
    const perDay = 10_000;
    await sql`
      insert into books.events (position, event_id, stream, revision, type, customer_id, currency, amount, recorded_at, effective_on,
        actor, correlation_id, change, before, after)
      select 1000000 + i, gen_random_uuid(), 'invoice-long', i, 'PaymentApplied', 'long', 'EUR', 1, '2026-01-01Z',
        date '2026-05-01' + i / ${sql.lit(perDay)}, 'tester', 'test', '{}', '{}', '{}'
      from generate_series(0, ${sql.lit(perDay)}) i`.execute(books);
    await sql`
      insert into books.entries (position, line, account, currency, amount, customer_id, type, recorded_at, effective_on)
      select position, 1, 'receivables', 'EUR', -1, customer_id, type, recorded_at, effective_on
      from books.events where customer_id = 'long'`.execute(books);
    const statement = (until: string) => get(`/customers/long/statement?from=2026-05-01&until=${until}`);
    const { status, body } = await statement('2026-05-01');
    expect([status, body.statements[0].lines.length, body.statements[0].closing]).toEqual([200, 10_000, -10_000]);
    expect(await statement('2026-05-02')).toMatchObject({
      status: 422,
      body: { type: '/problems/statement-too-long' },
    });
  });
});

describe('aging', () => {
  it('sums to the amount due', async () => {
    const on = '2026-12-31';
    const all = (await get(`/aging?on=${on}`)).body.aging;
    const { balances } = (await get(`/balances?effectiveOn=${on}`)).body;
    for (const { currency, total, creditOwed: _, ...ages } of all) {
      expect(balances).toContainEqual(expect.objectContaining({ currency, due: total }));
      expect(Object.values<number>(ages).reduce((sum, amount) => sum + amount, 0)).toBe(total);
    }
  });
});

describe('the cash received', () => {
  const cashOf = (currency: string, from: string, until: string) =>
    log
      .filter(({ metadata }) => metadata.effectiveOn >= from && metadata.effectiveOn <= until)
      .flatMap((event) => booked.get(event.position) ?? [])
      .filter((entry) => entry.account === 'cash' && entry.currency === currency);

  it.each(['day', 'week', 'month'])('is equal to the journal in each %s, without gaps', async (by) => {
    const [from, until] = ['2026-01-14', '2026-05-06'];
    const { status, body } = await get(`/cash-received?from=${from}&until=${until}&by=${by}`);
    expect(status).toBe(200);
    expect(body.currencies.length).toBeGreaterThan(0);
    for (const { currency, periods, ...total } of body.currencies) {
      for (const period of [...periods, { from, until, ...total }]) {
        const amounts = cashOf(currency, period.from, period.until).map(({ amount }) => amount);
        const received = amounts.filter((amount) => amount > 0).reduce((sum, amount) => sum + amount, 0);
        const net = amounts.reduce((sum, amount) => sum + amount, 0);
        expect({ ...period }).toMatchObject({ received, net, returned: received - net });
      }
      const days = (day: string, more: number) =>
        new Date(Date.parse(day) + more * 24 * hour).toISOString().slice(0, 10);
      expect([periods[0].from, periods.at(-1).until]).toEqual([from, until]);
      for (const [i, period] of periods.entries()) {
        if (i > 0) expect(period.from).toBe(days(periods[i - 1].until, 1));
        if (i > 0 && by === 'week') expect(new Date(period.from).getUTCDay()).toBe(1);
        if (i > 0 && by === 'month') expect(period.from).toMatch(/-01$/);
      }
    }
  });

  it('is refused for a period that ends before it begins, or that is too long', async () => {
    const type = async (query: string) => (await get(`/cash-received?${query}`)).body.type;
    expect(await type('from=2026-02-01&until=2026-01-31')).toBe('/problems/period-ends-before-it-begins');
    expect(await type('from=1900-01-01&until=2026-01-31&by=week')).toBe('/problems/too-many-periods');
    expect(await type('from=2026-02-01')).toBe('/problems/malformed-request');
    expect((await get('/cash-received?from=1900-01-01&until=1900-12-31')).body.currencies).toEqual([]);
  });
});

describe('a bitemporal balance', () => {
  const at = (recordedAt: string, effectiveOn: string) => ({
    metadata: { recordedAt, effectiveOn, actor: 'alice', correlationId: 'c' },
  });

  it('shows a payment of February that was recorded in April only from April on', async () => {
    const invoiceId = randomUUID();
    const line = { description: 'Work', quantity: '1', unitPrice: '1000', tax: { category: 'Z' as const }, net: 1000 };
    const totals = {
      lines: 1000,
      allowances: 0,
      charges: 0,
      taxExclusive: 1000,
      tax: 0,
      taxInclusive: 1000,
      prepaid: 0,
      payable: 1000,
    };
    const document = {
      invoiceId,
      customer: { id: 'late', name: 'Late' },
      currency: 'EUR',
      issuedOn: '2026-02-01',
      dueOn: '2026-02-15',
    };
    const said: (InvoiceEvent & ReturnType<typeof at>)[] = [
      {
        type: 'InvoiceRegistered',
        data: { ...document, lines: [line], taxes: [], totals, amountDue: 1000 },
        ...at('2026-02-01T09:00:00Z', '2026-02-01'),
      },
      {
        type: 'PaymentApplied',
        data: { paymentId: 'p', amount: 400, receivedOn: '2026-02-27', method: 'cash', amountDue: 600 },
        ...at('2026-04-02T09:00:00Z', '2026-02-27'),
      },
    ];
    const end = log.at(-1)?.position ?? 0n;
    const events = said.map((event, revision) => ({
      ...event,
      id: randomUUID(),
      stream: `invoice-${invoiceId}`,
      revision,
      position: end + BigInt(revision + 1),
    }));
    await booksView(books).commit(events, end, end + 2n);
    const due = async (query: string) => (await get(`/customers/late/balance?${query}`)).body.balances[0].due;
    expect(await due('at=2026-03-31T23:59:59Z&effectiveOn=2026-02-28')).toBe(1000);
    expect(await due('at=2026-04-30T23:59:59Z&effectiveOn=2026-02-28')).toBe(600);
    expect(await due('at=2026-04-30T23:59:59Z&effectiveOn=2026-02-26')).toBe(1000);
    const ages = (on: string) => get(`/customers/late/aging?on=${on}`).then(({ body }) => body.aging[0]);
    expect(await ages('2026-02-15')).toMatchObject({ current: 1000, total: 1000 });
    expect(await ages('2026-02-16')).toMatchObject({ days1To30: 1000 });
    expect(await ages('2026-03-17')).toMatchObject({ days1To30: 600 });
    expect(await ages('2026-03-18')).toMatchObject({ days31To60: 600 });
    expect(await ages('2026-04-17')).toMatchObject({ days61To90: 600 });
    expect(await ages('2026-05-17')).toMatchObject({ over90: 600, total: 600 });
  });
});
