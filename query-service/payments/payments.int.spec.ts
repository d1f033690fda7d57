import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recorded } from '../../events/recorded.ts';
import { derivedId } from '../../events/streams.ts';
import type { BookedEvent } from '../../events/views.ts';
import type { Service } from '../../platform/http/service.ts';
import { booksView } from '../../projection-service/books/store.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/servers/postgres.ts';
import { connectBooks } from '../testing/ledger.ts';
import { aQueryService } from '../testing/service.ts';
import type { PaymentAnswer, PaymentSummary } from './view.ts';

const [one, two, three] = ['1', '2', '3'].map((n) => `00000000-0000-4000-8000-00000000000${n}`) as [
  string,
  string,
  string,
];
const log: Recorded<BookedEvent>[] = [];

/** Adds events to a stream, each with a position after the last. */
function record(stream: string, effectiveOn: string, ...events: BookedEvent[]): void {
  for (const event of events) {
    const revision = log.filter((other) => other.stream === stream).length;
    const metadata = { recordedAt: '2026-11-22T10:00:00.000Z', effectiveOn, actor: 'clerk', correlationId: 'c' };
    const position = BigInt(log.length + 1) * 100n;
    log.push({ ...event, id: derivedId(stream, revision), stream, revision, position, metadata });
  }
}

function register(invoiceId: string, number: string, payable: number, customer = 'acme', currency = 'EUR'): void {
  const totals = { payable, taxExclusive: payable, tax: 0, prepaid: 0, lines: payable, taxInclusive: payable };
  record(`invoice-${invoiceId}`, '2026-10-01', {
    type: 'InvoiceRegistered',
    data: {
      ...{ invoiceId, number, customer: { id: customer, name: customer.toUpperCase() }, currency },
      ...{ issuedOn: '2026-10-01', lines: [], taxes: [], amountDue: payable },
      totals: { ...totals, allowances: 0, charges: 0 },
    },
  });
}

const reason = 'as it happened';
const applied = (
  paymentId: string,
  amount: number,
  receivedOn: string,
  amountDue: number,
  excess?: number,
): BookedEvent => ({
  type: 'PaymentApplied',
  data: {
    ...{ paymentId, amount, receivedOn, method: 'credit-transfer', reference: `ref ${paymentId}`, amountDue },
    ...(excess !== undefined && { excess }),
  },
});
const takenBack = (paymentId: string, amount: number, withdrawn: number, amountDue: number): BookedEvent => ({
  type: 'PaymentReversed',
  data: { reversalId: `v-${amount}`, paymentId, amount, withdrawn, reversedOn: '2026-11-20', reason, amountDue },
});
const credit = { currency: 'EUR', credit: 0 };

/**
 * A transfer of 1000 pays 100 of invoice 1 and 300 of invoice 2, so 600 becomes credit. 40 of invoice 1 are refunded, and come back; then 30.
 * 50 of invoice 2 are unapplied. The bank takes back 700: 600 of unapplied cash, the 50 of credit of invoice 2, and 50 that had paid it.
 */
