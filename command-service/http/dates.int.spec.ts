// No command is dated after today: the bound is checked in one place, and each route goes through it.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../events/calendar-date.ts';
import type { Problem } from '../../testing/http/client.ts';
import { post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { startCommandService, type TestService } from '../testing/service.ts';

let store: TestEventStore;
let service: TestService;
beforeAll(async () => {
  store = await startEventStore();
  service = await startCommandService(store.url);
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

describe('a date after today is refused', () => {
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

  it.each<[what: string, path: string, body: object]>([
    ['an invoice', '/invoices', { ...invoiceOf(1), issuedOn: future }],
    ['an invoice in a series', '/invoices', { ...invoiceOf(1), issuedOn: future, series: 'F-' }],
    ['a payment', `/invoices/${open.invoiceId}/payments`, { ...paymentOf(1), receivedOn: future }],
    ['a reversal', `${paid}/reversal`, { reversedOn: future, reason }],
    ['a refund', `${paid}/refunds`, { ...money, refundedOn: future, method: 'cash', reason }],
    ['a credit note', `/invoices/${open.invoiceId}/credit-notes`, { ...money, issuedOn: future, reason }],
    ['a write-off', `/invoices/${open.invoiceId}/write-off`, { writtenOffOn: future, reason }],
    ['voiding', `/invoices/${open.invoiceId}/void`, { voidedOn: future, reason }],
    ['a dispute', `/invoices/${open.invoiceId}/dispute`, { disputedOn: future, reason }],
    [
      'the end of a dispute',
      `/invoices/${disputed.invoiceId}/dispute/resolution`,
      { outcome: 'rejected', resolvedOn: future, reason },
    ],
    ['a payment across invoices', '/payments', { ...paymentOf(1), customerId: customer, receivedOn: future }],
    ['its reversal', `/payments/${received.paymentId}/reversal`, { reversedOn: future, reason }],
    [
      'an application of credit',
      `/customers/${customer}/credit/applications`,
      { ...money, invoiceId: open.invoiceId, appliedOn: future },
    ],
    [
      'a refund of credit',
      `/customers/${customer}/credit/refunds`,
      { ...money, refundedOn: future, method: 'cash', reason },
    ],
  ])('%s', async (_, path, body) => {
    const { status, body: problem } = await post<Problem>(service.url + path, body);
    expect([status, problem.type]).toEqual([422, '/problems/date-in-future']);
  });

  it('and an invoice may be due after today', () => succeeded('/invoices', { ...invoiceOf(1), dueOn: future }));
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
