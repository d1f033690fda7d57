// One payment over many invoices: which it pays, how it is undone, and two processes that work on it at once.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PaymentEvent } from '../../events/payment.ts';
import { readStream } from '../../platform/stores/read-stream.ts';
import { get, type Problem, post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { envelope } from '../handling/command-context.ts';
import { creditOf, invoiceOf as invoiceAt, ledgerOn, someone } from '../testing/ledger.ts';
import { errorsIn, startCommandService, startWithProcessManager, type TestService } from '../testing/service.ts';
import { requestReversal } from './decide.ts';
import { advance } from './process.ts';
import { paymentRecorder } from './record-payment.ts';

let store: TestEventStore;
let services: [TestService, TestService];
let one: ReturnType<typeof ledgerOn>;
let other: ReturnType<typeof ledgerOn>;
beforeAll(async () => {
  store = await startEventStore();
  services = await Promise.all([startWithProcessManager(store.url), startCommandService(store.url)]);
  [one, other] = [ledgerOn(store.url), ledgerOn(store.url)];
});
afterAll(async () => {
  await Promise.all([one, other].map(({ client }) => client.dispose()));
  await Promise.all(services.map((service) => service[Symbol.asyncDispose]()));
  await store.stop();
});

type PaymentView = {
  paymentId: string;
  state: string;
  allocations: { invoiceId: string; amount: number; allocated?: number }[];
  credited?: number;
  refusedReversal?: string;
};

const on = '2026-02-01';
const reason = 'as agreed';

async function register(customer: string, content: object = {}, { url } = services[0]): Promise<string> {
  const invoice = { ...invoiceOf(10_000, customer), ...content };
  expect(await post(`${url}/invoices`, invoice)).toMatchObject({ status: 201 });
  return invoice.invoiceId;
}

const take = (customerId: string, amount: number, more: object = {}, { url } = services[0]) =>
  post<PaymentView>(`${url}/payments`, { ...paymentOf(amount), customerId, ...more });

const shares = ({ body }: { body: PaymentView }) =>
  body.allocations.map(({ invoiceId, allocated }) => [invoiceId, allocated]);

const dueOf = async (...invoices: string[]) =>
  Promise.all(invoices.map(async (invoiceId) => (await invoiceAt(one.ledger, invoiceId)).amountDue));

describe('a payment across invoices', () => {
  it('pays open invoices, oldest due first; the remainder becomes credit', async () => {
    const customer = newCustomer();
    const late = await register(customer, { dueOn: '2999-03-01' });
    const early = await register(customer, { dueOn: '2999-01-01' });
    const later = await register(customer, { dueOn: '2999-02-01' });
    const first = await take(customer, 15_000);
    expect(shares(first)).toEqual([
      [early, 10_000],
      [later, 5_000],
    ]);
    expect(first.body).toMatchObject({ state: 'settled', credited: 0 });
    const second = await take(customer, 16_000);
    expect(shares(second)).toEqual([
      [later, 5_000],
      [late, 10_000],
    ]);
    expect(second.body).toMatchObject({ state: 'settled', credited: 1_000 });
    expect(await creditOf(one.ledger, customer)).toBe(1_000);
    expect(await dueOf(early, later, late)).toEqual([0, 0, 0]);
  });

  it('pays what others that came at the same time, in a batch or singly, left due', async () => {
    const three = (customerId: string) => Array.from({ length: 3 }, () => ({ ...paymentOf(10_000), customerId }));
    const inBatch = (customer: string) =>
      fetch(`${services[0].url}/payments:batch`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson' },
        body: three(customer)
          .map((line) => `${JSON.stringify(line)}\n`)
          .join(''),
      }).then((answer) => answer.text());
    const singly = (customer: string) =>
      Promise.all(three(customer).map((payment) => take(customer, payment.amount, payment)));
    for (const send of [inBatch, singly]) {
      const customer = newCustomer();
      const invoices = [await register(customer), await register(customer), await register(customer)];
      await send(customer);
      expect(await dueOf(...invoices)).toEqual([0, 0, 0]);
      expect(await creditOf(one.ledger, customer)).toBe(0);
    }
  });

  it('leaves what the customer owes of credit once, if two come at the same time', async () => {
    const customer = newCustomer();
    const invoiceId = await register(customer);
    const bounced = await take(customer, 15_000);
    const refund = { amount: 5_000, currency: 'EUR', method: 'cash', reason };
    await post(`${services[0].url}/customers/${customer}/credit/refunds`, refund);
    await post(`${services[0].url}/payments/${bounced.body.paymentId}/reversal`, { reason });
    expect(await creditOf(one.ledger, customer)).toBe(-5_000);
    await Promise.all([take(customer, 7_500), take(customer, 7_500)]);
    expect(await dueOf(invoiceId)).toEqual([0]); // 150.00: 50.00 of credit, and the invoice of 100.00
    expect(await creditOf(one.ledger, customer)).toBe(0);
  });

  it('pays an invoice that was registered just before, at the same service or at another', async () => {
    for (let round = 0; round < 10; round++) {
      const customer = newCustomer();
      const invoiceId = await register(customer, {}, services[round % 2]);
      expect(shares(await take(customer, 10_000, {}, services[0]))).toEqual([[invoiceId, 10_000]]);
    }
  });

  it('pays no invoice in another currency, of another customer, or that is settled', async () => {
    const customer = newCustomer();
    await register(customer, { currency: 'USD' });
    await register(newCustomer());
    const paid = await register(customer);
    await post(`${services[0].url}/invoices/${paid}/payments`, paymentOf(10_000));
    const open = await register(customer, { dueOn: '2999-12-31' });
    expect(shares(await take(customer, 25_000))).toEqual([[open, 10_000]]);
  });

  it('pays the allocated invoices in order, each up to its allocation', async () => {
    const customer = newCustomer();
    const [a, b, c] = [await register(customer), await register(customer), await register(customer)];
    await post(`${services[0].url}/invoices/${b}/payments`, paymentOf(9_000));
    const allocations = [c, b, a].map((invoiceId) => ({ invoiceId, amount: 4_000 }));
    const taken = await take(customer, 20_000, { allocations });
    expect(shares(taken)).toEqual([
      [c, 4_000],
      [b, 1_000],
      [a, 4_000],
    ]);
    expect(taken.body.credited).toBe(11_000);
    expect(await dueOf(a, b, c)).toEqual([6_000, 0, 6_000]);
  });

  it('is refused with allocations beyond its amount, or with an invoice twice', async () => {
    const customer = newCustomer();
    const invoiceId = await register(customer);
    const allocation = { invoiceId, amount: 6_000 };
    expect(await take(customer, 5_000, { allocations: [allocation] })).toMatchObject({
      status: 422,
      body: { type: '/problems/allocations-exceed-payment' },
    });
    expect(await take(customer, 20_000, { allocations: [allocation, allocation] })).toMatchObject({
      status: 422,
      body: { type: '/problems/invoice-allocated-twice' },
    });
    expect(await dueOf(invoiceId)).toEqual([10_000]);
  });

  it('can be read at either service', async () => {
    const customer = newCustomer();
    const invoiceId = await register(customer);
    const { body } = await take(customer, 12_000, { allocations: [{ invoiceId, amount: 12_000 }] });
    const seen = await get<PaymentView>(`${services[1].url}/payments/${body.paymentId}`);
    expect(seen).toMatchObject({ status: 200, body: { ...body, state: 'settled', credited: 2_000 } });
    expect(seen.headers.get('etag')).toBe('"2"');
  });
});