function theTransfer(): void {
  const [stream, part] = ['payment-t', 'payments/t'];
  const allocations = [one, two].map((invoiceId) => ({ invoiceId, amount: 300 }));
  const receivedOn = '2026-11-10';
  const received = { paymentId: 't', customerId: 'acme', amount: 1_000, currency: 'EUR', receivedOn, allocations };
  record(stream, receivedOn, { type: 'PaymentReceived', data: { ...received, method: 'credit-transfer' } });
  record(`invoice-${one}`, receivedOn, applied(part, 100, receivedOn, 0));
  record(stream, receivedOn, { type: 'PaymentAllocated', data: { invoiceId: one, amount: 100 } });
  record(`invoice-${two}`, receivedOn, applied(part, 300, receivedOn, 0));
  record(stream, receivedOn, { type: 'PaymentAllocated', data: { invoiceId: two, amount: 300 } });
  const source = { paymentId: 't' };
  record('customer-acme', receivedOn, {
    type: 'CreditGranted',
    data: { ...credit, grantId: 'g', amount: 600, source },
  });
  record(stream, receivedOn, { type: 'PaymentSettled', data: { allocated: 400, credited: 600 } });
  const refunded = { paymentId: part, refundedOn: '2026-11-12', method: 'cash', reason };
  record(
    `invoice-${one}`,
    '2026-11-12',
    { type: 'PaymentRefunded', data: { ...refunded, refundId: 'f1', amount: 40, amountDue: 40 } },
    {
      type: 'RefundReversed',
      data: { refundId: 'f1', paymentId: part, amount: 40, reversedOn: '2026-11-13', reason, amountDue: 0 },
    },
    { type: 'PaymentRefunded', data: { ...refunded, refundId: 'f2', amount: 30, amountDue: 30 } },
  );
  const unappliedOn = '2026-11-14';
  record(`invoice-${two}`, unappliedOn, {
    type: 'PaymentUnapplied',
    data: { unapplicationId: 'u', paymentId: part, amount: 50, unappliedOn, reason, amountDue: 50 },
  });
  const reversal = { reversalId: 'v', reversedOn: '2026-11-20', reason, amount: 700 };
  record(stream, '2026-11-20', { type: 'PaymentReversalRequested', data: reversal });
  record(`invoice-${two}`, '2026-11-20', takenBack(part, 50, 50, 100));
  record(stream, '2026-11-20', { type: 'AllocationReversed', data: { invoiceId: two, amount: 50, withdrawn: 50 } });
  record(stream, '2026-11-20', { type: 'PaymentReversalCompleted', data: { reversalId: 'v', amount: 700 } });
}

let database: TestDatabase;
let service: Service;

beforeAll(async () => {
  register(one, 'INV-1', 100);
  register(two, 'INV-2', 300);
  register(three, 'INV-3', 1_000, 'globex', 'JPY');
  record(`invoice-${three}`, '2026-11-05', applied('t', 1_000, '2026-11-05', 0, 500)); // the name of a payment of another customer
  theTransfer();
  record(`invoice-${three}`, '2026-11-20', takenBack('t', 1_000, 500, 1_000));
  record(`invoice-${one}`, '2026-11-21', applied('late', 30, '2026-11-21', 0));
  record(`invoice-${two}`, '2026-11-21', {
    type: 'CustomerCreditApplied',
    data: { applicationId: 'credit/a', amount: 10, appliedOn: '2026-11-21', amountDue: 90 },
  });

  database = await createTestDatabase();
  const books = connectBooks(database.url);
  const view = booksView(books);
  await view.prepare();
  // in two batches, so that the second one finds rows of the first
  const half = log.slice(0, 12);
  await view.commit(half, undefined, half.at(-1)?.position ?? 0n);
  await view.commit(log.slice(12), half.at(-1)?.position, log.at(-1)?.position ?? 0n);
  await books.destroy();
  service = await aQueryService({ postgres: database.url });
});
afterAll(async () => {
  await service.close();
  await database.drop();
});

