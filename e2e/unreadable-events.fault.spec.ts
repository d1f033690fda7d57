// Events that another program, or a later version of the service, wrote to streams of each kind: whoever does not need them goes on.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { binaryEvent, EventStoreDBClient, type JSONType, jsonEvent } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventVersions, type LedgerEvent } from '../events/event-versions.ts';
import type { InvoiceView } from '../events/invoice-view.ts';
import { sampleEvents } from '../events/samples/read-samples.ts';
import { kindOfStream } from '../events/streams.ts';
import { get, getOnce, type Problem, post, postOnce, send } from '../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../testing/http/requests.ts';
import { type Services, startServices } from '../testing/processes/services.ts';
import { changeByte } from '../testing/servers/change-byte.ts';

let ledger: Services;
let client: EventStoreDBClient;
beforeAll(async () => {
  ledger = await startServices();
  client = EventStoreDBClient.connectionString(ledger.eventStoreUrl);
});
afterAll(async () => {
  await client.dispose();
  await ledger[Symbol.asyncDispose]();
});

const kinds = ['invoice', 'customer', 'payment', 'name', 'series', 'number', 'books', 'receivables', 'due', 'process'];
type Fault = 'newer version' | 'unknown type' | 'not JSON' | 'insane amount';
const faults: Fault[] = ['newer version', 'unknown type', 'not JSON', 'insane amount'];
const reasons: Record<Fault, string> = {
  'newer version': 'update the service',
  'unknown type': 'does not know the type: update the service',
  'not JSON': 'has data that are not a JSON object',
  'insane amount': 'is broken: its data/',
};
const isUnknown = (fault: Fault) => fault === 'newer version' || fault === 'unknown type';

/** An event of a kind of stream, with a fault. */
function unreadable(kind: string, fault: Fault) {
  const { type, data, metadata } = sampleEvents().findLast(({ streamId }) => kindOfStream(streamId) === kind) ?? {};
  if (type === undefined) throw new Error(`there is no sample of ${kind}`);
  const schema = eventVersions[type as LedgerEvent['type']];
  const about = { ...(metadata as object), schema };
  if (fault === 'unknown type') return jsonEvent({ type: 'FromALaterVersion', data: {}, metadata: about });
  if (fault === 'newer version')
    return jsonEvent({ type, data: data as JSONType, metadata: { ...about, schema: schema + 1 } });
  const damaged = Object.fromEntries(Object.entries(data as object).map(([name, value]) => [name, { was: value }]));
  if (fault === 'insane amount') return jsonEvent({ type, data: damaged, metadata: about });
  return binaryEvent({ type, data: Buffer.from('{"amount": 1,'), metadata: Buffer.from(JSON.stringify(about)) });
}

const append = (stream: string, fault: Fault) =>
  client.appendToStream(stream, unreadable(kindOfStream(stream), fault), { deadline: 60_000 });

const today = () => new Date().toISOString().slice(0, 10);
const ofToday = (amount: number, customer = newCustomer()) => ({ ...invoiceOf(amount, customer), issuedOn: today() });
const payment = (amount: number) => ({ ...paymentOf(amount), receivedOn: today() });
const command = async <Body = InvoiceView>(path: string, body: object) => {
  const answer = await post<Body>(ledger.commandUrl + path, body);
  expect([path, answer.status, answer.text]).toEqual([path, 201, answer.text]);
  return answer.body;
};

type Parked = { view: string; stream: string; reason: string; revision: number };
const parked = async () => (await get<{ parked: Parked[] }>(`${ledger.queryUrl}/views/parked`)).body.parked;

/** The streams with an unreadable event that commands name. */
const victims = new Map(
  faults.map((fault, index) => {
    const customer = newCustomer();
    return [
      fault,
      {
        customer,
        invoice: ofToday(10_000, customer),
        paymentId: crypto.randomUUID(),
        number: `N-${index}`,
        series: `S${index}-`,
      },
    ] as const;
  }),
);

