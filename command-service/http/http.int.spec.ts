// The HTTP edge of the command service: headers of answers, and refusals.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { leastXml as leastCii } from '../../events/einvoice/cii/testing/xml.ts';
import { example, issued } from '../../events/einvoice/testing/example.ts';
import { exampleXml, leastXml } from '../../events/einvoice/testing/xml.ts';
import { writeInvoice } from '../../events/einvoice/write-invoice.ts';
import type { InvoiceView } from '../../events/invoice-view.ts';
import { get, type Problem, post, send } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { errorsIn, startCommandService, startWithProcessManager, type TestService } from '../testing/service.ts';

let store: TestEventStore;
let service: TestService;
let client: EventStoreDBClient;
beforeAll(async () => {
  store = await startEventStore();
  service = await startWithProcessManager(store.url);
  client = EventStoreDBClient.connectionString(store.url);
});
afterAll(async () => {
  await client?.dispose();
  await service?.[Symbol.asyncDispose]();
  await store?.stop();
});

const register = async (invoice: object = invoiceOf(10_000)) => {
  const answer = await post<InvoiceView & { position: string; revision: number }>(`${service.url}/invoices`, invoice);
  expect(answer.status, answer.text).toBe(201);
  return answer;
};

/** How many events there are of invoices, customers and payments. */
async function recorded(): Promise<number> {
  let events = 0;
  for await (const { event } of client.readAll()) {
    if (event && /^(invoice|customer|payment|series)-/.test(event.streamId)) events += 1;
  }
  return events;
}

describe('an answer', () => {
  it('has the Location of the invoice, its revision as ETag and the log position', async () => {
    const invoice = invoiceOf(10_000);
    const registered = await register(invoice);
    expect(registered.headers.get('location')).toBe(`/invoices/${invoice.invoiceId}`);
    expect(registered.headers.get('etag')).toBe('"0"');
    expect(registered.headers.get('ledger-position')).toBe(registered.body.position);
    const read = await get(service.url + registered.headers.get('location'));
    expect([read.body, read.headers.get('etag')]).toEqual([registered.body, '"0"']);
    const paid = await post<typeof registered.body>(
      `${service.url}/invoices/${invoice.invoiceId}/payments`,
      paymentOf(10_000),
    );
    expect(paid.headers.get('etag')).toBe('"2"');
    expect(BigInt(paid.body.position)).toBeGreaterThan(BigInt(registered.body.position));
    expect(paid.body).toMatchObject({ state: 'paid', paid: 10_000, amountDue: 0, revision: 2 });
  });

  it('to a payment across invoices has its Location', async () => {
    const payment = { ...paymentOf(5_000), customerId: newCustomer() };
    const taken = await post<{ revision: number }>(`${service.url}/payments`, payment);
    expect(taken).toMatchObject({ status: 201, body: { state: 'settled', credited: 5_000 } });
    expect(taken.headers.get('location')).toBe(`/payments/${payment.paymentId}`);
    const { body } = await get(service.url + taken.headers.get('location'));
    expect(body).toEqual(taken.body);
  });

  it.each(['100%25?#[id]', '...', '"<&>"', '~'])('has a Location that answers: %s', async (paymentId) => {
    const payment = { ...paymentOf(5_000), paymentId, customerId: newCustomer() };
    const taken = await post(`${service.url}/payments`, payment);
    expect(taken.status).toBe(201);
    const read = await get(service.url + taken.headers.get('location'));
    expect(read).toMatchObject({ status: 200, body: { paymentId } });
  });

  it.each(['.', '..', 'a/b', 'a b', 'ä'])('an id that no path can have is refused: %s', async (paymentId) => {
    const payment = { ...paymentOf(5_000), paymentId, customerId: newCustomer() };
    const refused = await post<{ errors: object[] }>(`${service.url}/payments`, payment);
    expect(refused).toMatchObject({ status: 400, body: { errors: [{ pointer: '/paymentId' }] } });
  });

  it('has no invoice under an unknown id', async () => {
    const unknown = await get(`${service.url}/invoices/${invoiceOf(1).invoiceId}`);
    expect(unknown).toMatchObject({ status: 404, body: { type: '/problems/invoice-not-found' } });
  });

  it('has the correlation id of the request', async () => {
    const { headers } = await get(`${service.url}/healthz`, { 'x-correlation-id': 'order-7' });
    expect(headers.get('x-correlation-id')).toBe('order-7');
  });
});