const get = async <Body>(url: string): Promise<Body> => {
  const answer = await service.inject(url);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const payment = (url: string) => get<PaymentAnswer>(url);

describe('a payment across invoices', () => {
  it('shows what it paid of each invoice, what became credit, what was taken back, and what is left', async () => {
    const { events, ...shown } = await payment('/payments/t');
    expect(shown).toEqual({
      paymentId: 't',
      customer: { id: 'acme', name: 'ACME' },
      currency: 'EUR',
      receivedOn: '2026-11-10',
      method: 'credit-transfer',
      amount: 1_000,
      applied: 270, // 100 − 30 of invoice 1, 300 − 50 − 50 of invoice 2
      unapplied: 0, // 600 + 50, all taken back
      refunded: 30, // the other refund came back
      reversed: 700,
      left: 270,
      state: 'partly-returned',
      invoices: [
        { invoiceId: one, number: 'INV-1', amount: 100, applied: 70, unapplied: 0, refunded: 30, reversed: 0 },
        { invoiceId: two, number: 'INV-2', amount: 300, applied: 200, unapplied: 0, refunded: 0, reversed: 100 },
      ],
      reversals: [{ reversedOn: '2026-11-20', reason, amount: 700 }],
      refunds: [
        {
          ...{ refundId: 'f1', invoiceId: one, amount: 40, refundedOn: '2026-11-12', method: 'cash', reason },
          cameBackOn: '2026-11-13',
        },
        { refundId: 'f2', invoiceId: one, amount: 30, refundedOn: '2026-11-12', method: 'cash', reason },
      ],
      unapplications: [{ invoiceId: two, amount: 50, unappliedOn: '2026-11-14', reason }],
    });
    expect(events.map(({ type, stream }) => `${type} ${stream.split('-')[0]}`)).toEqual([
      'PaymentReceived payment',
      'PaymentApplied invoice',
      'PaymentAllocated payment',
      'PaymentApplied invoice',
      'PaymentAllocated payment',
      'CreditGranted customer',
      'PaymentSettled payment',
      'PaymentRefunded invoice',
      'RefundReversed invoice',
      'PaymentRefunded invoice',
      'PaymentUnapplied invoice',
      'PaymentReversalRequested payment',
      'PaymentReversed invoice',
      'AllocationReversed payment',
      'PaymentReversalCompleted payment',
    ]);
  });

  it('is also found by its part of an invoice', async () => {
    expect(await payment(`/invoices/${one}/payments/payments%2Ft`)).toEqual(await payment('/payments/t'));
  });
});

describe('a payment of one invoice', () => {
  it('is another than the payment across invoices of the same name', async () => {
    const { events, ...shown } = await payment(`/invoices/${three}/payments/t`);
    expect(shown).toMatchObject({
      ...{ paymentId: 't', invoiceId: three, customer: { id: 'globex', name: 'GLOBEX' }, currency: 'JPY' },
      ...{ amount: 1_500, applied: 0, unapplied: 0, refunded: 0, reversed: 1_500, left: 0, state: 'returned' },
      invoices: [{ invoiceId: three, number: 'INV-3', amount: 1_500, applied: 0, reversed: 1_500 }],
      reversals: [{ reversedOn: '2026-11-20', reason, amount: 1_500 }],
    });
    expect(events.map(({ type }) => type)).toEqual(['PaymentApplied', 'PaymentReversed']);
  });

  it('is found whatever the case of the invoice id, and only on its invoice', async () => {
    expect(await payment(`/invoices/${three.toUpperCase()}/payments/t`)).toMatchObject({ amount: 1_500 });
    for (const path of ['/payments/late', `/invoices/${two}/payments/late`, `/invoices/${two}/payments/credit%2Fa`]) {
      const answer = await service.inject(path);
      expect(answer.json(), path).toMatchObject({ status: 404, type: '/problems/payment-not-found' });
    }
  });
});

describe('the list of payments', () => {
  const list = (query: string) => get<{ payments: PaymentSummary[]; next?: string }>(`/payments?${query}`);
  const names = async (query: string) =>
    (await list(query)).payments.map(({ paymentId, invoiceId }) =>
      invoiceId === undefined ? `${paymentId} (several)` : paymentId,
    );

  it.each([
    ['', ['late', 't (several)', 't']], // in the order in which they were recorded
    ['order=asc', ['t', 't (several)', 'late']],
    ['sort=receivedOn&order=asc', ['t', 't (several)', 'late']],
    ['customer=globex', ['t']],
    ['currency=EUR', ['late', 't (several)']],
    ['receivedFrom=2026-11-10', ['late', 't (several)']],
    ['receivedFrom=2026-11-11', ['late']],
    ['receivedUntil=2026-11-10', ['t (several)', 't']],
    ['receivedUntil=2026-11-09', ['t']],
    ['state=received', ['late']],
    ['state=partly-returned', ['t (several)']],
    ['state=returned', ['t']],
    ['state=allocating', []],
  ])('with %s', async (query, meant) => {
    expect(await names(query)).toEqual(meant);
  });

  it('comes in pages that are as one', async () => {
    for (const query of ['', 'order=asc', 'sort=receivedOn', 'receivedFrom=2026-11-01&order=asc']) {
      const paged: PaymentSummary[] = [];
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const page: Awaited<ReturnType<typeof list>> = await list(`${query}&limit=1${cursor && `&cursor=${cursor}`}`);
        paged.push(...page.payments);
        cursor = page.next;
      }
      expect(paged).toEqual((await list(query)).payments);
    }
    const { next } = await list('limit=1');
    const foreign = await service.inject(`/payments?order=asc&cursor=${next}`);
    expect(foreign.json()).toMatchObject({ status: 400, type: '/problems/malformed-cursor' });
  });

  it('comes as a file, whole and in its order', async () => {
    const { payments } = await list('');
    const as = (accept: string) => service.inject({ url: '/payments', headers: { accept } });
    const lines = (await as('application/x-ndjson')).body.split('\n').slice(0, -1);
    expect(lines.map((line) => JSON.parse(line))).toEqual(payments);
    expect((await as('text/csv')).body.split('\r\n').slice(0, 3)).toEqual([
      'paymentId,invoiceId,customerId,customerName,receivedOn,method,reference,currency,amount,applied,unapplied,refunded,reversed,state',
      `late,${one},acme,ACME,2026-11-21,credit-transfer,ref late,EUR,30,30,0,0,0,received`,
      't,,acme,ACME,2026-11-10,credit-transfer,,EUR,1000,270,0,30,700,partly-returned',
    ]);
    const inMajor = await service.inject({ url: '/payments?units=major', headers: { accept: 'text/csv' } });
    expect(inMajor.body.split('\r\n').slice(0, 4)).toEqual([
      'paymentId,invoiceId,invoiceNumber,customerId,customerName,receivedOn,method,reference,currency,amount,applied,unapplied,refunded,reversed,state',
      `late,${one},INV-1,acme,ACME,2026-11-21,credit-transfer,ref late,EUR,0.30,0.30,0.00,0.00,0.00,received`,
      't,,,acme,ACME,2026-11-10,credit-transfer,,EUR,10.00,2.70,0.00,0.30,7.00,partly-returned',
      `t,${three},INV-3,globex,GLOBEX,2026-11-05,credit-transfer,ref t,JPY,1500,0,0,0,1500,returned`,
    ]);
  });

  it('waits for the position of a command before it answers, also that a payment is not found', async () => {
    const end = log.at(-1)?.position ?? 0n;
    const urls = ['/payments', '/payments/t', '/payments/unknown', `/invoices/${one}/payments/unknown`];
    const waits = urls.map(async (url) => {
      const at = (position: bigint) => service.inject({ url, headers: { 'ledger-position': String(position) } });
      expect((await at(end)).headers['ledger-position'], url).toBe(String(end));
      expect((await at(end + 1n)).json(), url).toMatchObject({ status: 503, type: '/problems/view-behind' });
    });
    await Promise.all(waits);
  });
});

