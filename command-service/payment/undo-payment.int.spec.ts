// What undoes a payment, over HTTP: reversals of a part, unapplied payments, refunds that came back. `in hand` is the cash that the ledger has.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InvoiceView } from '../../events/invoice-view.ts';
import { type Problem, post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { type UsedService, useCommandSide } from '../testing/command-side.ts';
import { creditOf, invoiceOf as invoiceAt, ledgerOn } from '../testing/ledger.ts';

let service: UsedService;
let opened: ReturnType<typeof ledgerOn>;
beforeAll(async () => {
  const side = await useCommandSide();
  [service] = side.services;
  opened = ledgerOn(side.eventStoreUrl);
});
afterAll(() => opened?.client.dispose());

const reason = 'as it happened';
const refundOf = (refundId: string, amount: number) => ({ refundId, amount, currency: 'EUR', method: 'cash', reason });

type Sent = { status: number; body: InvoiceView & Problem & { credited?: number; reversed?: number } };
const send = (path: string, body: object, key?: string): Promise<Sent> =>
  post(`${service.url}${path}`, body, key === undefined ? {} : { 'idempotency-key': key }) as Promise<Sent>;

/** An invoice of 100.00. */
async function register(customer: string): Promise<string> {
  const invoice = invoiceOf(10_000, customer);
  expect(await send('/invoices', invoice)).toMatchObject({ status: 201 });
  return invoice.invoiceId;
}

/** An invoice of 100.00 that was paid with `amount`. */
async function paid(amount: number) {
  const customer = newCustomer();
  const invoiceId = await register(customer);
  const payment = { ...paymentOf(amount), paymentId: 'p' };
  expect(await send(`/invoices/${invoiceId}/payments`, payment)).toMatchObject({ status: 201 });
  return { customer, invoiceId, path: `/invoices/${invoiceId}/payments/p` };
}

/** Two invoices of 100.00 each, and a payment across both. */
async function paidAcross(amount: number) {
  const customer = newCustomer();
  const invoices = [await register(customer), await register(customer)] as const;
  const paymentId = crypto.randomUUID();
  const allocations = invoices.map((invoiceId) => ({ invoiceId, amount: 10_000 }));
  await send('/payments', { ...paymentOf(amount), paymentId, customerId: customer, allocations });
  const [one, two] = invoices;
  const partOn = (invoiceId: string) => `/invoices/${invoiceId}/payments/payments%2F${paymentId}`;
  return { customer, one, two, paymentId, partOn };
}

const dueOf = async (...invoices: string[]) =>
  Promise.all(invoices.map(async (invoiceId) => (await invoiceAt(opened.ledger, invoiceId)).amountDue));
const credit = (customer: string) => creditOf(opened.ledger, customer);

describe('a part of a payment that the bank took back', () => {
  it('is taken from what became credit first, then from the invoice, as if that much less had come', async () => {
    const { customer, invoiceId, path } = await paid(15_000);
    await send(`${path}/reversal`, { amount: 2_000, reversalId: 'a', reason });
    expect([await credit(customer), ...(await dueOf(invoiceId))]).toEqual([3_000, 0]);
    await send(`${path}/reversal`, { amount: 7_000, reversalId: 'b', reason });
    expect([await credit(customer), ...(await dueOf(invoiceId))]).toEqual([0, 4_000]);
    expect(await send(`${path}/reversal`, { amount: 6_001, reversalId: 'c', reason })).toMatchObject({
      status: 422,
      body: { type: '/problems/reversal-exceeds-payment', reversible: 6_000 },
    });
    expect(await send(`${path}/reversal`, { reason })).toMatchObject({ status: 201, body: { amountDue: 10_000 } });
    expect(await send(`${path}/reversal`, { amount: 1, reversalId: 'd', reason })).toMatchObject({
      status: 409,
      body: { type: '/problems/payment-already-reversed' },
    });
  });

  it('is taken back once, however often it is sent, and twice under two ids', async () => {
    const { invoiceId, path } = await paid(10_000);
    const part = { amount: 1_000, reversalId: 'a', reason };
    for (const _ of [1, 2]) expect(await send(`${path}/reversal`, part)).toMatchObject({ status: 201 });
    expect(await dueOf(invoiceId)).toEqual([1_000]);
    const unnamed = { amount: 1_000, reason };
    for (const _ of [1, 2]) expect(await send(`${path}/reversal`, unnamed, 'key')).toMatchObject({ status: 201 });
    expect(await dueOf(invoiceId)).toEqual([2_000]);
    for (const _ of [1, 2]) await send(`${path}/reversal`, unnamed);
    expect(await dueOf(invoiceId)).toEqual([4_000]);
    expect(await send(`${path}/reversal`, { ...part, amount: 2_000 })).toMatchObject({
      status: 409,
      body: { type: '/problems/idempotency-key-reused' },
    });
  });

  it('is taken back also if its credit was paid back meanwhile: the customer owes it', async () => {
    const { customer, invoiceId, path } = await paid(15_000);
    await send(`/customers/${customer}/credit/refunds`, refundOf('f', 5_000));
    await send(`${path}/reversal`, { amount: 6_000, reversalId: 'a', reason });
    expect([await credit(customer), ...(await dueOf(invoiceId))]).toEqual([-5_000, 1_000]);
  });

  it('of a payment across invoices is taken from unapplied cash, then from the last allocation', async () => {
    const { customer, one, two, paymentId } = await paidAcross(25_000);
    const answer = await send(`/payments/${paymentId}/reversal`, { amount: 7_000, reason });
    expect(answer).toMatchObject({ status: 201, body: { state: 'settled', reversed: 7_000 } });
    expect([await credit(customer), ...(await dueOf(one, two))]).toEqual([0, 0, 2_000]);
    expect(await send(`/payments/${paymentId}/reversal`, { amount: 18_001, reason })).toMatchObject({
      status: 422,
      body: { type: '/problems/reversal-exceeds-payment', reversible: 18_000 },
    });
    expect(await send(`/payments/${paymentId}/reversal`, { reason })).toMatchObject({ body: { state: 'reversed' } });
    expect(await dueOf(one, two)).toEqual([10_000, 10_000]);
  });

  it.each([
    ['left credit', 12_000, 4_000],
    ['paid the same invoice', 4_000, 4_000],
  ])(
    'of two payments across invoices that %s is taken back under one id, which names it on its payment',
    async (_, ...amounts) => {
      const customer = newCustomer();
      const invoiceId = await register(customer);
      const payments = amounts.map((amount) => ({
        ...paymentOf(amount),
        paymentId: crypto.randomUUID(),
        customerId: customer,
      }));
      for (const payment of payments) {
        const allocations = [{ invoiceId, amount: Math.min(payment.amount, 10_000) }];
        expect(await send('/payments', { ...payment, allocations })).toMatchObject({ status: 201 });
      }
      for (const { paymentId } of [...payments, ...payments]) {
        const reversal = { reversalId: 'r', amount: 3_000, reason };
        expect(await send(`/payments/${paymentId}/reversal`, reversal)).toMatchObject({
          status: 201,
          body: { reversed: 3_000 },
        });
      }
      const due = amounts[0] === 12_000 ? 1_000 : 8_000; // of the first, 20.00 were credit
      expect([...(await dueOf(invoiceId)), await credit(customer)]).toEqual([due, due === 1_000 ? 1_000 : 0]);
    },
  );

  it('of a payment across invoices is taken back also while another is under way', async () => {
    const { customer, one, two, paymentId, partOn } = await paidAcross(25_000);
    const whole = `/payments/${paymentId}`;
    const reversals = Array.from({ length: 8 }, (_, n) =>
      send(`${n % 2 ? whole : partOn(one)}/reversal`, { amount: 1_000, reversalId: `v${n}`, reason }),
    );
    expect((await Promise.all(reversals)).map(({ status }) => status)).toEqual(Array(8).fill(201));
    // 40.00 of the invoice; the other 40.00 of the 50.00 of unapplied cash
    expect([await credit(customer), ...(await dueOf(one, two))]).toEqual([1_000, 4_000, 0]);
  });

  it('of a payment across invoices is answered the same when it is sent again, whatever happened since', async () => {
    const { one, paymentId, partOn } = await paidAcross(20_000);
    const ofAll = () => send(`/payments/${paymentId}/reversal`, { amount: 3_000, reversalId: 'a', reason });
    const ofPart = () => send(`${partOn(one)}/reversal`, { amount: 1_000, reversalId: 'b', reason });
    const first = await ofAll();
    expect(first).toMatchObject({ status: 201, body: { state: 'settled', reversed: 3_000 } });
    const firstOfPart = await ofPart();
    expect(firstOfPart).toMatchObject({ status: 201, body: { amountDue: 1_000 } });
    await send(`/invoices/${one}/payments`, { ...paymentOf(400), paymentId: 'p' });
    expect((await ofPart()).body).toEqual(firstOfPart.body);
    expect((await ofAll()).body).toEqual(first.body);
  });

  it('of a payment across invoices is what one invoice took, if it is reversed there', async () => {
    const { customer, one, two, partOn, paymentId } = await paidAcross(25_000);
    const part = { amount: 4_000, reversalId: 'a', reason };
    for (const _ of [1, 2]) {
      expect(await send(`${partOn(one)}/reversal`, part)).toMatchObject({ status: 201, body: { amountDue: 4_000 } });
    }
    expect([await credit(customer), ...(await dueOf(one, two))]).toEqual([5_000, 4_000, 0]);
    expect(await send(`${partOn(one)}/reversal`, { ...part, reversalId: 'b', amount: 6_001 })).toMatchObject({
      status: 422,
      body: { type: '/problems/reversal-exceeds-payment', reversible: 6_000 },
    });
    for (const _ of [1, 2]) {
      expect(await send(`${partOn(one)}/reversal`, { reason })).toMatchObject({ body: { amountDue: 10_000 } });
    }
    expect(await send(`/payments/${paymentId}/reversal`, { reason })).toMatchObject({ body: { state: 'reversed' } });
    expect([await credit(customer), ...(await dueOf(one, two))]).toEqual([0, 10_000, 10_000]);
  });
});

describe('a payment that is unapplied', () => {
  it('stays with the ledger as credit, which can pay another invoice', async () => {
    const { customer, invoiceId, path } = await paid(10_000);
    const right = await register(customer);
    const body = { unapplicationId: 'u', amount: 6_000, reason };
    for (const _ of [1, 2]) {
      expect(await send(`${path}/unapplication`, body)).toMatchObject({ status: 201, body: { amountDue: 6_000 } });
    }
    expect(await credit(customer)).toBe(6_000);
    await send(`/customers/${customer}/credit/applications`, { invoiceId: right, amount: 6_000, currency: 'EUR' });
    expect(await dueOf(invoiceId, right)).toEqual([6_000, 4_000]);
    // the bank takes the payment back: what pays the other invoice now is owed
    await send(`${path}/reversal`, { reason });
    expect([await credit(customer), ...(await dueOf(invoiceId, right))]).toEqual([-6_000, 10_000, 4_000]);
  });

  it('may be one part of a payment across invoices, which is reversed as a whole all the same', async () => {
    const { customer, one, two, paymentId, partOn } = await paidAcross(20_000);
    expect(await send(`${partOn(one)}/unapplication`, { reason })).toMatchObject({ body: { amountDue: 10_000 } });
    expect([await credit(customer), ...(await dueOf(one, two))]).toEqual([10_000, 10_000, 0]);
    await send(`/payments/${paymentId}/reversal`, { reason });
    expect([await credit(customer), ...(await dueOf(one, two))]).toEqual([0, 10_000, 10_000]);
  });

  it('may be one application of credit, which is credit again', async () => {
    const { customer } = await paid(15_000);
    const invoiceId = await register(customer);
    const application = { applicationId: 'a', invoiceId, amount: 5_000, currency: 'EUR' };
    await send(`/customers/${customer}/credit/applications`, application);
    const path = `/invoices/${invoiceId}/payments/credit%2Fa`;
    await send(`${path}/unapplication`, { amount: 2_000, reason });
    expect([await credit(customer), ...(await dueOf(invoiceId))]).toEqual([2_000, 7_000]);
    await send(`${path}/reversal`, { reason });
    expect([await credit(customer), ...(await dueOf(invoiceId))]).toEqual([5_000, 10_000]);
  });
});

describe('a refund that came back', () => {
  it('settles what it had made due, once', async () => {
    const { customer, invoiceId, path } = await paid(10_000);
    await send(`${path}/refunds`, refundOf('f', 3_000));
    const came = `/invoices/${invoiceId}/refunds/f/reversal`;
    for (const _ of [1, 2]) {
      expect(await send(came, { reason })).toMatchObject({ status: 201, body: { amountDue: 0, refunded: 0 } });
    }
    expect(await send(came, { reason: 'another' })).toMatchObject({ status: 409 });
    expect(await send(`/invoices/${invoiceId}/refunds/g/reversal`, { reason })).toMatchObject({
      status: 404,
      body: { type: '/problems/no-such-refund' },
    });
    expect(await credit(customer)).toBe(0);
    // all of the payment can be refunded again
    expect(await send(`${path}/refunds`, refundOf('h', 10_000))).toMatchObject({ status: 201 });
  });

  it('is taken back by the bank like any money, also if the rest of its payment across invoices was before', async () => {
    const { customer, one, two, paymentId, partOn } = await paidAcross(25_000);
    await send(`${partOn(one)}/refunds`, refundOf('f', 4_000));
    const whole = `/payments/${paymentId}/reversal`;
    expect(await send(whole, { reason }, 'first')).toMatchObject({ status: 201, body: { reversed: 21_000 } });
    const back = `/invoices/${one}/refunds/f/reversal`;
    expect(await send(back, { reason })).toMatchObject({ body: { amountDue: 6_000 } });
    const again = await send(whole, { reason }, 'second');
    expect(again).toMatchObject({ status: 201, body: { state: 'reversed', reversed: 25_000 } });
    expect([await credit(customer), ...(await dueOf(one, two))]).toEqual([0, 10_000, 10_000]);
    expect(await send(whole, { reason }, 'second')).toMatchObject({ status: 201, body: again.body });
    expect(await send(whole, { reason }, 'third')).toMatchObject({ body: { type: '/problems/payment-state-forbids' } });
  });

  it('changes nothing in the answer to a retry of the reversal on an invoice that was requested before', async () => {
    const { one, paymentId, partOn } = await paidAcross(20_000);
    await send(`${partOn(one)}/refunds`, refundOf('f', 4_000));
    await send(`/invoices/${one}/refunds/f/reversal`, { reason });
    const first = await send(`${partOn(one)}/reversal`, { reason }, `first ${paymentId}`);
    expect(first).toMatchObject({ status: 201, body: { amountDue: 10_000 } });
    await send(`/invoices/${one}/payments`, { ...paymentOf(400), paymentId: 'p' });
    expect((await send(`${partOn(one)}/reversal`, { reason }, `first ${paymentId}`)).body).toEqual(first.body);
  });

  it('is taken back by the bank under a key of its own, once, also if it was paid again meanwhile', async () => {
    const { customer, invoiceId, path } = await paid(15_000);
    await send(`${path}/refunds`, refundOf('f', 4_000));
    const first = await send(`${path}/reversal`, { reason }, 'first'); // 60.00 that paid, 50.00 of credit
    expect(first).toMatchObject({ status: 201, body: { amountDue: 10_000 } });
    await send(`/invoices/${invoiceId}/payments`, { ...paymentOf(10_000), paymentId: 'q' });
    await send(`/invoices/${invoiceId}/refunds/f/reversal`, { reason });
    expect(await credit(customer)).toBe(4_000);
    expect(await send(`${path}/reversal`, { reason }, 'first')).toMatchObject({ status: 201, body: first.body });
    expect(await send(`${path}/reversal`, { reason })).toMatchObject({ status: 201, body: first.body });
    expect(await credit(customer)).toBe(4_000);
    for (const _ of [1, 2]) expect(await send(`${path}/reversal`, { reason }, 'second')).toMatchObject({ status: 201 });
    expect([await credit(customer), ...(await dueOf(invoiceId))]).toEqual([0, 0]);
    expect(await send(`${path}/reversal`, { reason: 'other' }, 'first')).toMatchObject({
      status: 409,
      body: { type: '/problems/idempotency-key-reused' },
    });
    expect(await send(`${path}/reversal`, { reason }, 'third')).toMatchObject({
      status: 409,
      body: { type: '/problems/payment-already-reversed' },
    });
  });

  it('is not taken back under the key of another command of the invoice', async () => {
    const { invoiceId, path } = await paid(10_000);
    await send(`${path}/refunds`, refundOf('f', 4_000));
    expect(await send(`${path}/reversal`, { reason }, 'first')).toMatchObject({ body: { amountDue: 10_000 } });
    await send(`/invoices/${invoiceId}/refunds/f/reversal`, { reason });
    await send(`/invoices/${invoiceId}/payments`, { ...paymentOf(1_000), paymentId: 'q' }, 'of the payment');
    expect(await send(`${path}/reversal`, { reason }, 'of the payment')).toMatchObject({
      status: 409,
      body: { type: '/problems/idempotency-key-reused' },
    });
    expect(await dueOf(invoiceId)).toEqual([5_000]);
    expect(await send(`${path}/reversal`, { reason }, 'second')).toMatchObject({ body: { amountDue: 9_000 } });
  });

  it('is taken back on the invoice that a part of a payment across invoices paid, too', async () => {
    const { one, two, partOn } = await paidAcross(20_000);
    await send(`${partOn(one)}/refunds`, refundOf('f', 4_000));
    expect(await send(`${partOn(one)}/reversal`, { reason }, 'first')).toMatchObject({ body: { amountDue: 10_000 } });
    await send(`/invoices/${one}/refunds/f/reversal`, { reason });
    expect(await dueOf(one, two)).toEqual([6_000, 0]);
    for (const key of ['first', 'second', 'second']) {
      expect(await send(`${partOn(one)}/reversal`, { reason }, key)).toMatchObject({ status: 201 });
    }
    expect(await dueOf(one, two)).toEqual([10_000, 0]);
  });

  // received 130.00, 100.00 for the invoice; 90.00 refunded on the 5th, which came back on the 8th; the bank took 30.00 on the 10th
  it.each([
    ['one invoice', false],
    ['several invoices', true],
  ])(
    'leaves on each day what a bank could have taken on it of a payment of %s, entered last, too',
    async (_, isAcross) => {
      const customer = newCustomer();
      const invoice = { ...invoiceOf(10_000, customer), issuedOn: '2026-01-01' };
      await send('/invoices', invoice);
      const { invoiceId } = invoice;
      const payment = { ...paymentOf(13_000), receivedOn: '2026-01-02' };
      const { paymentId } = payment;
      const path = isAcross
        ? `/invoices/${invoiceId}/payments/payments%2F${paymentId}`
        : `/invoices/${invoiceId}/payments/${paymentId}`;
      const reversals = isAcross ? `/payments/${paymentId}/reversal` : `${path}/reversal`;
      await (isAcross
        ? send('/payments', { ...payment, customerId: customer, allocations: [{ invoiceId, amount: 10_000 }] })
        : send(`/invoices/${invoiceId}/payments`, payment));
      await send(`${path}/refunds`, { ...refundOf('f', 9_000), refundedOn: '2026-01-05' });
      await send(`/invoices/${invoiceId}/refunds/f/reversal`, { reversedOn: '2026-01-08', reason });
      const take = (reversalId: string, amount: number, reversedOn: string) =>
        send(reversals, { reversalId, amount, reversedOn, reason });
      expect(await take('a', 3_000, '2026-01-10')).toMatchObject({ status: 201 });
      expect(await take('b', 4_001, '2026-01-04')).toMatchObject({
        status: 422,
        body: { type: '/problems/date-too-early' },
      });
      expect(await take('b', 4_000, '2026-01-04')).toMatchObject({ status: 201 });
      // from the 4th on 40.00 less were there, and from the 10th on 70.00 less, of which the invoice is due
      expect([await credit(customer), ...(await dueOf(invoiceId))]).toEqual([0, 4_000]);
      const { changes } = (await opened.ledger.customers.read(customer)).state;
      expect([...(changes.get('EUR') ?? [])].toSorted()).toEqual([
        ['2026-01-02', 3_000n],
        ['2026-01-04', -3_000n],
        ['2026-01-08', 3_000n],
        ['2026-01-10', -3_000n],
      ]);
    },
  );

  it('of credit is credit again, once', async () => {
    const { customer } = await paid(15_000);
    await send(`/customers/${customer}/credit/refunds`, refundOf('f', 5_000));
    const came = `/customers/${customer}/credit/refunds/f/reversal`;
    for (const _ of [1, 2]) expect(await send(came, { reason })).toMatchObject({ status: 201 });
    expect(await credit(customer)).toBe(5_000);
    expect(await send(came, { reason: 'another' })).toMatchObject({ status: 409 });
  });
});

it('what is returned of a payment never exceeds it, whatever refunds and reversals race', async () => {
  for (let round = 0; round < 10; round++) {
    const { invoiceId, path } = await paid(10_000);
    await Promise.all([
      send(`${path}/refunds`, refundOf('f', 6_000)),
      send(`${path}/reversal`, { reason }),
      send(`${path}/reversal`, { amount: 7_000, reversalId: 'a', reason }),
      send(`${path}/refunds`, refundOf('g', 5_000)),
      send(`${path}/unapplication`, { amount: 5_000, reason }),
    ]);
    const { payments, amountDue, paid: stillPaid, refunded } = await invoiceAt(opened.ledger, invoiceId);
    const { refunded: back = 0, reversedAmount = 0, withdrawn = 0 } = payments.get('p') ?? {};
    expect(back + reversedAmount + withdrawn).toBeLessThanOrEqual(10_000);
    expect(amountDue).toBe(10_000 - stillPaid + refunded);
  }
});
