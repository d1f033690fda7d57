// One thing has one id, however it is written: the commands and the views read it alike.

import { randomUUID } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import type { InvoiceView } from '../events/invoice-view.ts';
import { after, get, type Problem, post } from '../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../testing/http/requests.ts';

const { commandUrl, queryUrl } = inject('ledger');

const ndjson = { 'content-type': 'application/x-ndjson' };
const composed = `Soci\u00e9t\u00e9 ${randomUUID()}`;
const decomposed = composed.normalize('NFD');

describe('a UUID is the same in capitals and in small letters (RFC 9562)', () => {
  const customer = newCustomer();
  const invoice = invoiceOf(10_000, customer);
  const small = invoice.invoiceId;
  const capital = small.toUpperCase();

  it('where an invoice is registered, and registered again', async () => {
    const first = await post<InvoiceView>(`${commandUrl}/invoices`, { ...invoice, invoiceId: capital });
    expect(first).toMatchObject({ status: 201, body: { invoiceId: small } });
    expect(await post(`${commandUrl}/invoices`, invoice)).toMatchObject({ status: 201, text: first.text });
    expect(await post<Problem>(`${commandUrl}/invoices`, { ...invoice, reference: 'another' })).toMatchObject({
      status: 409,
      body: { type: '/problems/idempotency-key-reused' },
    });
    const batch = await post<object>(
      `${commandUrl}/invoices:batch`,
      JSON.stringify({ ...invoice, invoiceId: capital }),
      ndjson,
    );
    expect(batch.body).toMatchObject({ status: 201, invoice: { invoiceId: small, revision: 0 } });
  });

  it('where it is paid: in the path, an allocation, a batch, from credit', async () => {
    for (const id of [small, capital]) {
      const paid = await post(`${commandUrl}/invoices/${id}/payments`, paymentOf(1_000));
      expect(paid).toMatchObject({ status: 201, body: { invoiceId: small } });
      const allocations = [{ invoiceId: id, amount: 1_000 }];
      const across = { ...paymentOf(1_500), customerId: customer, allocations };
      expect(await post(`${commandUrl}/payments`, across)).toMatchObject({
        status: 201,
        body: { allocations: [{ invoiceId: small, allocated: 1_000 }] },
      });
      const line = JSON.stringify({ ...paymentOf(500), invoiceId: id });
      expect(await post(`${commandUrl}/payments:batch`, line, ndjson)).toMatchObject({ body: { status: 201 } });
      const application = { invoiceId: id, amount: 500, currency: 'EUR' };
      const applied = await post(`${commandUrl}/customers/${customer}/credit/applications`, application);
      expect(applied).toMatchObject({ status: 201 });
    }
    const [one, twice] = [
      { invoiceId: small, amount: 1 },
      { invoiceId: capital, amount: 1 },
    ];
    const both = { ...paymentOf(2), customerId: customer, allocations: [one, twice] };
    expect(await post(`${commandUrl}/payments`, both)).toMatchObject({
      status: 422,
      body: { type: '/problems/invoice-allocated-twice' },
    });
  });

  it('where it is read, now and as of a revision', async () => {
    const paid = await post(`${commandUrl}/invoices/${capital}/payments`, paymentOf(1_000));
    const due = { status: 200, body: { invoiceId: small, amountDue: 3_000 } };
    for (const id of [small, capital]) {
      expect(await get(`${queryUrl}/invoices/${id}`, after(paid))).toMatchObject(due);
      expect(await get(`${queryUrl}/invoices/${id}?revision=0`)).toMatchObject({ body: { amountDue: 10_000 } });
      expect(await get(`${queryUrl}/invoices/${id}/history`, after(paid))).toMatchObject({ status: 200 });
      expect(await get(`${queryUrl}/journal?invoice=${id}&limit=1`)).toMatchObject({ body: { events: [{}] } });
    }
  });
});

describe('a name is the same in each composition of its characters (Unicode NFC)', () => {
  it('where a customer is billed, pays and is read', async () => {
    const invoice = invoiceOf(10_000, decomposed);
    expect(await post(`${commandUrl}/invoices`, invoice)).toMatchObject({ status: 201 });
    const payment = { ...paymentOf(12_000), customerId: composed };
    const paid = await post(`${commandUrl}/payments`, payment);
    expect(paid).toMatchObject({ status: 201, body: { allocations: [{ allocated: 10_000 }], credited: 2_000 } });
    for (const id of [composed, decomposed].map(encodeURIComponent)) {
      expect(await get(`${commandUrl}/customers/${id}/credit`)).toMatchObject({
        body: { credit: [{ credit: 2_000 }] },
      });
      expect(await get(`${queryUrl}/customers/${id}/balance`, after(paid))).toMatchObject({
        body: { balances: [{ paid: 10_000 }] },
      });
    }
  });
});

describe('an identifier that looks like another is refused', () => {
  const invisible: [what: string, id: string][] = [
    ['a zero-width space', 'AC\u200bME'],
    ['a control character', 'AC\u0085ME'],
    ['a direction mark', 'ACME\u202e'],
    ['a byte order mark', '\ufeffACME'],
    ['a grapheme joiner', 'AC\u034fME'],
    ['a Hangul filler', 'ACME\u3164'],
    ['a variation selector', 'ACME\ufe0f'],
    ['a blank at its beginning', ' ACME'],
    ['a no-break space at its end', 'ACME\u00a0'],
  ];
  it.each(invisible)('if it has %s', async (_, id) => {
    const pointers = async (body: object) =>
      (await post<Problem>(`${commandUrl}/invoices`, body)).body.errors?.map(({ pointer }) => pointer);
    expect(await pointers(invoiceOf(1, id))).toEqual(['/customer/id']);
    expect(await pointers({ ...invoiceOf(1), number: id })).toEqual(['/number']);
  });

  it('if it would be a number of a series that begins with a blank', async () => {
    const inSeries = (series: string) => post<Problem>(`${commandUrl}/invoices`, { ...invoiceOf(1), series });
    const own = `${randomUUID().slice(0, 8)} `;
    expect((await inSeries(` ${own}`)).body.errors?.map(({ pointer }) => pointer)).toEqual(['/series']);
    expect(await inSeries(own)).toMatchObject({ status: 201, body: { number: `${own}000001` } });
  });

  it('but one with blanks inside, or of another script, is accepted', async () => {
    for (const id of ['ACME Inc', 'ΑΚΜΕ']) {
      const own = `${id} ${randomUUID()}`;
      const invoice = { ...invoiceOf(1, own), number: own };
      expect(await post(`${commandUrl}/invoices`, invoice)).toMatchObject({ status: 201, body: { number: own } });
    }
  });
});
