// One thing has one id, however it is written: the commands and the views read it alike.

import { randomUUID } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { exampleXml } from '../events/einvoice/testing/xml.ts';
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

/** A new UUID, in small letters and in capitals. */
function spelled(): { small: string; capital: string } {
  const small = `a${randomUUID().slice(1)}`;
  return { small, capital: small.toUpperCase() };
}

describe('an id that a client chooses is the same in capitals and in small letters, if it is a UUID', () => {
  const customer = spelled();
  const invoice = invoiceOf(100_000, customer.small);
  const ofInvoice = `${commandUrl}/invoices/${invoice.invoiceId}`;
  const ofCustomer = (id: string) => `${commandUrl}/customers/${id}`;
  const [money, reason] = [{ currency: 'EUR', method: 'credit-transfer' }, 'as agreed'];
  const [paid, across] = [spelled(), spelled()];

  /** Sends a command with the id in capitals, and again in small letters. */
  async function sendsOnce(url: string, command: (id: string) => object, named: (id: string) => object) {
    const { small, capital } = spelled();
    const first = await post<object>(url, command(capital));
    expect(first, first.text).toMatchObject({ status: 201, body: named(small) });
    expect(await post(url, command(small))).toMatchObject({ status: 201, text: first.text });
    const other = { ...command(small), ...('reason' in command(small) ? { reason: 'another' } : { amount: 7 }) };
    expect(await post(url, other)).toMatchObject({ status: 409, body: { type: '/problems/idempotency-key-reused' } });
  }

  it('where a customer is billed, by JSON, by UBL and in a batch', async () => {
    const inCapitals = { ...invoice, customer: { ...invoice.customer, id: customer.capital } };
    expect((await post(`${commandUrl}/invoices`, inCapitals)).status).toBe(201);
    const line = JSON.stringify({ ...invoiceOf(100_000), customer: inCapitals.customer });
    expect((await post<object>(`${commandUrl}/invoices:batch`, line, ndjson)).body).toMatchObject({ status: 201 });
    const xml = exampleXml.replaceAll('LH-2026-0113', randomUUID()).replace('>C-4711<', `>${customer.capital}<`);
    const ubl = await post(`${commandUrl}/invoices`, xml, { 'content-type': 'application/xml' });
    expect(ubl.status).toBe(201);
    for (const id of [customer.small, customer.capital]) {
      const balance = await get(`${queryUrl}/customers/${id}/balance`, after(ubl));
      expect(balance.body).toMatchObject({ customer: { id: customer.small }, balances: [{ openInvoices: 3 }] });
    }
  });

  it('where a payment is recorded: of an invoice, across invoices and in a batch', async () => {
    const payment = paymentOf(10_000);
    await sendsOnce(
      `${ofInvoice}/payments`,
      (paymentId) => ({ ...payment, paymentId }),
      (paymentId) => ({ paymentId }),
    );
    const allocations = [{ invoiceId: invoice.invoiceId, amount: 10_000 }];
    const ofAll = (paymentId: string) => ({ ...payment, paymentId, customerId: customer.capital, allocations });
    await sendsOnce(`${commandUrl}/payments`, ofAll, (paymentId) => ({ paymentId, customerId: customer.small }));
    for (const [id, status] of [
      [paid.capital, 201],
      [paid.small, 201],
    ] as const) {
      const line = JSON.stringify({ ...payment, paymentId: id, invoiceId: invoice.invoiceId });
      expect((await post<object>(`${commandUrl}/payments:batch`, line, ndjson)).body).toMatchObject({ status });
    }
    expect(await post(`${commandUrl}/payments`, { ...ofAll(across.capital), amount: 15_000 })).toMatchObject({
      body: { paymentId: across.small, credited: 5_000 },
    });
  });

  it('where a payment, or a part of one, is unapplied, refunded and reversed', async () => {
    for (const id of [paid.capital, `payments%2F${across.capital}`]) {
      const payment = `${ofInvoice}/payments/${id}`;
      const of = { amount: 1_000, reason };
      await sendsOnce(
        `${payment}/unapplication`,
        (unapplicationId) => ({ unapplicationId, ...of }),
        () => ({}),
      );
      await sendsOnce(
        `${payment}/refunds`,
        (refundId) => ({ refundId, ...of, ...money }),
        (refundId) => ({ refundId }),
      );
      await sendsOnce(
        `${payment}/reversal`,
        (reversalId) => ({ reversalId, ...of }),
        () => ({}),
      );
    }
    const cameBack = spelled();
    const refund = { refundId: cameBack.small, amount: 1_000, reason, ...money };
    expect((await post(`${ofInvoice}/payments/${paid.small}/refunds`, refund)).status).toBe(201);
    expect((await post(`${ofInvoice}/refunds/${cameBack.capital}/reversal`, { reason })).status).toBe(201);
    const ofAcross = (id: string) => `${commandUrl}/payments/${id}/reversal`;
    await sendsOnce(
      ofAcross(across.capital),
      (reversalId) => ({ reversalId, amount: 1_000, reason }),
      () => ({}),
    );
    const [one, other] = await Promise.all(
      [across.small, across.capital].map((id) => get(`${commandUrl}/payments/${id}`)),
    );
    expect(one).toMatchObject({ status: 200, text: other?.text });
  });

  it('where a credit note is recorded and read', async () => {
    const { small, capital } = spelled();
    const note = { amount: 500, currency: 'EUR', issuedOn: invoice.issuedOn, reason };
    await sendsOnce(
      `${ofInvoice}/credit-notes`,
      (creditNoteId) => ({ creditNoteId, ...note }),
      (creditNoteId) => ({ creditNoteId }),
    );
    const noted = await post(`${ofInvoice}/credit-notes`, { creditNoteId: capital, ...note });
    const read = await get(`${queryUrl}/invoices/${invoice.invoiceId}/credit-notes/${capital}`, after(noted));
    expect(read.body).toMatchObject({ creditNoteId: small, amount: 500 });
  });

  it('where credit is applied, unapplied and refunded', async () => {
    const of = { amount: 1_000, currency: 'EUR' };
    const { small, capital } = spelled();
    const apply = (applicationId: string) => ({ applicationId, invoiceId: invoice.invoiceId, ...of });
    await sendsOnce(`${ofCustomer(customer.capital)}/credit/applications`, apply, (id) => ({
      applications: expect.arrayContaining([expect.objectContaining({ applicationId: `credit/${id}` })]),
    }));
    expect((await post(`${ofCustomer(customer.small)}/credit/applications`, apply(capital))).status).toBe(201);
    const undo = await post<object>(`${ofInvoice}/payments/credit%2F${capital}/reversal`, { reason });
    expect(undo).toMatchObject({ status: 201, body: { paymentId: `credit/${small}` } });
    await sendsOnce(
      `${ofCustomer(customer.capital)}/credit/refunds`,
      (refundId) => ({ refundId, ...of, ...money, reason }),
      () => ({}),
    );
    const refund = { refundId: small, ...of, ...money, reason };
    expect((await post(`${ofCustomer(customer.small)}/credit/refunds`, refund)).status).toBe(201);
    const cameBack = `${ofCustomer(customer.capital)}/credit/refunds/${capital}/reversal`;
    expect((await post(cameBack, { reason })).status).toBe(201);
  });

  it('where payments are read, of which none was recorded twice', async () => {
    const last = await post(`${ofInvoice}/payments`, paymentOf(1));
    for (const id of [customer.small, customer.capital]) {
      const { body } = await get<{ payments: object[] }>(`${queryUrl}/payments?customer=${id}`, after(last));
      expect(body.payments).toHaveLength(5); // two that were sent in both spellings, `paid`, `across` and the last
    }
    for (const id of [paid.small, paid.capital]) {
      const read = await get(`${queryUrl}/invoices/${invoice.invoiceId}/payments/${id}`, after(last));
      expect(read.body).toMatchObject({ paymentId: paid.small, amount: 10_000, refunded: 1_000, reversed: 1_000 });
    }
    for (const id of [across.small, across.capital]) {
      const read = await get(`${queryUrl}/payments/${id}`, after(last));
      expect(read.body).toMatchObject({ paymentId: across.small, amount: 15_000, refunded: 1_000, reversed: 2_000 });
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
    ['a tag', 'ACME\u{e0041}'],
    ['a variation selector of the supplement', 'ACME\u{e0100}'],
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

  it('but one with blanks inside, of another script, or with an emoji is accepted', async () => {
    for (const id of ['ACME Inc', 'ΑΚΜΕ', '👍🏽']) {
      const own = `${id} ${randomUUID()}`;
      const invoice = { ...invoiceOf(1, own), number: own };
      expect(await post(`${commandUrl}/invoices`, invoice)).toMatchObject({ status: 201, body: { number: own } });
    }
  });
});