describe('If-Match', () => {
  const paymentsOf = (invoiceId: string) => `${service.url}/invoices/${invoiceId}/payments`;

  it('accepts a command at the expected revision, and at any revision if it is *', async () => {
    const { body } = await register();
    expect(await post(paymentsOf(body.invoiceId), paymentOf(1), { 'if-match': '"0"' })).toMatchObject({ status: 201 });
    expect(await post(paymentsOf(body.invoiceId), paymentOf(1), { 'if-match': '*' })).toMatchObject({ status: 201 });
  });

  it('refuses a command at another revision, and names the current one', async () => {
    const { body } = await register();
    await post(paymentsOf(body.invoiceId), paymentOf(1));
    for (const stale of ['"0"', '"7"']) {
      expect(await post<Problem>(paymentsOf(body.invoiceId), paymentOf(1), { 'if-match': stale })).toMatchObject({
        status: 412,
        body: { type: '/problems/revision-differs', revision: 2 },
      });
    }
  });

  it('accepts one of several concurrent commands that expect the same revision', async () => {
    const { body } = await register();
    const answers = await Promise.all(
      [1, 2, 3, 4].map((amount) => post(paymentsOf(body.invoiceId), paymentOf(amount), { 'if-match': '"0"' })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 412, 412, 412]);
  });

  it('does not refuse a retry', async () => {
    const { body } = await register();
    const payment = paymentOf(1);
    const first = await post(paymentsOf(body.invoiceId), payment, { 'if-match': '"0"' });
    expect((await post(paymentsOf(body.invoiceId), payment, { 'if-match': '"0"' })).text).toBe(first.text);
  });

  it('is about the invoice if an overpayment is reversed, although that starts on the stream of the customer', async () => {
    const { body } = await register();
    const payment = paymentOf(15_000);
    await post(paymentsOf(body.invoiceId), payment);
    const reversal = `${paymentsOf(body.invoiceId)}/${payment.paymentId}/reversal`;
    expect(await post(reversal, { reason: 'bounced' }, { 'if-match': '"0"' })).toMatchObject({ status: 412 });
    expect(await post(reversal, { reason: 'bounced' }, { 'if-match': '"2"' })).toMatchObject({ status: 201 });
  });

  it("is about the customer's account if credit is applied", async () => {
    const customer = newCustomer();
    const { body } = await register(invoiceOf(10_000, customer));
    await post(paymentsOf(body.invoiceId), paymentOf(15_000));
    const another = await register(invoiceOf(1_000, customer));
    const application = { invoiceId: another.body.invoiceId, amount: 1_000, currency: 'EUR' };
    const url = `${service.url}/customers/${customer}/credit/applications`;
    expect(await post(url, application, { 'if-match': '"7"' })).toMatchObject({ status: 412 });
    expect(await post(url, application, { 'if-match': '"0"' })).toMatchObject({ status: 201 });
  });

  it.each(['0', 'W/"0"', '"0", "1"', '"x"'])('that is not an ETag of this service is refused: %s', async (etag) => {
    const { body } = await register();
    expect(await post(paymentsOf(body.invoiceId), paymentOf(1), { 'if-match': etag })).toMatchObject({
      status: 400,
      body: { type: '/problems/malformed-etag', errors: [{ in: 'header', pointer: '/if-match' }] },
    });
  });
});

const invoice = invoiceOf(100_000);
const [line] = invoice.lines as [(typeof invoice.lines)[0]];
const withLine = (change: object) => ({ ...invoice, lines: [{ ...line, ...change }] });
const unsafe = 9_007_199_254_740_992;

