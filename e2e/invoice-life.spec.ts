// The life of invoices, through both APIs of the real processes: the answer of a command equals the view after it, and the customer's
// balance is the sum of the invoices.

import { describe, expect, inject, it } from 'vitest';
import { writeCreditNote } from '../events/einvoice/write-credit-note.ts';
import type { InvoiceView } from '../events/invoice-view.ts';
import { type Answer, after, get, post, send } from '../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../testing/http/requests.ts';

const ledger = inject('ledger');

type Money = Pick<InvoiceView, 'paid' | 'credited' | 'writtenOff' | 'voided' | 'refunded' | 'amountDue'>;
type Standing = Money & Pick<InvoiceView, 'state'>;
type Balance = { balances: (Omit<Money, 'amountDue'> & { invoiced: number; due: number; openInvoices: number })[] };

const nothing: Money = { paid: 0, credited: 0, writtenOff: 0, voided: 0, refunded: 0, amountDue: 0 };
const on = '2026-11-24';
const reason = 'as agreed';

/** Sends a command twice. The second time must change nothing. */
async function command<Body = InvoiceView>(path: string, body: object | string, type = 'application/json') {
  const headers = { 'content-type': type, 'idempotency-key': crypto.randomUUID() };
  const answer = await post<Body>(ledger.commandUrl + path, body, headers);
  expect(answer.status, answer.text).toBe(201);
  expect((await post(ledger.commandUrl + path, body, headers)).text).toBe(answer.text);
  return answer;
}

const viewed = async <Body>(path: string, written: Answer<unknown>): Promise<Body> =>
  (await get<Body>(ledger.queryUrl + path, after(written))).body;

/** Checks an invoice in the answer of a command and in the view. */
async function expectStanding(answer: Answer<InvoiceView>, expected: Partial<Standing>): Promise<void> {
  const standing = { ...nothing, ...expected };
  expect(answer.body).toMatchObject(standing);
  const view = await viewed<InvoiceView>(`/invoices/${answer.body.invoiceId}`, answer);
  expect(view).toMatchObject(standing);
  const { totals, amountDue, paid, credited, writtenOff, voided, refunded } = view;
  expect(totals.payable).toBe(amountDue + paid + credited + writtenOff + voided - refunded);
}

const creditOf = async (customer: string): Promise<number> => {
  type Account = { credit: { currency: string; credit: number }[] };
  const { body } = await get<Account>(`${ledger.commandUrl}/customers/${customer}/credit`);
  return body.credit.find(({ currency }) => currency === 'EUR')?.credit ?? 0;
};

