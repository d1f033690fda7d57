import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readInvoice } from '../../events/einvoice/read-invoice.ts';
import { example } from '../../events/einvoice/testing/example.ts';
import type { Service } from '../../platform/http/service.ts';
import type { View } from '../../platform/projection/view.ts';
import type { AuditTables } from '../../projection-service/audit/document.ts';
import { postgresAuditLog } from '../../projection-service/audit/postgres-store.ts';
import { auditView } from '../../projection-service/audit/view.ts';
import type { BalancesTables } from '../../projection-service/balances/schema.ts';
import { balancesView } from '../../projection-service/balances/store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { aLog, bringUpToDate, connectAudit, connectBalances } from '../testing/ledger.ts';
import { aQueryService } from '../testing/service.ts';

const log = aLog();
let database: TestDatabase;
let balances: Kysely<BalancesTables>;
let audit: Kysely<AuditTables>;
let views: View[];
let service: Service;

const catchUp = () => Promise.all(views.map((view) => bringUpToDate(view, log)));

beforeAll(async () => {
  database = await createTestDatabase();
  balances = connectBalances(database.url);
  audit = connectAudit(database.url);
  views = [balancesView(balances), auditView(postgresAuditLog(audit))];
  for (const view of views) await view.prepare();
  service = await aQueryService({ postgres: database.url });
});
afterAll(async () => {
  await service.close();
  await Promise.all([balances.destroy(), audit.destroy()]);
  await database.drop();
});

async function get(url: string, headers: Record<string, string> = {}) {
  const answer = await service.inject({ url, headers });
  return { status: answer.statusCode, headers: answer.headers, body: answer.body === '' ? undefined : answer.json() };
}

