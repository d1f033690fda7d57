// A payment's name is one among the payments of a customer, through each door: an invoice, a customer, a batch, at two services.

import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Problem, post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { type UsedCommandSide, useCommandSide } from '../testing/command-side.ts';
import { errorsIn } from '../testing/service.ts';

let services: UsedCommandSide['services'];
beforeAll(async () => {
  services = (await useCommandSide()).services;
});

type Send = (path: string, body: object, headers?: Record<string, string>) => Promise<Answer<Problem>>;
const send: Send = (path, body, headers) => post<Problem>(services[0].url + path, body, headers);
const other: Send = (path, body, headers) => post<Problem>(services[1].url + path, body, headers);

async function register(customer = newCustomer()): Promise<string> {
  const invoice = invoiceOf(10_000, customer);
  expect(await send('/invoices', invoice)).toMatchObject({ status: 201 });
  return invoice.invoiceId;
}
const taken = (of: { invoiceId?: string | undefined } = {}) => ({
  status: 409,
  body: { type: '/problems/payment-name-taken', ...of },
});

describe('the name of a payment', () => {
  it('of an invoice is refused for another invoice, a customer and a line of a batch, which are told whose it is', async () => {
    const [customer, payment] = [newCustomer(), paymentOf(1_000)];
    const [invoiceId, another] = [await register(customer), await register(customer)];
    const first = await send(`/invoices/${invoiceId}/payments`, payment);
    expect(first.status).toBe(201);
    expect(await other(`/invoices/${another}/payments`, payment)).toMatchObject(taken({ invoiceId }));
    expect(await send('/payments', { ...payment, customerId: customer })).toMatchObject(taken({ invoiceId }));
    const ndjson = { 'content-type': 'application/x-ndjson' };
    const line = await send('/payments:batch', { ...payment, invoiceId: another }, ndjson);
    expect(line.body).toMatchObject({ status: 409, problem: { type: '/problems/payment-name-taken' } });
    expect((await other(`/invoices/${invoiceId}/payments`, payment)).text).toBe(first.text);
  });

  it("of a customer's payment is refused for an invoice, and for another customer", async () => {
    const [customer, payment] = [newCustomer(), paymentOf(1_000)];
    const invoiceId = await register(customer);
    const across = { ...payment, customerId: customer };
    const first = await send('/payments', across);
    expect(first.status).toBe(201);
    expect(await other(`/invoices/${invoiceId}/payments`, payment)).toMatchObject(taken());
    expect(await send('/payments', { ...across, customerId: newCustomer() })).toMatchObject(taken());
    expect((await other('/payments', across)).text).toBe(first.text);
  });

  it('that follows from an Idempotency-Key is not what is refused if the key is sent for another customer', async () => {
    const { paymentId: _, ...payment } = paymentOf(1_000);
    const key = { 'idempotency-key': randomUUID() };
    expect(await send('/payments', { ...payment, customerId: newCustomer() }, key)).toMatchObject({ status: 201 });
    expect(await send('/payments', { ...payment, customerId: newCustomer() }, key)).toMatchObject({
      status: 409,
      body: { type: '/problems/idempotency-key-reused' },
    });
  });

  it('is free again for the right invoice, where a payment was refused', async () => {
    const [customer, payment] = [newCustomer(), paymentOf(1_000)];
    const [right, voided] = [await register(customer), await register(customer)];
    await send(`/invoices/${voided}/void`, { reason: 'a slip' });
    expect(await send(`/invoices/${voided}/payments`, payment)).toMatchObject({ status: 409 });
    expect(await send(`/invoices/${randomUUID()}/payments`, payment)).toMatchObject({ status: 404 });
    expect(await other(`/invoices/${right}/payments`, payment)).toMatchObject({ status: 201 });
  });

  it('may be that of a payment of another customer: each has references of its own', async () => {
    const payment = paymentOf(1_000);
    for (const invoiceId of [await register(), await register()]) {
      expect(await send(`/invoices/${invoiceId}/payments`, payment)).toMatchObject({ status: 201 });
    }
  });

  it('is given to one of many payments that ask for it at the same time at two services', async () => {
    const [customer, payment] = [newCustomer(), paymentOf(1_000)];
    const invoices = await Promise.all(Array.from({ length: 20 }, () => register(customer)));
    const answers = await Promise.all(
      invoices.map((invoiceId, place) => (place % 2 ? send : other)(`/invoices/${invoiceId}/payments`, payment)),
    );
    const winner = invoices[answers.findIndex(({ status }) => status === 201)];
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status !== 201) expect(answer).toMatchObject(taken({ invoiceId: winner }));
    }
  });
});

it('the services log no error', async () => {
  expect((await Promise.all(services.map(errorsIn))).flat()).toEqual([]);
});