/** What is wrong, the request, its status, and either the rule that it breaks or where its faults are. */
type Refused = [what: string, body: object | string, status: number, ruleOrPointer: string];

const registrations: Refused[] = [
  ['malformed JSON', '{"customer":', 400, 'malformed-json'],
  ['no body', '', 400, 'malformed-request'],
  ['two values', '{} {}', 400, 'malformed-json'],
  [
    'a currency twice',
    JSON.stringify(invoice).replace('"currency":', '"currency":"USD","currency":'),
    400,
    'malformed-json',
  ],
  ['a NUL in a key', { ...invoice, 'a\u0000': 1 }, 400, '/a\u0000'],
  ['bytes that are not UTF-8', Buffer.from('{"number":"Größe"}', 'latin1'), 400, 'malformed-json'],
  ['JSON that is no object', '[]', 400, ''],
  ['a wrong type', { ...invoice, lines: 'many' }, 400, '/lines'],
  ['a field that nobody knows', { ...invoice, isPaid: true }, 400, '/isPaid'],
  ['a field of a line that nobody knows', withLine({ net: 5 }), 400, '/lines/0/net'],
  ['no customer', { ...invoice, customer: undefined }, 400, '/customer'],
  ['no due date', { ...invoice, dueOn: undefined }, 400, '/dueOn'],
  ['no lines', { ...invoice, lines: [] }, 400, '/lines'],
  ['a quantity as a number', withLine({ quantity: 1 }), 400, '/lines/0/quantity'],
  ['a quantity with an exponent', withLine({ quantity: '1e3' }), 400, '/lines/0/quantity'],
  ['a negative unit price', withLine({ unitPrice: '-1' }), 400, '/lines/0/unitPrice'],
  ['a tax rate as a number', withLine({ tax: { category: 'S', rate: 19 } }), 400, '/lines/0/tax/rate'],
  ['an allowance in text', { ...invoice, allowances: [{ amount: '1', tax: line.tax }] }, 400, '/allowances/0/amount'],
  ['a fractional prepaid amount', { ...invoice, prepaid: 0.5 }, 400, '/prepaid'],
  ['an unsafe prepaid amount', { ...invoice, prepaid: unsafe }, 400, '/prepaid'],
  ['a currency in small letters', { ...invoice, currency: 'eur' }, 400, '/currency'],
  ['a date that does not exist', { ...invoice, issuedOn: '2026-02-30' }, 400, '/issuedOn'],
  ['a time for a date', { ...invoice, dueOn: '2026-12-22T00:00:00Z' }, 400, '/dueOn'],
  ['an invoiceId that is no UUID', { ...invoice, invoiceId: 'INV-1' }, 400, '/invoiceId'],
  ['a customer id that a URL resolves away', { ...invoice, customer: { id: '..', name: 'Up' } }, 400, '/customer/id'],
  ['a NUL in a text', { ...invoice, reference: 'a\u0000b' }, 400, '/reference'],
  ['half of a surrogate pair in a text', { ...invoice, number: 'INV-\ud800' }, 400, '/number'],
  [
    'a prototype in disguise',
    `{"__proto__": {"isPaid": true}, ${JSON.stringify(invoice).slice(1)}`,
    400,
    'malformed-json',
  ],
  ['more than a megabyte', { ...invoice, reference: 'x'.repeat(2_000_000) }, 413, 'body-too-large'],
  ['a currency that is none', { ...invoice, currency: 'XXQ' }, 422, 'unknown-currency'],
  ['an amount beyond what is exact', withLine({ unitPrice: '9007199254740993' }), 422, 'amount-too-large'],
  ['due before issued', { ...invoice, dueOn: '2026-11-21' }, 422, 'due-before-issued'],
  ['a rate where there is none', withLine({ tax: { category: 'Z', rate: '19' } }), 422, 'tax-rate-forbidden'],
  ['a number and a series', { ...invoice, number: 'INV-1', series: 'INV-' }, 422, 'number-and-series'],
];