describe('an invoice of 1,297.00 with two rates of tax', () => {
  const customer = newCustomer();
  const tax = (rate: string) => ({ category: 'S' as const, rate });
  const line = (description: string, quantity: string, unitPrice: string, rate: string) => ({
    description,
    quantity,
    unitPrice,
    tax: tax(rate),
  });
  const invoice = {
    ...invoiceOf(0, customer),
    number: `INV-${customer}`,
    lines: [line('Consulting', '10', '10000', '19'), line('Books', '4', '2500', '7')],
  };
  const path = `/invoices/${invoice.invoiceId}`;
  const first = paymentOf(30_000);
  const second = paymentOf(50_000);
  let last: Answer<InvoiceView>;

  it('is registered', async () => {
    const answer = await command('/invoices', invoice);
    await expectStanding(answer, { state: 'open', amountDue: 129_700 });
    expect(answer.body.totals).toMatchObject({ taxExclusive: 110_000, tax: 19_700, taxInclusive: 129_700 });
  });

  it('is paid in part', async () => {
    const answer = await command(`${path}/payments`, first);
    await expectStanding(answer, { state: 'partially-paid', paid: 30_000, amountDue: 99_700 });
  });

  it('is credited by an amount', async () => {
    const note = { number: `CN-1-${customer}`, amount: 9_700, currency: 'EUR', issuedOn: on, reason };
    const answer = await command(`${path}/credit-notes`, note);
    await expectStanding(answer, { state: 'partially-paid', paid: 30_000, credited: 9_700, amountDue: 90_000 });
  });

  it('is credited by lines, with their tax', async () => {
    const note = { lines: [{ line: 2, quantity: '1' }], currency: 'EUR', issuedOn: on, reason };
    const answer = await command(`${path}/credit-notes`, note);
    await expectStanding(answer, { state: 'partially-paid', paid: 30_000, credited: 12_375, amountDue: 87_325 });
  });

  it('is credited by a UBL credit note', async () => {
    const party = { name: 'A party', address: { country: 'DE' }, vatId: 'DE123456789' };
    const xml = writeCreditNote({
      number: `CN-3-${customer}`,
      customer: invoice.customer,
      currency: 'EUR',
      issuedOn: on,
      lines: [line('Consulting', '1', '10000', '19')],
      precedingInvoices: [{ number: invoice.number }],
      seller: party,
      buyer: { ...party, ids: [{ id: customer }] },
    });
    const answer = await command(`${path}/credit-notes`, xml, 'application/xml');
    await expectStanding(answer, { state: 'partially-paid', paid: 30_000, credited: 24_275, amountDue: 75_425 });
  });

  it('is due again after its payment bounced', async () => {
    const answer = await command(`${path}/payments/${first.paymentId}/reversal`, { reversedOn: on, reason: 'bounced' });
    await expectStanding(answer, { state: 'open', credited: 24_275, amountDue: 105_425 });
  });

  it('is due for the refunded amount', async () => {
    await command(`${path}/payments`, second);
    const refund = { amount: 10_000, currency: 'EUR', refundedOn: on, method: 'credit-transfer', reason };
    const answer = await command(`${path}/payments/${second.paymentId}/refunds`, refund);
    await expectStanding(answer, {
      state: 'partially-paid',
      paid: 50_000,
      credited: 24_275,
      refunded: 10_000,
      amountDue: 65_425,
    });
  });

  it('is written off', async () => {
    const answer = await command(`${path}/write-off`, { writtenOffOn: on, reason: 'insolvent' });
    const parts = { paid: 50_000, credited: 24_275, refunded: 10_000, writtenOff: 65_425 };
    await expectStanding(answer, { state: 'written-off', ...parts });
  });

  it('is paid later, first in part and then beyond the written-off amount', async () => {
    const parts = { credited: 24_275, refunded: 10_000 };
    const some = await command(`${path}/payments`, paymentOf(25_425));
    await expectStanding(some, { state: 'written-off', ...parts, paid: 75_425, writtenOff: 40_000 });
    const rest = await command(`${path}/payments`, paymentOf(50_000));
    await expectStanding(rest, { state: 'paid', ...parts, paid: 115_425 });
    last = rest;
    expect(await creditOf(customer)).toBe(10_000);
  });

  it('has a history with the amount due before and after each event, to the cent', async () => {
    type History = { events: { type: string; before: { amountDue: number }; after: { amountDue: number } }[] };
    const { events } = await viewed<History>(`${path}/history`, last);
    for (const [place, { before }] of events.entries()) {
      expect(before.amountDue).toBe(events[place - 1]?.after.amountDue ?? 0);
    }
    const moved = events.filter(({ before, after }) => before.amountDue !== after.amountDue);
    expect(moved.map(({ type, after: { amountDue } }) => [type, amountDue])).toEqual([
      ['InvoiceRegistered', 129_700],
      ['PaymentApplied', 99_700],
      ['CreditNoteApplied', 90_000],
      ['CreditNoteApplied', 87_325],
      ['CreditNoteApplied', 75_425],
      ['PaymentReversed', 105_425],
      ['PaymentApplied', 55_425],
      ['PaymentRefunded', 65_425],
      ['AmountWrittenOff', 0],
      ['WriteOffRecovered', 25_425],
      ['PaymentApplied', 0],
      ['WriteOffRecovered', 40_000],
      ['PaymentApplied', 0],
    ]);
  });
});