describe('its reversal', () => {
  const reverse = (paymentId: string) =>
    post<PaymentView & Problem>(`${services[0].url}/payments/${paymentId}/reversal`, { reason });

  it('makes all that it paid due again, and withdraws the credit', async () => {
    const customer = newCustomer();
    const invoices = [await register(customer), await register(customer)];
    const { body } = await take(customer, 25_000);
    expect(await reverse(body.paymentId)).toMatchObject({ status: 201, body: { state: 'reversed' } });
    expect(await dueOf(...invoices)).toEqual([10_000, 10_000]);
    expect(await creditOf(one.ledger, customer)).toBe(0);
    expect((await reverse(body.paymentId)).headers.get('idempotent-replayed')).toBe('true');
    const again = `${services[0].url}/payments/${body.paymentId}/reversal`;
    expect(await post(again, { reason: 'once more' })).toMatchObject({
      status: 409,
      body: { type: '/problems/payment-state-forbids', state: 'reversed' },
    });
  });

  it('is recorded also if its credit was spent: the customer owes that, and the next payment fills it first', async () => {
    const customer = newCustomer();
    const invoiceId = await register(customer);
    const { body } = await take(customer, 15_000);
    const another = await register(customer);
    const credit = `${services[0].url}/customers/${customer}/credit/applications`;
    await post(credit, { applicationId: 'a', invoiceId: another, amount: 5_000, currency: 'EUR' });
    expect(await reverse(body.paymentId)).toMatchObject({ status: 201, body: { state: 'reversed' } });
    expect(await dueOf(invoiceId, another)).toEqual([10_000, 5_000]);
    expect(await creditOf(one.ledger, customer)).toBe(-5_000);
    expect(await take(customer, 12_000)).toMatchObject({ body: { credited: 5_000 } });
    expect(await creditOf(one.ledger, customer)).toBe(0);
    const due = await dueOf(invoiceId, another);
    expect(due.reduce((sum, amount) => sum + amount, 0)).toBe(8_000);
  });

  it('does not touch what other payments paid', async () => {
    const customer = newCustomer();
    const invoiceId = await register(customer);
    await post(`${services[0].url}/invoices/${invoiceId}/payments`, paymentOf(3_000));
    const { body } = await take(customer, 7_000);
    await reverse(body.paymentId);
    expect(await invoiceAt(one.ledger, invoiceId)).toMatchObject({ state: 'partially-paid', amountDue: 7_000 });
  });
});