describe('an invoice', () => {
  it('is returned as issued, with its state, its amounts and its payments', async () => {
    const invoiceId = log.register({ payable: 100_000, number: 'INV-1', dueOn: '2026-12-22' });
    log.pay(invoiceId, 90_000);
    await catchUp();
    const { status, body, headers } = await get(`/invoices/${invoiceId}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      invoiceId,
      number: 'INV-1',
      customer: { id: 'acme', name: 'Acme' },
      currency: 'EUR',
      issuedOn: '2026-11-22',
      dueOn: '2026-12-22',
      state: 'partially-paid',
      overdue: false,
      totals: { lines: 100_000, payable: 100_000 },
      lines: [{ description: 'Consulting', quantity: '1', unitPrice: '100000', net: 100_000 }],
      taxes: [{ category: 'Z', rate: '0', taxable: 100_000, tax: 0 }],
      paid: 90_000,
      amountDue: 10_000,
      payments: [
        { kind: 'money', amount: 90_000, receivedOn: '2026-11-30', method: 'credit-transfer', reference: 'E2E-1' },
      ],
      creditNotes: [],
      revision: 2,
      position: String(log.end()),
    });
    expect(headers).toMatchObject({ etag: '"2"', 'ledger-position': String(log.end()) });
  });

  it('leaves out what has no value', async () => {
    const invoiceId = log.register({ payable: 1 });
    await catchUp();
    const { body } = await get(`/invoices/${invoiceId}`);
    expect(Object.keys(body)).not.toContain('number');
    expect(Object.values(body)).not.toContain(null);
  });

  it('is not sent again to a client that has it', async () => {
    const invoiceId = log.register({ payable: 1 });
    await catchUp();
    const same = await get(`/invoices/${invoiceId}`, { 'if-none-match': '"0"' });
    expect(same).toMatchObject({ status: 304, body: undefined, headers: { etag: '"0"' } });
    expect(await get(`/invoices/${invoiceId}`, { 'if-none-match': '"1"' })).toMatchObject({ status: 200 });
  });

  it('keeps the largest amounts exact', async () => {
    const invoiceId = log.register({ payable: Number.MAX_SAFE_INTEGER, customer: { id: 'rich', name: 'Rich' } });
    await catchUp();
    expect((await get(`/invoices/${invoiceId}`)).body.amountDue).toBe(Number.MAX_SAFE_INTEGER);
    expect((await get('/customers/rich/balance')).body.balances[0].due).toBe(Number.MAX_SAFE_INTEGER);
  });

  it("that was never registered is not found, and the answer has the view's position", async () => {
    await catchUp();
    for (const path of ['', '/history']) {
      const { status, body, headers } = await get(`/invoices/${randomUUID()}${path}`);
      expect([path, status, body.type]).toEqual([path, 404, '/problems/invoice-not-found']);
      expect(headers['ledger-position']).toBe(String(log.end()));
    }
  });

  it('is refused if its id is malformed', async () => {
    for (const id of ['7', "x'; drop table invoices", `urn:uuid:${randomUUID()}`, '%00']) {
      expect(await get(`/invoices/${encodeURIComponent(id)}`)).toMatchObject({ status: 400 });
      expect(await get(`/invoices/${encodeURIComponent(id)}/history`)).toMatchObject({ status: 400 });
    }
  });
});

describe('an invoice as a document', () => {
  const asXml = (invoiceId: string, accept = 'application/xml', query = '') =>
    service.inject({ url: `/invoices/${invoiceId}${query}`, headers: { accept } });

  it('is a UBL document with the same content', async () => {
    const invoiceId = log.issue(example);
    await catchUp();
    const answer = await asXml(invoiceId);
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/xml']);
    expect(readInvoice(answer.body).content).toEqual(example);
  });

  it('is a UBL or a CII document, as the request says', async () => {
    const invoiceId = log.issue(example);
    await catchUp();
    const read = async (syntax: string) => (await asXml(invoiceId, 'application/xml', `?syntax=${syntax}`)).body;
    expect(await read('ubl')).toBe((await asXml(invoiceId)).body);
    expect(await read('cii')).toContain('<rsm:CrossIndustryInvoice ');
    expect(readInvoice(await read('cii')).content).toMatchObject({ number: example.number, lines: example.lines });
    expect((await asXml(invoiceId, 'application/xml', '?syntax=pdf')).json()).toMatchObject({
      status: 400,
      type: '/problems/malformed-request',
    });
  });

  it('is refused with the broken rules if it is not valid by EN 16931', async () => {
    const invoiceId = log.register({ payable: 100 });
    await catchUp();
    const answer = await asXml(invoiceId);
    expect(answer.json()).toMatchObject({ status: 422, type: '/problems/not-an-en16931-invoice' });
    expect(answer.json().rules).toContainEqual({
      rule: 'BR-06',
      detail: expect.any(String),
      term: 'BT-27',
      pointers: ['/seller/name'],
    });
  });

  it('is not available in other media types', async () => {
    expect((await asXml(randomUUID(), 'text/html')).json()).toMatchObject({
      status: 406,
      type: '/problems/not-acceptable',
    });
    expect((await asXml(randomUUID())).json()).toMatchObject({ status: 404, type: '/problems/invoice-not-found' });
  });
});

describe('an invoice whose stream is parked', () => {
  it('has the revision from which on it is not up to date', async () => {
    const invoiceId = log.register({ payable: 100 });
    await catchUp();
    const [view] = views;
    const at = await view?.checkpoint();
    const stream = { stream: `invoice-${invoiceId}`, position: at ?? 0n, type: 'PaymentApplied', reason: 'a test' };
    await view?.parking?.park({ ...stream, revision: 1 }, at);
    expect((await get(`/invoices/${invoiceId}`)).body).toMatchObject({ amountDue: 100, revision: 0, parkedSince: 1 });
  });

  it('is not reported as not found', async () => {
    const [view] = views;
    const [at, invoiceId] = [await view?.checkpoint(), randomUUID()];
    const stream = { stream: `invoice-${invoiceId}`, position: at ?? 0n, type: 'InvoiceRegistered', reason: 'a test' };
    await view?.parking?.park({ ...stream, revision: 0 }, at);
    expect(await get(`/invoices/${invoiceId}`)).toMatchObject({
      status: 503,
      body: { type: '/problems/invoice-parked' },
    });
  });
});

describe('a list of invoices', () => {
  const customer = { id: 'Müller & Söhne?', name: 'Listed' };
  const list = (query: Record<string, string>) => get(`/invoices?${new URLSearchParams(query)}`);
  const numbers = (body: { invoices: { number: string }[] }) => body.invoices.map(({ number }) => number);

  beforeAll(async () => {
    for (let i = 0; i < 7; i++) {
      const id = log.register({ payable: 100 + i, number: `L-${i}`, customer, dueOn: `2026-12-${10 + (i % 3)}` });
      if (i === 2) log.pay(id, 102);
      if (i === 4) log.becomeOverdue(id, '2026-12-11');
    }
    await catchUp();
  });

  it('begins with the newest invoice, and has no lines and payments', async () => {
    const { body, headers } = await list({ customer: customer.id });
    expect(numbers(body)).toEqual(['L-6', 'L-5', 'L-4', 'L-3', 'L-2', 'L-1', 'L-0']);
    expect(body).not.toHaveProperty('next');
    expect(headers['ledger-position']).toBe(String(log.end()));
    expect(body.invoices[4]).toEqual({
      invoiceId: expect.any(String),
      number: 'L-2',
      customer,
      currency: 'EUR',
      issuedOn: '2026-11-22',
      dueOn: '2026-12-12',
      state: 'paid',
      overdue: false,
      totals: expect.objectContaining({ payable: 102 }),
      paid: 102,
      credited: 0,
      writtenOff: 0,
      voided: 0,
      refunded: 0,
      amountDue: 0,
      revision: 2,
      position: expect.stringMatching(/^\d{19}$/),
    });
  });

  it('can be filtered by customer, state, overdue and due date', async () => {
    expect(numbers((await list({ customer: customer.id, state: 'paid' })).body)).toEqual(['L-2']);
    expect(numbers((await list({ customer: customer.id, overdue: 'true' })).body)).toEqual(['L-4']);
    expect((await list({ customer: customer.id, overdue: 'false' })).body.invoices).toHaveLength(6);
    expect(numbers((await list({ customer: customer.id, dueBefore: '2026-12-12' })).body)).toEqual([
      'L-0',
      'L-3',
      'L-6',
      'L-1',
      'L-4',
    ]);
    expect((await list({ customer: 'nobody' })).body).toEqual({ invoices: [] });
  });

  it('can be filtered by several values, of which one has to match', async () => {
    const { id } = customer;
    const ask = async (...query: [string, string][]) => (await get(`/invoices?${new URLSearchParams(query)}`)).body;
    const both = await ask(['customer', id], ['state', 'paid'], ['state', 'open'], ['limit', '3']);
    expect(numbers(both)).toEqual(['L-6', 'L-5', 'L-4']);
    // in another order, and twice, it is the same list
    const states: [string, string][] = [
      ['state', 'open'],
      ['state', 'paid'],
      ['state', 'open'],
    ];
    const rest = await ask(['customer', id], ...states, ['limit', '9'], ['cursor', both.next]);
    expect(numbers(rest)).toEqual(['L-3', 'L-2', 'L-1', 'L-0']);
    expect(numbers(await ask(['customer', id], ['customer', 'nobody'], ['state', 'paid']))).toEqual(['L-2']);
    expect((await get(`/invoices/summary?customer=nobody&customer=${encodeURIComponent(id)}`)).body.count).toBe(7);
  });

  it('has the parts that it is asked for', async () => {
    const { body } = await get(
      `/invoices?customer=${encodeURIComponent(customer.id)}&state=paid&expand=payments&expand=lines`,
    );
    const [listed] = body.invoices;
    const whole = (await get(`/invoices/${listed.invoiceId}`)).body;
    expect(listed.payments).toHaveLength(1);
    expect([listed.payments, listed.lines, listed.creditNotes]).toEqual([whole.payments, whole.lines, undefined]);
    const parts = `/invoices/${listed.invoiceId}`;
    expect((await get(`${parts}/payments`)).body).toEqual({ payments: whole.payments });
    expect((await get(`${parts}/credit-notes`)).body).toEqual({ creditNotes: [] });
    for (const part of ['payments', 'credit-notes'])
      expect(await get(`/invoices/${randomUUID()}/${part}`)).toMatchObject({ status: 404 });
  });

  it('has fewer invoices on a page with their parts, and goes on behind them', async () => {
    const many = { id: 'many', name: 'Many' };
    for (let i = 0; i < 21; i++) log.register({ payable: 1, number: `M-${i}`, customer: many });
    await catchUp();
    const path = '/invoices?customer=many&expand=lines&expand=lines&limit=200';
    const first = (await get(path)).body;
    expect(numbers(first)).toHaveLength(20);
    expect(numbers((await get(`${path}&cursor=${encodeURIComponent(first.next)}`)).body)).toEqual(['M-0']);
  });

  it.each([{ customer: customer.id }, { customer: customer.id, dueBefore: '2027-01-01' }])(
    'comes in pages that neither skip nor repeat, while the ledger grows: %o',
    async (filter) => {
      const whole = numbers((await list(filter)).body);
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const { body } = await list({ ...filter, limit: '2', ...(cursor !== undefined && { cursor }) });
        expect(body.invoices.length).toBeLessThanOrEqual(2);
        seen.push(...numbers(body));
        cursor = body.next;
        log.register({ payable: 1, number: `later-${randomUUID()}`, customer, dueOn: '2026-12-01' });
        await catchUp();
      } while (cursor !== undefined);
      expect(seen.filter((number) => !number.startsWith('later'))).toEqual(
        whole.filter((number) => !number.startsWith('later')),
      );
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  it.each([
    [{ limit: '0' }, '/limit'],
    [{ limit: '201' }, '/limit'],
    [{ limit: 'many' }, '/limit'],
    [{ state: 'lost' }, '/state/0'],
    [{ dueBefore: '2026-02-30' }, '/dueBefore'],
    [{ dueBefore: '0001-01-01' }, '/dueBefore'],
    [{ overdue: 'perhaps' }, '/overdue'],
    [{ customer: 'a\u0000' }, '/customer'],
    [{ cursor: 'made-up' }, '/cursor'],
    [{ colour: 'red' }, '/colour'],
  ])('is refused for %o', async (query, pointer) => {
    const { status, body } = await list(query as Record<string, string>);
    expect([status, body.errors[0].pointer]).toEqual([400, pointer]);
  });
});

describe("a customer's balance", () => {
  it('is the sum of the invoices in each currency, with the latest name', async () => {
    const before = { id: 'two-currencies', name: 'Before' };
    const first = log.register({ payable: 1_000, customer: before });
    log.register({ payable: 500, customer: before });
    log.register({ payable: 70_000, customer: { ...before, name: 'After' }, currency: 'JPY' });
    log.pay(first, 900);
    await catchUp();
    const { status, body, headers } = await get('/customers/two-currencies/balance');
    const rest = { credited: 0, writtenOff: 0, voided: 0, refunded: 0 };
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        customer: { id: 'two-currencies', name: 'After' },
        balances: [
          { currency: 'EUR', invoiced: 1_500, paid: 900, due: 600, openInvoices: 2, ...rest, credit: 0 },
          { currency: 'JPY', invoiced: 70_000, paid: 0, due: 70_000, openInvoices: 1, ...rest, credit: 0 },
        ],
      },
    });
    expect(headers['ledger-position']).toBe(String(log.end()));
  });

  it('is found by the longest id, and by one with characters that a URL escapes', async () => {
    for (const id of ['€'.repeat(100), 'A & B? #1 50% +x', 'customer-7:eu.']) {
      log.register({ payable: 5, customer: { id, name: 'N' } });
      await catchUp();
      const { status, body } = await get(`/customers/${encodeURIComponent(id)}/balance`);
      expect([status, body.customer?.id]).toEqual([200, id]);
    }
  });

  it('is not found for a customer without invoices and credit', async () => {
    expect(await get('/customers/nobody/balance')).toMatchObject({
      status: 404,
      body: { type: '/problems/customer-not-found' },
    });
  });
});

describe('the history of an invoice', () => {
  it('has who did what and when, with the state and the amount due before and after', async () => {
    const invoiceId = log.register({ payable: 100_000 });
    log.pay(invoiceId, 90_000);
    await catchUp();
    const { status, body, headers } = await get(`/invoices/${invoiceId}/history`);
    expect(status).toBe(200);
    expect(body.events).toMatchObject([
      {
        revision: 0,
        type: 'InvoiceRegistered',
        before: { state: 'unregistered', amountDue: 0 },
        after: { state: 'open', amountDue: 100_000 },
      },
      {
        revision: 1,
        position: String(log.end() - 1_000n),
        type: 'PaymentApplied',
        recordedAt: '2026-11-22T10:00:00.000Z',
        effectiveOn: '2026-11-30',
        actor: 'alice',
        correlationId: 'order-7',
        change: { amount: 90_000, method: 'credit-transfer' },
        before: { state: 'open', amountDue: 100_000 },
        after: { state: 'open', amountDue: 10_000 },
      },
      { revision: 2, type: 'InvoicePartiallyPaid', after: { state: 'partially-paid', amountDue: 10_000 } },
    ]);
    expect(body).not.toHaveProperty('next');
    expect(headers['ledger-position']).toBe(String(log.end()));
    expect((await get(`/invoices/${invoiceId.toUpperCase()}/history`)).body.events).toHaveLength(3);
  });

  it('comes in pages if it is long', async () => {
    const invoiceId = log.register({ payable: 1_000 });
    for (let i = 0; i < 4; i++) log.pay(invoiceId, 1);
    await catchUp();
    const first = await get(`/invoices/${invoiceId}/history?limit=5`);
    expect(first.body.events).toHaveLength(5);
    const rest = await get(`/invoices/${invoiceId}/history?cursor=${first.body.next}&limit=5`);
    expect((await get(`/invoices/${invoiceId}/history?from=5&limit=5`)).body).toEqual(rest.body);
    expect(rest.body.events.map(({ revision }: { revision: number }) => revision)).toEqual([5, 6, 7, 8]);
    expect(rest.body).not.toHaveProperty('next');
    expect(await get(`/invoices/${randomUUID()}/history?cursor=${first.body.next}`)).toMatchObject({
      status: 400,
      body: { type: '/problems/malformed-cursor' },
    });
    expect(await get(`/invoices/${invoiceId}/history?from=9`)).toMatchObject({ status: 200, body: { events: [] } });
    expect(await get(`/invoices/${invoiceId}/history?from=10`)).toMatchObject({
      status: 404,
      body: { type: '/problems/no-such-revision' },
    });
    expect(await get(`/invoices/${randomUUID()}/history?from=10`)).toMatchObject({
      status: 404,
      body: { type: '/problems/invoice-not-found' },
    });
  });
});

describe('a read after a write', () => {
  it('waits for the position of the write', async () => {
    const invoiceId = log.register({ payable: 1_000 });
    const headers = { 'ledger-position': String(log.end()) };
    const answers = Promise.all([
      get(`/invoices/${invoiceId}`, headers),
      get(`/invoices/${invoiceId}/history`, headers),
    ]);
    await catchUp();
    expect((await answers).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('is refused if its position is malformed', async () => {
    for (const position of ['soon', '-1', '99999999999999999999']) {
      expect(await get('/invoices', { 'ledger-position': position })).toMatchObject({ status: 400 });
    }
  });
});