async function everythingElseGoesOn(): Promise<void> {
  const customer = newCustomer();
  const first = ofToday(10_000, customer);
  const second = { ...ofToday(10_000, customer), dueOn: '2999-12-23' };
  await command('/invoices', { ...first, number: crypto.randomUUID() });
  await command('/invoices', { ...second, series: `${crypto.randomUUID().slice(0, 8)}-` });
  await command(`/invoices/${first.invoiceId}/payments`, payment(2_000));
  expect(
    (await send('PUT', `${ledger.commandUrl}/customers/${customer}/credit/automatic`, { automatic: true })).status,
  ).toBe(200);
  await command('/payments', { ...payment(7_000), customerId: customer }); // the open invoices, oldest due first
  await command(`/invoices/${first.invoiceId}/payments`, payment(3_000)); // an excess: automatic credit pays the other
  const of = async ({ invoiceId }: { invoiceId: string }) =>
    (await get<InvoiceView>(`${ledger.queryUrl}/invoices/${invoiceId}`)).body;
  await expect.poll(async () => (await of(first)).paid + (await of(second)).paid, { timeout: 20_000 }).toBe(12_000);
  const history = await get<{ events: object[] }>(`${ledger.queryUrl}/invoices/${first.invoiceId}/history`);
  expect(history.body).not.toHaveProperty('broken');
  const late = { ...ofToday(10_000), issuedOn: today(), dueOn: today() };
  await command('/invoices', late);
}

describe('an unreadable event in each kind of stream', () => {
  it('stops nobody who does not need it', { timeout: 120_000 }, async () => {
    for (const [fault, { customer, invoice, paymentId, number, series }] of victims) {
      await command('/invoices', invoice);
      const streams = [
        `invoice-${invoice.invoiceId}`,
        `customer-${customer}`,
        `payment-${paymentId}`,
        `name-${crypto.randomUUID()}`,
        `series-${series}`,
        `number-invoice/${number}`,
        `receivables-${customer}`,
        'due-2026-11-20',
        'process-overdue',
      ];
      expect([...new Set([...streams, 'books-closing'].map(kindOfStream))].toSorted()).toEqual(kinds.toSorted());
      for (const stream of streams) await append(stream, fault);
    }
    await everythingElseGoesOn();
  });

  it.each(faults)('of fault "%s" is named to those who need it, and records nothing', async (fault) => {
    const { customer, invoice, paymentId, number, series } =
      victims.get(fault) ?? (Promise.reject(new Error(fault)) as never);
    const status = isUnknown(fault) ? 503 : 409;
    const type = `/problems/${isUnknown(fault) ? 'event-unknown' : 'event-broken'}`;
    const requests: [string, object, string][] = [
      [`/invoices/${invoice.invoiceId}/payments`, payment(100), `invoice-${invoice.invoiceId}`],
      [
        `/customers/${customer}/credit/refunds`,
        { amount: 1, currency: 'EUR', method: 'cash', reason: 'r' },
        `customer-${customer}`,
      ],
      [`/payments/${paymentId}/reversal`, { reason: 'r' }, `payment-${paymentId}`],
      ['/invoices', { ...ofToday(100), series }, `series-${series}`],
      ['/invoices', { ...ofToday(100), number }, `number-invoice/${number}`],
      ['/payments', { ...payment(100), customerId: customer }, `customer-${customer}`],
    ];
    for (const [path, body, stream] of requests) {
      const refused = await postOnce<Problem & { stream: string; revision: number }>(ledger.commandUrl + path, body);
      expect([path, refused.status, refused.body.type]).toEqual([path, status, type]);
      expect(refused.body).toMatchObject({
        stream,
        revision: expect.any(Number),
        detail: expect.stringContaining(reasons[fault]),
      });
    }
    const asOf = await getOnce<Problem>(`${ledger.queryUrl}/invoices/${invoice.invoiceId}?revision=1`);
    expect(asOf).toMatchObject({ status, body: { type } });
  });

  it.each(faults)('of fault "%s" is listed with its reason, and its history shows it as broken', async (fault) => {
    const { customer, invoice, paymentId } = victims.get(fault) ?? (undefined as never);
    const reason = expect.stringContaining(reasons[fault]);
    const invoiceStream = `invoice-${invoice.invoiceId}`;
    for (const view of ['balances', 'audit', 'books'])
      await expect
        .poll(parked)
        .toContainEqual(expect.objectContaining({ view, stream: invoiceStream, revision: 1, reason }));
    // the follow-ups of the event before it need the invoice, so they may wait from that event on
    await expect
      .poll(parked)
      .toContainEqual(expect.objectContaining({ view: 'follow-ups', stream: invoiceStream, reason }));
    for (const stream of [`customer-${customer}`, `payment-${paymentId}`])
      await expect.poll(parked).toContainEqual(expect.objectContaining({ view: 'books', stream, reason }));
    const history = await get<object>(`${ledger.queryUrl}/invoices/${invoice.invoiceId}/history`);
    expect(history).toMatchObject({
      status: 200,
      body: { events: [{ revision: 0 }], broken: { revision: 1, reason } },
    });
  });
});

