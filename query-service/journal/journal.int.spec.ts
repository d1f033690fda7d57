import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../../platform/http/service.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { booksView } from '../../projection-service/books/store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { aLog, bringUpToDate, connectBooks } from '../testing/ledger.ts';
import { aQueryService } from '../testing/service.ts';

const log = aLog();
const many = 400;
let database: TestDatabase;
let books: Kysely<BooksTables>;
let service: Service;

beforeAll(async () => {
  database = await createTestDatabase();
  books = connectBooks(database.url);
  service = await aQueryService({ postgres: database.url });
  for (let i = 0; i < many; i++) {
    const customer = { id: `c${i % 4}`, name: `Customer "${i % 4}", Ltd` };
    const id = log.register({ payable: 1_000 + i, number: `N-${i}`, customer });
    log.pay(id, i % 2 === 0 ? 1_000 + i : 7, `2026-12-${String(1 + (i % 28)).padStart(2, '0')}`);
  }
  const view = booksView(books);
  await view.prepare();
  await bringUpToDate(view, log);
});
afterAll(async () => {
  await service.close();
  await books.destroy();
  await database.drop();
});

type Found = { position: string; type: string; amount?: number; customerId: string; number?: string };

const get = async (url: string, headers: Record<string, string> = {}) => {
  const answer = await service.inject({ url, headers });
  return {
    status: answer.statusCode,
    headers: answer.headers,
    text: answer.body,
    body: String(answer.headers['content-type']).includes('json;') ? answer.json() : undefined,
  };
};

async function allOf(url: string): Promise<Found[]> {
  const found: Found[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await get(`${url}&limit=97${cursor}`);
    found.push(...body.events);
    if (body.next === undefined) return found;
    cursor = `&cursor=${body.next}`;
  }
}

describe('a search of the journal', () => {
  it.each<[string, (event: Found) => boolean]>([
    ['type=InvoiceRegistered', ({ type }) => type === 'InvoiceRegistered'],
    ['customer=c1', ({ customerId }) => customerId === 'c1'],
    ['customer=c1&type=PaymentApplied', ({ customerId, type }) => customerId === 'c1' && type === 'PaymentApplied'],
    ['amountFrom=1100&amountUntil=1150', ({ amount = 0 }) => amount >= 1_100 && amount <= 1_150],
    ['number=N-7', ({ number }) => number === 'N-7'],
    ['reference=E2E-1', ({ type }) => type === 'PaymentApplied'],
    ['actor=alice', () => true],
    ['correlationId=order-7', () => true],
    ['correlationId=order-8', () => false],
    ['recordedUntil=2026-11-22T09:59:59Z', () => false],
    ['recordedFrom=2026-11-22T10:00:00Z&actor=alice&currency=EUR', () => true],
    ['effectiveFrom=2026-12-28&type=InvoicePaid', () => false],
  ])('for %s finds those events, the same in either direction, page by page', async (query, isFound) => {
    const whole = await allOf('/journal?order=oldest');
    expect(whole).toHaveLength(log.events.length);
    const newest = await allOf(`/journal?${query}`);
    expect(newest.map(({ position }) => position)).toEqual(
      whole
        .filter(isFound)
        .map(({ position }) => position)
        .toReversed(),
    );
    expect(await allOf(`/journal?order=oldest&${query}`)).toEqual(newest.toReversed());
  });

  it('has who did what, when and why, and its entries', async () => {
    const { body, headers } = await get('/journal?number=N-3');
    expect(body.events).toMatchObject([
      {
        type: 'InvoiceRegistered',
        actor: 'alice',
        correlationId: 'order-7',
        recordedAt: '2026-11-22T10:00:00.000Z',
        customerId: 'c3',
        amount: 1_003,
        change: { customer: { id: 'c3' }, totals: { payable: 1_003 } },
        before: { state: 'unregistered', amountDue: 0 },
        after: { state: 'open', amountDue: 1_003 },
        entries: [
          { account: 'receivables', amount: 1_003 },
          { account: 'revenue', amount: -1_003 },
        ],
      },
    ]);
    expect(headers['ledger-position']).toBe(String(log.end()));
  });

  it('is refused for malformed filters', async () => {
    for (const query of ['type=x', 'amountFrom=1.5', 'invoice=7', 'recordedFrom=2026-11-22', 'colour=red']) {
      expect((await get(`/journal?${query}`)).status, query).toBe(400);
    }
  });

  it('is refused for the cursor of another list, filter or order', async () => {
    const { next } = (await get('/journal?limit=1&actor=alice')).body;
    expect(await get(`/journal?limit=1&actor=alice&cursor=${next}`)).toMatchObject({ status: 200 });
    for (const path of [
      `/journal?cursor=${next}`,
      `/journal?actor=alice&order=oldest&cursor=${next}`,
      '/journal?cursor=1',
      `/customers/c2/history?cursor=${next}`,
      `/customers/c2/balance/explain?cursor=${next}`,
      `/books/closing?cursor=${next}`,
    ]) {
      expect(await get(path), path).toMatchObject({ status: 400, body: { type: '/problems/malformed-cursor' } });
    }
  });

  it('finds what one of several actors did', async () => {
    const [one, both] = [await get('/journal?actor=alice'), await get('/journal?actor=nobody&actor=alice')];
    expect(one.body.events.length).toBeGreaterThan(0);
    expect(both.body.events).toEqual(one.body.events);
  });
});