describe('its refund', () => {
  it('pays back a part of what one of its invoices took, which is due again', async () => {
    const customer = newCustomer();
    const [invoiceId, another] = [await register(customer), await register(customer)];
    const { body } = await take(customer, 20_000);
    const part = `${services[0].url}/invoices/${invoiceId}/payments/payments%2F${body.paymentId}`;
    const refund = { refundId: 'r', amount: 4_000, currency: 'EUR', method: 'cash', reason };
    const answer = {
      status: 201,
      body: { paymentId: `payments/${body.paymentId}`, refunded: 4_000, amountDue: 4_000 },
    };
    expect(await post(`${part}/refunds`, refund)).toMatchObject(answer);
    expect(await post(`${part}/refunds`, refund)).toMatchObject(answer);
    expect(await dueOf(invoiceId, another)).toEqual([4_000, 0]);
    expect(await post(`${part}/refunds`, { ...refund, refundId: 's', amount: 6_001 })).toMatchObject({
      status: 422,
      body: { type: '/problems/refund-exceeds-payment', refundable: 6_000 },
    });
    // what was refunded is not taken back as well
    expect(await post(`${services[0].url}/payments/${body.paymentId}/reversal`, { reason })).toMatchObject({
      status: 201,
    });
    expect(await dueOf(invoiceId, another)).toEqual([10_000, 10_000]);
  });
});

describe('two processes that work on one payment at once', () => {
  const taken = (customerId: string, paymentId: string, allocations: { invoiceId: string; amount: number }[]) => {
    const body = { customerId, amount: 25_000, currency: 'EUR', receivedOn: on, method: 'cash', allocations };
    const about = { entityKey: `payment:${paymentId}`, content: body, effectiveOn: on };
    return { body, details: envelope(someone, one.clock, about) };
  };
  const eventsOf = async (paymentId: string): Promise<string[]> => {
    const types: string[] = [];
    await readStream<PaymentEvent>(one.client, `payment-${paymentId}`, {}, ({ type }) => types.push(type));
    return types;
  };

  it('do each step once', async () => {
    const customer = newCustomer();
    const invoices = await Promise.all(Array.from({ length: 5 }, () => register(customer)));
    const paymentId = crypto.randomUUID();
    const { body, details } = taken(
      customer,
      paymentId,
      invoices.map((invoiceId) => ({ invoiceId, amount: 4_000 })),
    );
    const untilCurrent = async () => {};
    await Promise.all(
      [one, other, one, other].map(({ ledger, client }) =>
        paymentRecorder(ledger, client, untilCurrent)(paymentId, body, details),
      ),
    );
    expect(await eventsOf(paymentId)).toEqual([
      'PaymentReceived',
      ...Array(5).fill('PaymentAllocated'),
      'PaymentSettled',
    ]);
    expect(await dueOf(...invoices)).toEqual(Array(5).fill(6_000));
    expect(await creditOf(one.ledger, customer)).toBe(5_000);

    const reversal = { reversalId: crypto.randomUUID(), reversedOn: on, reason };
    const about = { entityKey: `reversal:${reversal.reversalId}`, content: reversal, effectiveOn: on };
    await one.ledger.payments.handle(paymentId, envelope(someone, one.clock, about), (payment) =>
      requestReversal(payment, reversal, [{ on, amount: 35_000 }]),
    );
    // a process that is late with the payment leaves its reversal, which another request caused, to that request
    await advance(other.ledger, someone, paymentId);
    expect((await eventsOf(paymentId)).at(-1)).toBe('PaymentReversalRequested');
    await Promise.all([one, other].map(({ ledger }) => advance(ledger, someone, paymentId, reversal.reversalId)));
    expect((await eventsOf(paymentId)).slice(7)).toEqual([
      'PaymentReversalRequested',
      ...Array(5).fill('AllocationReversed'),
      'PaymentReversalCompleted',
    ]);
    expect(await dueOf(...invoices)).toEqual(Array(5).fill(10_000));
    expect(await creditOf(one.ledger, customer)).toBe(0);
  });
});

it('the service logs no error', async () => {
  expect((await Promise.all(services.map(errorsIn))).flat()).toEqual([]);
});