const payment = paymentOf(1_000);
const withAmount = (amount: string) => JSON.stringify(payment).replace('"amount":1000', `"amount":${amount}`);
const payments: Refused[] = [
  ['malformed JSON', 'amount=1000', 400, 'malformed-json'],
  ['a negative amount', { ...payment, amount: -1_000 }, 400, '/amount'],
  ['an amount of nothing', { ...payment, amount: 0 }, 400, '/amount'],
  ['a fractional amount', { ...payment, amount: 10.5 }, 400, '/amount'],
  ['an amount as text', { ...payment, amount: '1000' }, 400, '/amount'],
  ['an unsafe amount', { ...payment, amount: unsafe }, 400, '/amount'],
  ['an infinite amount', withAmount('1e999'), 400, '/amount'],
  ['an unsafe amount that reads as a safe one', withAmount('9007199254740991.4'), 400, '/amount'],
  ['no amount', { ...payment, amount: undefined }, 400, '/amount'],
  ['a date that does not exist', { ...payment, receivedOn: '2026-13-01' }, 400, '/receivedOn'],
  ['a paymentId with a slash', { ...payment, paymentId: 'a/b' }, 400, '/paymentId'],
  ['a method of spaces', { ...payment, method: '  ' }, 400, '/method'],
  ['a NUL in the reference', { ...payment, reference: 'a\u0000b' }, 400, '/reference'],
  ['half of a surrogate pair in the method', { ...payment, method: '\udc00' }, 400, '/method'],
  ['another currency', { ...payment, currency: 'USD' }, 422, 'currency-differs'],
];

const reason = 'as agreed';
const later: [path: string, ...Refused][] = [
  ['/write-off', 'a write-off without a reason', {}, 400, '/reason'],
  ['/write-off', 'a NUL in the reason', { reason: 'a\u0000b' }, 400, '/reason'],
  ['/void', 'a void without a reason', {}, 400, '/reason'],
  ['/payments/p/reversal', 'half of a surrogate pair in the reason', { reason: '\ud800' }, 400, '/reason'],
  ['/payments/p/reversal', 'the reversal of no payment', { reason }, 404, 'no-such-payment'],
  [
    '/payments/p/refunds',
    'a refund of nothing',
    { amount: 0, currency: 'EUR', method: 'cash', reason },
    400,
    '/amount',
  ],
  [
    '/credit-notes',
    'a credit note of neither an amount nor lines',
    { currency: 'EUR', issuedOn: '2026-11-23', reason },
    400,
    '',
  ],
  [
    '/credit-notes',
    'a credit note of more than the invoice',
    { amount: 100_001, currency: 'EUR', issuedOn: '2026-11-23', reason },
    422,
    'credit-exceeds-invoice',
  ],
  [
    '/credit-notes',
    'a credit note of a line that is not there',
    { lines: [{ line: 2, quantity: '1' }], currency: 'EUR', issuedOn: '2026-11-23', reason },
    422,
    'no-such-line',
  ],
];

it('an invoice of most of a mebibyte is registered', async () => {
  const [line] = invoiceOf(1).lines;
  const lines = Array.from({ length: 800 }, () => ({ ...line, note: 'x'.repeat(1_000) }));
  await register({ ...invoiceOf(1), lines });
});