describe("a customer's history", () => {
  it('has all events of its invoices, in order, with the state before and after', async () => {
    const { body } = await get('/customers/c2/history?limit=3');
    expect(body.events).toMatchObject([
      { type: 'InvoiceRegistered', number: 'N-2', after: { state: 'open', amountDue: 1_002 } },
      { type: 'PaymentApplied', after: { state: 'open', amountDue: 0 } },
      { type: 'InvoicePaid', before: { state: 'open' }, after: { state: 'paid' } },
    ]);
    const rest = await get(`/customers/c2/history?cursor=${body.next}`);
    expect(
      rest.body.events.map(({ position }: { position: string }) => BigInt(position) > BigInt(body.events[2].position)),
    ).not.toContain(false);
    expect(await get('/customers/nobody/history')).toMatchObject({ status: 404 });
  });
});

describe('an export', () => {
  it('has every event once, as one JSON text on each line, in the order of the log', async () => {
    const { text, headers } = await get('/journal', { accept: 'application/x-ndjson' });
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ eventId }) => eventId)).toEqual(log.events.map(({ id }) => id));
    expect(headers).toMatchObject({ 'content-type': 'application/x-ndjson', 'ledger-position': String(log.end()) });
    expect(lines).toEqual(await allOf('/journal?order=oldest'));
  });

  it('is available as CSV, with the events that match the filter', async () => {
    const { text, headers } = await get('/journal?customer=c3&type=InvoiceRegistered', { accept: 'text/csv' });
    const [header = '', ...rows] = text.trimEnd().split('\r\n');
    expect(headers['content-type']).toMatch(/^text\/csv/);
    expect(header.split(',').slice(0, 4)).toEqual(['position', 'recordedAt', 'effectiveOn', 'type']);
    expect(rows).toHaveLength(many / 4);
    expect(rows[0]).toContain('{""id"":""c3""');
  });

  it('in major units has a line for each debit and credit, with the number of the invoice and the name of the customer', async () => {
    const { text } = await get('/journal?customer=c3&units=major', { accept: 'text/csv' });
    const [header, ...lines] = text.trimEnd().split('\r\n');
    expect(header).toBe(
      'position,recordedAt,effectiveOn,type,actor,customerId,customerName,invoiceId,invoiceNumber,number,reference,' +
        'account,currency,debit,credit,subject,correlationId,eventId',
    );
    expect(lines).toHaveLength((many / 4) * 4);
    const name = '"Customer ""3"", Ltd"';
    const id = '[0-9a-f-]{36}';
    expect(lines.slice(0, 4)).toEqual([
      expect.stringMatching(`InvoiceRegistered,alice,c3,${name},${id},N-3,N-3,,receivables,EUR,10\\.03,,`),
      expect.stringMatching(`InvoiceRegistered,alice,c3,${name},${id},N-3,N-3,,revenue,EUR,,10\\.03,`),
      expect.stringMatching(`PaymentApplied,alice,c3,${name},${id},N-3,,E2E-1,cash,EUR,0\\.07,,`),
      expect.stringMatching(`PaymentApplied,alice,c3,${name},${id},N-3,,E2E-1,receivables,EUR,,0\\.07,`),
    ]);
  });

  it('is sent while it is read', async () => {
    const url = await service.listen({ port: 0, host: '127.0.0.1' });
    const answer = await fetch(`${url}/journal`, {
      headers: { accept: 'application/x-ndjson' },
    });
    expect(answer.headers.get('content-length')).toBeNull();
    let lines = 0;
    const body = Readable.fromWeb(answer.body as never);
    for await (const _ of createInterface({ input: body })) lines += 1;
    expect(lines).toBe(log.events.length);
  });

  it('without matches is empty, and unknown media types are refused', async () => {
    expect(await get('/journal?actor=nobody', { accept: 'application/x-ndjson' })).toMatchObject({
      status: 200,
      text: '',
    });
    expect((await get('/journal?actor=nobody', { accept: 'text/csv' })).text.split('\r\n')).toHaveLength(2);
    expect(await get('/journal', { accept: 'image/png' })).toMatchObject({ status: 406 });
  });
});