describe("a customer's account", () => {
  const customer = newCustomer();
  const account = `/customers/${customer}`;

  async function expectBalance(written: Answer<unknown>, expected: Partial<Balance['balances'][0]>): Promise<void> {
    const { balances } = await viewed<Balance>(`${account}/balance`, written);
    expect(balances).toMatchObject([expected]);
  }

  it('is the sum of the invoices after an overpayment, credit and its reversal', async () => {
    const [one, other, third] = [10_000, 6_000, 3_000].map((amount) => invoiceOf(amount, customer));
    for (const invoice of [one, other, third]) await command('/invoices', invoice ?? {});
    const urlOf = (invoice = one) => `/invoices/${invoice?.invoiceId}`;

    const voided = await command(`${urlOf(third)}/void`, { reason });
    await expectStanding(voided, { state: 'void', voided: 3_000 });
    await expectBalance(voided, { invoiced: 19_000, voided: 3_000, due: 16_000, openInvoices: 2 });

    const overpaid = await command(`${urlOf(one)}/payments`, paymentOf(20_000));
    await expectStanding(overpaid, { state: 'paid', paid: 10_000 });
    expect(await creditOf(customer)).toBe(10_000);

    type Account = { credit: { credit: number }[]; applications: { applicationId: string; applied: number }[] };
    const application = { invoiceId: other?.invoiceId, amount: 8_000, currency: 'EUR' };
    const spent = await command<Account>(`${account}/credit/applications`, application);
    expect(spent.body).toMatchObject({ credit: [{ credit: 4_000 }], applications: [{ applied: 6_000 }] });
    await expectBalance(spent, { paid: 16_000, due: 0, openInvoices: 0 });

    const [{ applicationId } = { applicationId: '' }] = spent.body.applications;
    const id = encodeURIComponent(applicationId);
    const undone = await command(`${urlOf(other)}/payments/${id}/reversal`, { reason });
    await expectStanding(undone, { state: 'open', amountDue: 6_000 });
    expect(await creditOf(customer)).toBe(10_000);

    const refund = { amount: 1_000, currency: 'EUR', method: 'credit-transfer', reason };
    await command(`${account}/credit/refunds`, refund);
    expect(await creditOf(customer)).toBe(9_000);

    const automatic = await send('PUT', `${ledger.commandUrl}${account}/credit/automatic`, { automatic: true });
    expect(automatic.status).toBe(200);
    await expect.poll(() => creditOf(customer)).toBe(3_000);
    const payment = { ...paymentOf(2_000), customerId: customer };
    const taken = await command<{ credited: number }>('/payments', payment);
    expect(taken.body.credited).toBe(2_000); // nothing is due any more
    await expectBalance(taken, { invoiced: 19_000, paid: 16_000, voided: 3_000, due: 0, openInvoices: 0 });
    expect(await creditOf(customer)).toBe(5_000);
  });

  it('is paid with one payment, oldest invoice first, which is then reversed as a whole', async () => {
    const invoices = ['2999-03-01', '2999-01-01', '2999-02-01'].map((dueOn) => ({ ...invoiceOf(10_000), dueOn }));
    const payer = { id: newCustomer(), name: 'A payer' };
    for (const invoice of invoices) await command('/invoices', { ...invoice, customer: payer });
    const standing = async (written: Answer<unknown>) => {
      const views = invoices.map(({ invoiceId }) => viewed<InvoiceView>(`/invoices/${invoiceId}`, written));
      return (await Promise.all(views)).map(({ state, amountDue }) => [state, amountDue]);
    };
    const payment = { ...paymentOf(15_000), customerId: payer.id };
    const taken = await command('/payments', payment);
    expect(await standing(taken)).toEqual([
      ['open', 10_000],
      ['paid', 0],
      ['partially-paid', 5_000],
    ]);
    const undone = await command(`/payments/${payment.paymentId}/reversal`, { reason: 'bounced' });
    expect(await standing(undone)).toEqual(invoices.map(() => ['open', 10_000]));
  });
});
