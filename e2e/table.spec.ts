import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { InvoiceView } from '../events/invoice-view.ts';
import { type Answer, after, get, post } from '../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../testing/http/requests.ts';

type Balance = {
  balances: { currency: string; invoiced: number; paid: number; due: number; openInvoices: number }[];
};
type History = { events: { revision: number; type: string; before: Standing; after: Standing }[] };
type Standing = { state: string; amountDue: number };

const ledger = inject('ledger');

describe('five invoices, of which one is paid in part and one in full', () => {
  const customer = newCustomer();
  const invoices = [100_000, 500_000, 30_000, 60_000, 40_000].map((amount) => invoiceOf(amount, customer));
  const [first, second] = invoices as [(typeof invoices)[0], (typeof invoices)[0]];
  let last: Answer<InvoiceView>;

  beforeAll(async () => {
    for (const invoice of invoices) {
      const registered = await post<InvoiceView>(`${ledger.commandUrl}/invoices`, invoice);
      expect(registered).toMatchObject({ status: 201, body: { invoiceId: invoice.invoiceId, state: 'open', paid: 0 } });
      const location = new URL(registered.headers.get('location') ?? '', ledger.commandUrl);
      expect(location.href).toBe(`${ledger.commandUrl}/invoices/${invoice.invoiceId}`);
      expect(registered.headers.get('etag')).toBe('"0"');
    }
    const partly = await post<InvoiceView>(
      `${ledger.commandUrl}/invoices/${first.invoiceId}/payments`,
      paymentOf(90_000),
    );
    expect(partly).toMatchObject({ status: 201, body: { state: 'partially-paid', paid: 90_000, amountDue: 10_000 } });
    last = await post(`${ledger.commandUrl}/invoices/${second.invoiceId}/payments`, paymentOf(500_000));
    expect(last).toMatchObject({ status: 201, body: { state: 'paid', paid: 500_000, amountDue: 0 } });
  });

  it('have 100.00 due after a payment of 900.00, and the total of 1000.00 stays on record', async () => {
    const { body } = await get<InvoiceView>(`${ledger.queryUrl}/invoices/${first.invoiceId}`, after(last));
    expect(body).toMatchObject({ state: 'partially-paid', paid: 90_000, amountDue: 10_000 });
    expect(body.totals).toMatchObject({ payable: 100_000, taxInclusive: 100_000 });
    expect(body.payments).toMatchObject([{ amount: 90_000, receivedOn: '2026-11-24', method: 'credit-transfer' }]);
  });

  it('are listed with their amounts due for each customer', async () => {
    type List = { invoices: InvoiceView[]; next?: string };
    const { body } = await get<List>(`${ledger.queryUrl}/invoices?customer=${customer}`, after(last));
    const due = new Map(body.invoices.map((invoice) => [invoice.invoiceId, [invoice.state, invoice.amountDue]]));
    expect(invoices.map(({ invoiceId }) => due.get(invoiceId))).toEqual([
      ['partially-paid', 10_000],
      ['paid', 0],
      ['open', 30_000],
      ['open', 60_000],
      ['open', 40_000],
    ]);
  });

  it('add up to the balance of the customer', async () => {
    const { body } = await get<Balance>(`${ledger.queryUrl}/customers/${customer}/balance`, after(last));
    expect(body.balances).toMatchObject([
      { currency: 'EUR', invoiced: 730_000, paid: 590_000, due: 140_000, openInvoices: 4 },
    ]);
  });

  it('have the payment and the change of state as events, with the amount due before and after', async () => {
    const { body } = await get<History>(`${ledger.queryUrl}/invoices/${first.invoiceId}/history`, after(last));
    expect(
      body.events.map(({ type, before, after: now }) => [type, before.amountDue, now.amountDue, now.state]),
    ).toEqual([
      ['InvoiceRegistered', 0, 100_000, 'open'],
      ['PaymentApplied', 100_000, 10_000, expect.any(String)],
      ['InvoicePartiallyPaid', 10_000, 10_000, 'partially-paid'],
    ]);
  });

  it('give a retried payment its first answer, and refuse its id with another amount', async () => {
    const payments = `${ledger.commandUrl}/invoices/${invoices[2]?.invoiceId}/payments`;
    const payment = paymentOf(10_000);
    const [sent, again] = [await post(payments, payment), await post(payments, payment)];
    expect(again).toMatchObject({ status: sent.status, body: sent.body as object });
    expect(await post(payments, { ...payment, amount: 20_000 })).toMatchObject({ status: 409 });
  });
});

describe('fifty payments of 10.00 at once on an invoice of 100.00', () => {
  it('are ten that succeed and forty that are refused because nothing is due', async () => {
    const invoice = invoiceOf(10_000, newCustomer());
    await post(`${ledger.commandUrl}/invoices`, invoice);
    const payments = Array.from({ length: 50 }, () => paymentOf(1_000));
    const answers = await Promise.all(
      payments.map((payment) => post(`${ledger.commandUrl}/invoices/${invoice.invoiceId}/payments`, payment)),
    );
    const succeeded = answers.filter(({ status }) => status === 201);
    expect(succeeded).toHaveLength(10);
    const refused = answers.filter(({ status }) => status === 409 || status === 422);
    expect(refused).toHaveLength(40);

    const position = succeeded.map(({ headers }) => BigInt(headers.get('ledger-position') ?? 0)).reduce(greater);
    const { body } = await get<InvoiceView>(`${ledger.queryUrl}/invoices/${invoice.invoiceId}`, {
      'ledger-position': String(position),
    });
    expect(body).toMatchObject({ state: 'paid', paid: 10_000, amountDue: 0 });
    expect(body.payments).toHaveLength(10);
  });
});

function greater(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