it.each(faults)(
  'a closing with the fault "%s" keeps commands out of days that are over, not out of today',
  async (fault) => {
    await append('books-closing', fault);
    const before = { ...invoiceOf(100), issuedOn: '2026-11-22' };
    await expect
      .poll(
        async () =>
          (await postOnce<Problem>(`${ledger.commandUrl}/invoices`, { ...before, invoiceId: crypto.randomUUID() }))
            .body,
      )
      .toMatchObject({ stream: 'books-closing', detail: expect.stringContaining(reasons[fault]) });
    await command('/invoices', ofToday(100));
  },
);

it.each(faults)(
  'follow-ups whose checkpoint has the fault "%s" begin at the start of the log',
  { timeout: 120_000 },
  async (fault) => {
    await ledger.kill('process-manager');
    await append('process-follow-ups', fault);
    await ledger.start('process-manager');
    await everythingElseGoesOn();
  },
);

it('an event with a changed byte on the disk stops its stream only, and makes no wrong amount', {
  timeout: 120_000,
}, async () => {
  const invoice = ofToday(10_000);
  const [stream, path] = [`invoice-${invoice.invoiceId}`, `/invoices/${invoice.invoiceId}`];
  await command('/invoices', invoice);
  await ledger.kill('projection-service'); // so that the views do not have the payment yet
  await command(`${path}/payments`, payment(2_000));
  await ledger.kill('command-service'); // it still has the invoice as it was
  await ledger.kill('event-store', 'SIGTERM');
  const log = join(ledger.logFolder, '..', 'event-store.sqlite');
  changeByte(log, { stream, revision: 1, column: 'response', text: '2000' });
  await ledger.start('event-store');
  await Promise.all([ledger.start('command-service'), ledger.start('projection-service')]);

  const reason = `event 1 of ${stream} (PaymentApplied) is damaged in the event store: its content does not fit its checksum. Restore`;
  for (let n = 0; n < 12; n++) {
    const refused = await postOnce<Problem>(`${ledger.commandUrl}${path}/payments`, payment(300));
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/event-broken', stream, revision: 1 } });
    expect(refused.body.detail).toContain(reason);
  }
  await everythingElseGoesOn(); // refusals do not open the circuit breaker
  for (const view of ['balances', 'audit', 'books'])
    await expect
      .poll(parked)
      .toContainEqual(expect.objectContaining({ view, stream, revision: 1, reason: expect.stringContaining(reason) }));
  expect((await get(`${ledger.queryUrl}${path}`)).body).toMatchObject({ paid: 0, parkedSince: 1 });
  const history = (await get(`${ledger.queryUrl}${path}/history`)).body;
  expect(history).toMatchObject({ events: [{ revision: 0 }], broken: { revision: 1 } });
  const said = await readFile(join(ledger.logFolder, 'event-store.log'), 'utf8');
  expect(said).toContain(`${log}: event 1 of ${stream} is damaged in the event store`);
});

it('one payment with an amount in text, an inconsistent or a negative one makes no wrong amount', async () => {
  const metadata = { ...(sampleEvents()[1]?.metadata as object), schema: 1 };
  const data = { paymentId: 'other-1', receivedOn: today(), method: 'card' };
  for (const [wrong, why] of [
    [{ amount: '100', amountDue: '9900' }, 'its data/amount must be integer, and is "100"'],
    [{ amount: 100, amountDue: 5 }, 'says that 5 is due, but by the events up to it 9900 is due'],
    [{ amount: -5_000, amountDue: 15_000 }, 'its data/amount must be >= 0, and is -5000'],
  ] as const) {
    const invoice = ofToday(10_000);
    const path = `/invoices/${invoice.invoiceId}`;
    await command('/invoices', invoice);
    const event = jsonEvent({ type: 'PaymentApplied', data: { ...data, ...wrong }, metadata });
    await client.appendToStream(`invoice-${invoice.invoiceId}`, event);
    const refused = await postOnce<Problem>(`${ledger.commandUrl}${path}/payments`, payment(300));
    expect(refused).toMatchObject({ status: 409, body: { type: '/problems/event-broken', revision: 1 } });
    expect(refused.body.detail).toContain(why);
    await expect
      .poll(async () => (await get(`${ledger.queryUrl}${path}`)).body)
      .toMatchObject({ paid: 0, parkedSince: 1 });
  }
});