describe('a payment whose id is a UUID', () => {
  const small = 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6';
  const capital = small.toUpperCase();
  beforeAll(async () => {
    const before = log.length;
    const on = '2026-11-22';
    const received = {
      paymentId: small,
      customerId: small,
      amount: 50,
      currency: 'EUR',
      receivedOn: on,
      allocations: [],
    };
    record(`payment-${capital}`, on, { type: 'PaymentReceived', data: { ...received, method: 'cash' } });
    record(`invoice-${three}`, on, applied(small, 1, on, 0));
    const books = connectBooks(database.url);
    const added = log.slice(before);
    await booksView(books).commit(added, log[before - 1]?.position, added.at(-1)?.position ?? 0n);
    await books.destroy();
  });

  it('is found in capitals and in small letters, also if an earlier version began its stream in capitals', async () => {
    for (const id of [small, capital]) {
      const { events, paymentId, customer } = await payment(`/payments/${id}`);
      expect([paymentId, customer.id, events.map(({ type }) => type)]).toEqual([small, small, ['PaymentReceived']]);
      expect(await payment(`/invoices/${three}/payments/${id}`)).toMatchObject({ paymentId: small, amount: 1 });
      expect(await payment(`/invoices/${three}/payments/payments%2F${id}`)).toMatchObject({ amount: 50 });
    }
  });

  it('is found by its customer, and its events by their subject, in capitals and in small letters', async () => {
    for (const id of [small, capital]) {
      expect(await get(`/payments?customer=${id}`)).toMatchObject({ payments: [{ paymentId: small }] });
      expect(await get(`/journal?subject=${id}&order=oldest`)).toMatchObject({
        events: [{ type: 'PaymentReceived' }, { type: 'PaymentApplied' }],
      });
    }
  });
});