describe('is refused, and nothing is recorded:', () => {
  const registered = invoiceOf(100_000);
  let before: number;
  beforeAll(async () => {
    await register(registered);
    before = await recorded();
  });
  afterAll(async () => expect(await recorded()).toBe(before));

  it.each(registrations)('an invoice with %s', async (_, body, status, expected) => {
    expectRefused(await post<Problem>(`${service.url}/invoices`, body), status, expected);
  });

  it.each(payments)('a payment with %s', async (_, body, status, expected) => {
    const url = `${service.url}/invoices/${registered.invoiceId}/payments`;
    expectRefused(await post<Problem>(url, body), status, expected);
  });

  it.each(later)('%s: %s', async (path, _, body, status, expected) => {
    expectRefused(
      await post<Problem>(`${service.url}/invoices/${registered.invoiceId}${path}`, body),
      status,
      expected,
    );
  });

  it.each([
    ['a customer that is none', { customerId: 'a/b' }, 400, '/customerId'],
    [
      'an allocation to no invoice',
      { allocations: [{ invoiceId: 'INV-1', amount: 1 }] },
      400,
      '/allocations/0/invoiceId',
    ],
    [
      'an invoice that is not there',
      { allocations: [{ invoiceId: randomUUID(), amount: 1 }] },
      404,
      'invoice-not-found',
    ],
    [
      "another customer's invoice",
      { allocations: [{ invoiceId: registered.invoiceId, amount: 1 }] },
      422,
      'not-this-customers-invoice',
    ],
  ])('a payment across invoices with %s', async (_, change, status, expected) => {
    const body = { ...paymentOf(1_000), customerId: newCustomer(), ...change };
    expectRefused(await post<Problem>(`${service.url}/payments`, body), status, expected);
  });

  it('more credit than the customer has, or credit for an invoice in another currency', async () => {
    const credit = `${service.url}/customers/${encodeURIComponent(registered.customer.id)}/credit`;
    const application = { invoiceId: registered.invoiceId, amount: 1_000, currency: 'EUR' };
    expectRefused(await post<Problem>(`${credit}/applications`, application), 422, 'credit-exceeded');
    const dollars = { ...application, currency: 'USD' };
    expectRefused(await post<Problem>(`${credit}/applications`, dollars), 422, 'currency-differs');
    const refund = { amount: 1_000, currency: 'EUR', method: 'cash', reason };
    expectRefused(await post<Problem>(`${credit}/refunds`, refund), 422, 'credit-exceeded');
    const automatic = await send<Problem>('PUT', `${credit}/automatic`, { automatic: 'yes' });
    expectRefused(automatic, 400, '/automatic');
  });

  it('an id or an address that does not exist, or a method that is not allowed', async () => {
    const id = randomUUID();
    const to = (path: string, body: object = payment) => post<Problem>(service.url + path, body);
    expectRefused(await to(`/invoices/${id}/payments`), 404, 'invoice-not-found');
    expectRefused(await to(`/invoices/${id}/void`, { reason }), 404, 'invoice-not-found');
    expectRefused(await to('/invoices/INV-1/payments'), 400, '/invoiceId');
    expectRefused(await to(`/payments/${id}/reversal`, { reason }), 404, 'payment-not-found');
    expectRefused(await get<Problem>(`${service.url}/payments/${id}`), 404, 'payment-not-found');
    expectRefused(await to('/nothing'), 404, 'no-such-route');
    expectRefused(await get<Problem>(`${service.url}/invoices`), 405, 'method-not-allowed');
    expectRefused(await get<Problem>(`${service.url}/payments/%zz`), 400, 'malformed-url');
  });

  it('an invoice whose event would be larger than the event store allows, though its body is just small enough', async () => {
    const [line] = invoice.lines;
    const withNotes = (lines: number) => ({
      ...invoiceOf(1),
      lines: Array.from({ length: lines }, () => ({ ...line, note: 'x'.repeat(1_000) })),
    });
    const most = Math.floor(1_048_000 / (JSON.stringify(withNotes(1_000)).length / 1_000));
    const answer = await post<Problem>(`${service.url}/invoices`, withNotes(most));
    expectRefused(answer, 413, 'command-too-large');
  });

  it('a body that is neither JSON nor UBL', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const answer = await post<Problem>(`${service.url}/invoices`, 'Please pay', { 'content-type': type });
      expectRefused(answer, 415, 'unsupported-media-type');
    }
  });

  it('a customer beside JSON, or one that is none', async () => {
    expectRefused(await post<Problem>(`${service.url}/invoices?customer=acme`, invoice), 400, '/customer');
    const headers = { 'content-type': 'application/xml' };
    for (const customer of ['', 'a%2Fb', '..', 'x'.repeat(101)])
      expectRefused(
        await post<Problem>(`${service.url}/invoices?customer=${customer}`, exampleXml, headers),
        400,
        '/customer',
      );
  });

  it('a malformed header', async () => {
    for (const [name, value] of [
      ['idempotency-key', 'x'.repeat(201)],
      ['ledger-actor', 'Grüße'],
    ] as const) {
      const answer = await post<Problem>(`${service.url}/invoices`, invoice, {
        [name]: Buffer.from(value).toString('latin1'),
      });
      expectRefused(answer, 400, `/${name}`);
    }
  });

  it.each([
    ['XML that is cut off', '<Invoice', 400, 'xml-not-well-formed'],
    ['XML that is not UTF-8', Buffer.from(leastXml().replace('Thing', 'Stück'), 'latin1'), 400, 'xml-not-well-formed'],
    [
      'XML in an encoding that is not read',
      `<?xml version="1.0" encoding="UTF-7"?>${leastXml()}`,
      400,
      'xml-forbidden',
    ],
    [
      'XML in another encoding than it declares',
      `<?xml version="1.0" encoding="UTF-16"?>${leastXml()}`,
      400,
      'xml-not-well-formed',
    ],
    ['XML that reads a file', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>', 400, 'xml-forbidden'],
    ['XML of 400,001 elements', `<Invoice>${'<a/>'.repeat(400_000)}</Invoice>`, 400, 'xml-forbidden'],
    ['XML without content', '', 400, 'malformed-request'],
    ['XML that is blank', ' ', 400, 'xml-not-well-formed'],
    ['XML of something else', '<Order/>', 422, 'other-kind-of-document'],
    ['a credit note in CII', leastCii({ typeCode: '381' }), 422, 'other-kind-of-document'],
    ['CII without a due amount', leastCii().replace(/<ram:DuePayableAmount>.*?Amount>/, ''), 422, 'rules-broken'],
    [
      'UBL without the name of the buyer',
      leastXml({ buyer: '<cbc:EndpointID>b</cbc:EndpointID>' }),
      422,
      'rules-broken',
    ],
    [
      'UBL with a means of payment that has no code',
      leastXml().replace('<cac:TaxTotal>', '<cac:PaymentMeans><cbc:PaymentID>x</cbc:PaymentID></cac:PaymentMeans>$&'),
      422,
      'element-missing',
    ],
    [
      'UBL whose totals are a cent off',
      leastXml().replace('>10</cbc:PayableAmount', '>10.01</cbc:PayableAmount'),
      422,
      'rules-broken',
    ],
  ] as Refused[])('%s', async (_, body, status, expected) => {
    const headers = { 'content-type': 'application/xml' };
    expectRefused(await post<Problem>(`${service.url}/invoices`, body, headers), status, expected);
  });

  it('a body that is larger than its limit, which the answer says', async () => {
    const detailOf = async (body: string | ReadableStream, type: string) => {
      const request = { method: 'POST', body, headers: { 'content-type': type }, duplex: 'half' };
      const answer = await fetch(`${service.url}/invoices`, request as RequestInit);
      const problem = (await answer.json()) as Problem;
      expect([answer.status, problem.type]).toEqual([413, '/problems/body-too-large']);
      return problem.detail;
    };
    expect(await detailOf('x'.repeat(1_048_577), 'application/json')).toContain('1048576 bytes');
    const limit = 20 * 1024 * 1024;
    expect(await detailOf(' '.repeat(limit + 1), 'application/xml')).toMatch(/20971520 bytes.*MAX_DOCUMENT_BYTES/);
    const untold = new Blob([' '.repeat(1_048_577)]).stream();
    expect(await detailOf(untold, 'application/xml')).toMatch(/1048576 bytes.*Content-Length/);
  });

  it('a document whose client leaves before it is sent', async () => {
    const { hostname, port } = new URL(service.url);
    const socket = connect(Number(port), hostname);
    socket.write('POST /invoices HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\ncontent-type: application/xml\r\n');
    socket.write('content-length: 9\r\n\r\n');
    await once(socket, 'data'); // the service waits for the body
    socket.destroy();
    await once(socket, 'close');
  });

  it('bytes that are not HTTP', async () => {
    const { hostname, port } = new URL(service.url);
    const socket = connect(Number(port), hostname);
    socket.end('NONSENSE\r\n\r\n');
    expect(await text(socket)).toMatch(/^HTTP\/1.1 400 [\s\S]*application\/problem\+json/);
  });
});

