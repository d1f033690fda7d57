// No command is dated after today or in a closed period: both bounds are checked in one place, and each route goes through it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../events/calendar-date.ts';
import { example, issued } from '../../events/einvoice/testing/example.ts';
import { writeInvoice } from '../../events/einvoice/write-invoice.ts';
import { type Problem, post, send } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { startWithProcessManager, type TestService } from '../testing/service.ts';

let store: TestEventStore;
let service: TestService;
beforeAll(async () => {
  store = await startEventStore();
  service = await startWithProcessManager(store.url);
});
afterAll(async () => {
  await service?.[Symbol.asyncDispose]();
  await store?.stop();
});

/** In two days: after today, also if midnight passes during the test. */
const future = addDays(new Date().toISOString().slice(0, 10), 2);
const reason = 'as agreed';
const money = { amount: 100, currency: 'EUR' };

async function succeeded(path: string, body: object): Promise<void> {
  expect(await post(service.url + path, body)).toMatchObject({ status: 201 });
}

const ublOf = (content: { issuedOn: string; number: string }) =>
  writeInvoice(issued({ ...example, dueOn: '2999-12-22', ...content }));

type Request = [what: string, path: string, body: object | string, type?: string];

describe('every command has its date checked', () => {
  const customer = newCustomer();
  const invoice = invoiceOf(10_000, customer);
  const payment = paymentOf(12_000);
  const received = { ...paymentOf(1_000), customerId: customer };
  const open = invoiceOf(10_000, customer);
  const disputed = invoiceOf(10_000, customer);
  beforeAll(async () => {
    await succeeded('/invoices', invoice);
    await succeeded(`/invoices/${invoice.invoiceId}/payments`, payment);
    await succeeded('/payments', { ...received, allocations: [] });
    await succeeded('/invoices', open);
    await succeeded('/invoices', disputed);
    await succeeded(`/invoices/${disputed.invoiceId}/dispute`, { amount: 100, reason });
  });
  const paid = `/invoices/${invoice.invoiceId}/payments/${payment.paymentId}`;

  const line = (body: object) => `${JSON.stringify(body)}\n`;
  const ndjson = 'application/x-ndjson';
  const { invoiceId: _, dueOn: __, ...onAccount } = invoiceOf(1, customer);
  /** A request of each command, with this date. */
  const dated = (date: string): Request[] => [
    ['an invoice', '/invoices', { ...invoiceOf(1), issuedOn: date }],
    ['an invoice in a series', '/invoices', { ...invoiceOf(1), issuedOn: date, series: 'F-' }],
    ['a payment', `/invoices/${open.invoiceId}/payments`, { ...paymentOf(1), receivedOn: date }],
    ['a reversal', `${paid}/reversal`, { reversedOn: date, reason }],
    ['a refund', `${paid}/refunds`, { ...money, refundedOn: date, method: 'cash', reason }],
    ['a credit note', `/invoices/${open.invoiceId}/credit-notes`, { ...money, issuedOn: date, reason }],
    ['a credit note on account', `/customers/${customer}/credit-notes`, { ...onAccount, issuedOn: date }],
    [
      'a credit note on account with a number',
      `/customers/${customer}/credit-notes`,
      { ...onAccount, issuedOn: date, number: `A-${date}` },
    ],
    ['a write-off', `/invoices/${open.invoiceId}/write-off`, { writtenOffOn: date, reason }],
    ['voiding', `/invoices/${open.invoiceId}/void`, { voidedOn: date, reason }],
    ['a dispute', `/invoices/${open.invoiceId}/dispute`, { disputedOn: date, reason }],
    [
      'the end of a dispute',
      `/invoices/${disputed.invoiceId}/dispute/resolution`,
      { outcome: 'rejected', resolvedOn: date, reason },
    ],
    ['a payment across invoices', '/payments', { ...paymentOf(1), customerId: customer, receivedOn: date }],
    ['its reversal', `/payments/${received.paymentId}/reversal`, { reversedOn: date, reason }],
    [
      'an application of credit',
      `/customers/${customer}/credit/applications`,
      { ...money, invoiceId: open.invoiceId, appliedOn: date },
    ],
    [
      'a refund of credit',
      `/customers/${customer}/credit/refunds`,
      { ...money, refundedOn: date, method: 'cash', reason },
    ],
    ['an invoice with a number', '/invoices', { ...invoiceOf(1), issuedOn: date, number: `N-${date}` }],
    ['an invoice as UBL', '/invoices', ublOf({ issuedOn: date, number: `U-${date}` }), 'application/xml'],
    ['an invoice of a batch', '/invoices:batch', line({ ...invoiceOf(1), issuedOn: date }), ndjson],
    [
      'a credit note with a number',
      `/invoices/${open.invoiceId}/credit-notes`,
      { ...money, issuedOn: date, reason, number: `C-${date}` },
    ],
    [
      'a payment of a batch',
      '/payments:batch',
      line({ ...paymentOf(1), invoiceId: open.invoiceId, receivedOn: date }),
      ndjson,
    ],
    [
      'a payment across invoices of a batch',
      '/payments:batch',
      line({ ...paymentOf(1), customerId: customer, receivedOn: date }),
      ndjson,
    ],
  ];

  /** @returns the status and the problem, also of a line of a batch */
  async function answerTo([, path, body, type]: Request): Promise<[number, Problem]> {
    const answer = await post<Problem>(service.url + path, body, type === undefined ? {} : { 'content-type': type });
    if (type !== ndjson) return [answer.status, answer.body];
    const { status, problem } = JSON.parse(answer.text) as { status: number; problem: Problem };
    return [status, problem];
  }

  it.each(dated(future))('%s that is dated after today is refused', async (...request) => {
    const [status, problem] = await answerTo(request);
    expect([status, problem.type]).toEqual([422, '/problems/date-in-future']);
  });

  it('a number of an invoice that was refused for its date may be used', () =>
    succeeded('/invoices', { ...invoiceOf(1), number: `N-${future}` }));

  it('an invoice may be due after today', () => succeeded('/invoices', { ...invoiceOf(1), dueOn: future }));

  describe('in a closed period', () => {
    const [lastClosed, firstOpen] = ['2026-11-10', '2026-11-11'];
    const close = (body: object) => send<object>('PUT', `${service.url}/books/closing`, body);
    beforeAll(async () => expect(await close({ closedThrough: lastClosed })).toMatchObject({ status: 200 }));
    afterAll(async () => expect(await close({ closedThrough: null, reason })).toMatchObject({ status: 200 }));

    it.each(dated(lastClosed))('%s is refused, with the first open day', async (...request) => {
      const [status, problem] = await answerTo(request);
      expect([status, problem.type]).toEqual([409, '/problems/period-closed']);
      expect(problem).toMatchObject({ closedThrough: lastClosed, firstOpenDay: firstOpen });
    });

    it.each(dated(firstOpen))('%s on the first open day is not', async (...request) => {
      const [, problem] = await answerTo(request);
      expect(problem?.type).not.toBe('/problems/period-closed');
    });

    it('the books cannot be closed through today, nor reopened without a reason', async () => {
      const today = new Date().toISOString().slice(0, 10);
      expect(await close({ closedThrough: today })).toMatchObject({
        status: 422,
        body: { type: '/problems/day-not-over' },
      });
      const refused = { status: 422, body: { type: '/problems/reopening-needs-reason', closedThrough: lastClosed } };
      expect(await close({ closedThrough: '2026-11-09' })).toMatchObject(refused);
      expect(await close({ closedThrough: null })).toMatchObject(refused);
    });
  });
});