describe('just inside the bounds:', () => {
  it('the largest exact amount is accepted', async () => {
    const { body } = await register(invoiceOf(Number.MAX_SAFE_INTEGER));
    expect(body.amountDue).toBe(Number.MAX_SAFE_INTEGER);
    const paid = await post<InvoiceView>(
      `${service.url}/invoices/${body.invoiceId}/payments`,
      paymentOf(Number.MAX_SAFE_INTEGER),
    );
    expect(paid.body).toMatchObject({ state: 'paid', paid: Number.MAX_SAFE_INTEGER, amountDue: 0 });
  });

  it('a customer whose id must be escaped in a URL is accepted', async () => {
    const customer = `${newCustomer()} ?#%&+é東…`;
    const { body } = await register(invoiceOf(10_000, customer));
    await post(`${service.url}/invoices/${body.invoiceId}/payments`, paymentOf(10_001));
    const credit = await get(`${service.url}/customers/${encodeURIComponent(customer)}/credit`);
    expect(credit.body).toMatchObject({ customerId: customer, credit: [{ currency: 'EUR', credit: 1 }] });
  });

  it('UBL with a byte order mark is accepted', async () => {
    const answer = await post(`${service.url}/invoices`, `\ufeff${exampleXml}`, {
      'content-type': 'text/xml; charset=utf-8',
    });
    expect(answer.status, answer.text).toBe(201);
  });

  it('UBL with embedded documents of several megabytes is accepted, also when it is sent again', async () => {
    const embedded = `<cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="a.pdf">${'QUJD'.repeat(750_000)}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment>`;
    const xml = exampleXml
      .replace('LH-2026-0113', 'LH-2026-0115')
      .replace('<cbc:ID>photo</cbc:ID>', `<cbc:ID>photo</cbc:ID>${embedded}`);
    expect(xml.length).toBeGreaterThan(3_000_000);
    const [first, again] = [
      await post<InvoiceView>(`${service.url}/invoices`, xml, { 'content-type': 'application/xml' }),
      await post<InvoiceView>(`${service.url}/invoices`, xml, { 'content-type': 'application/xml' }),
    ];
    expect(first.status, first.text).toBe(201);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
  });

  it('UBL whose buyer has no identifier is accepted with the customer beside it', async () => {
    const buyer = { name: 'A consumer', address: { country: 'BE' } };
    const xml = writeInvoice({ ...issued(example), number: 'LH-2026-0118', buyer, customerIdIsInternal: true });
    const sent = (query: string) =>
      post<InvoiceView & Problem>(`${service.url}/invoices${query}`, xml, { 'content-type': 'application/xml' });
    const refused = await sent('');
    expect([refused.status, refused.body.type]).toEqual([422, '/problems/buyer-not-identified']);
    expect(refused.body.detail).toContain('/invoices?customer=');
    const customer = newCustomer();
    const [first, again] = [await sent(`?customer=${customer}`), await sent(`?customer=${customer}`)];
    expect(first.status, first.text).toBe(201);
    expect(first.body.customer).toEqual({ id: customer, name: 'A consumer' });
    expect(again.body).toEqual(first.body);
    const other = await sent(`?customer=${newCustomer()}`);
    expect([other.status, other.body.type]).toEqual([409, '/problems/idempotency-key-reused']);
  });

  it('UBL in UTF-16 and in ISO-8859-1 is accepted', async () => {
    for (const [number, encoding, charset] of [
      ['LH-2026-0116', 'utf16le', 'utf-16'],
      ['LH-2026-0117', 'latin1', 'iso-8859-1'],
    ] as const) {
      const xml = exampleXml.replace('LH-2026-0113', number).replace('encoding="UTF-8"', `encoding="${charset}"`);
      const mark = encoding === 'utf16le' ? '\ufeff' : '';
      const answer = await post<InvoiceView>(`${service.url}/invoices`, Buffer.from(mark + xml, encoding), {
        'content-type': 'application/xml',
      });
      expect(answer.status, answer.text).toBe(201);
      expect(answer.body.number).toBe(number);
    }
  });

  it('CII is accepted, and a credit note of it', async () => {
    const headers = { 'content-type': 'application/xml' };
    const invoice = await post<InvoiceView>(`${service.url}/invoices`, leastCii(), headers);
    expect(invoice.status, invoice.text).toBe(201);
    expect(invoice.body).toMatchObject({ state: 'open', amountDue: 1_000 });
    const note = leastCii({ typeCode: '381', document: '<ram:ID>CN-CII</ram:ID>' });
    const credited = await post(`${service.url}/invoices/${invoice.body.invoiceId}/credit-notes`, note, headers);
    expect(credited.status, credited.text).toBe(201);
    expect(credited.body).toMatchObject({ state: 'paid', credited: 1_000, amountDue: 0 });
  });

  it('UBL that is so large that a thread reads it is accepted', async () => {
    const other = exampleXml.replace('LH-2026-0113', 'LH-2026-0114');
    const large = other.replace('</Invoice>', `${' '.repeat(40_000)}</Invoice>`);
    const answer = await post(`${service.url}/invoices`, large, { 'content-type': 'application/xml' });
    expect(answer.status, answer.text).toBe(201);
  });

  it('credit that would no longer be exact is refused before it is recorded', async () => {
    const customer = newCustomer();
    const overpay = async () => {
      const { body } = await register(invoiceOf(1, customer));
      return post<Problem>(`${service.url}/invoices/${body.invoiceId}/payments`, paymentOf(Number.MAX_SAFE_INTEGER));
    };
    expect(await overpay()).toMatchObject({ status: 201 });
    expectRefused(await overpay(), 422, 'amount-too-large');
    const more = { ...paymentOf(1_000), customerId: customer, allocations: [] };
    expectRefused(await post<Problem>(`${service.url}/payments`, more), 422, 'amount-too-large');
    expect(await get(`${service.url}/readyz`)).toMatchObject({ status: 200, body: { status: 'ready' } });
  });
});

it('the service logs no error', async () => expect(await errorsIn(service)).toEqual([]));

/** A problem: of a rule, or malformed at a place, given by its JSON pointer. */
function expectRefused(answer: Awaited<ReturnType<typeof post<Problem>>>, status: number, expected: string): void {
  const { headers, body } = answer;
  expect(answer.status, answer.text).toBe(status);
  expect(headers.get('content-type')).toContain('application/problem+json');
  expect(body).toMatchObject({ title: expect.any(String), status, correlationId: expect.any(String) });
  if (expected === '' || expected.startsWith('/')) {
    expect(body.type).toBe('/problems/malformed-request');
    expect(body.errors?.map(({ pointer }) => pointer)).toContain(expected);
  } else {
    expect(body.type).toBe(`/problems/${expected}`);
  }
}

describe("the seller's calendar", () => {
  it('is told to clients, without a token', async () => {
    await using inAuckland = await startCommandService(store.url, { SELLER_TIME_ZONE: 'Pacific/Auckland' });
    const { status, body } = await get<{ timeZone: string; today: string }>(`${inAuckland.url}/calendar`);
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Pacific/Auckland' });
    expect([status, body]).toEqual([200, { timeZone: 'Pacific/Auckland', today }]);
  });
});