describe('what is refused for its date takes no number', () => {
  const number = `F-${newCustomer()}`;

  it('an invoice', async () => {
    const refused = await post<Problem>(`${service.url}/invoices`, { ...invoiceOf(1), number, issuedOn: future });
    expect(refused.body.type).toBe('/problems/date-in-future');
    await succeeded('/invoices', { ...invoiceOf(1), number });
  });

  it('a credit note', async () => {
    const invoice = invoiceOf(10_000);
    await succeeded('/invoices', invoice);
    const path = `/invoices/${invoice.invoiceId}/credit-notes`;
    const note = { ...money, number, reason };
    const refused = await post<Problem>(service.url + path, { ...note, issuedOn: future });
    expect(refused.body.type).toBe('/problems/date-in-future');
    const recorded = await post(service.url + path, { ...note, issuedOn: invoice.issuedOn });
    expect(recorded.status).toBe(201);
    expect(recorded.headers.get('etag')).toBe('"1"'); // if the refused note had taken the number, its end would be event 1
  });
});

describe('what undoes a payment is not dated before it', () => {
  it('also if a part of the payment became credit, which is then not withdrawn', async () => {
    const customer = newCustomer();
    const invoice = invoiceOf(10_000, customer);
    const payment = paymentOf(12_000);
    await succeeded('/invoices', invoice);
    await succeeded(`/invoices/${invoice.invoiceId}/payments`, payment);
    const reversal = `/invoices/${invoice.invoiceId}/payments/${payment.paymentId}/reversal`;
    const early = await post<Problem>(service.url + reversal, { reversedOn: addDays(payment.receivedOn, -1), reason });
    expect([early.status, early.body.type]).toEqual([422, '/problems/date-too-early']);
    await succeeded(reversal, { reversedOn: payment.receivedOn, reason });
  });
});
