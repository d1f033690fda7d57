import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { get, type Problem, post } from '../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../testing/http/requests.ts';

const ledger = inject('ledger');

const invoice = invoiceOf(100_000, newCustomer());
const [line] = invoice.lines as [(typeof invoice.lines)[0]];

const registrations: [what: string, body: object | string, ...statuses: number[]][] = [
  ['malformed JSON', '{"customer":', 400],
  ['no body', '', 400],
  ['JSON that is no object', '[]', 400],
  ['a wrong type', { ...invoice, lines: 'many' }, 400],
  ['a field that nobody knows', { ...invoice, isPaid: true }, 400],
  ['no lines', { ...invoice, lines: [] }, 400, 422],
  ['a unit price as a number', { ...invoice, lines: [{ ...line, unitPrice: 1 }] }, 400],
  ['a negative unit price', { ...invoice, lines: [{ ...line, unitPrice: '-1' }] }, 400, 422],
  ['an amount beyond what is exact', { ...invoice, lines: [{ ...line, unitPrice: '9007199254740993' }] }, 400, 422],
  ['a fractional allowance', { ...invoice, allowances: [{ amount: 0.5, tax: line.tax }] }, 400],
  ['a fractional prepaid amount', { ...invoice, prepaid: 0.5 }, 400],
  ['a currency that is none', { ...invoice, currency: 'XXQ' }, 400, 422],
  ['a date that does not exist', { ...invoice, issuedOn: '2026-02-30' }, 400],
  ['a time for a date', { ...invoice, dueOn: '2026-12-22T00:00:00Z' }, 400],
  ['an invoiceId that is no UUID', { ...invoice, invoiceId: 'INV-1' }, 400],
  ['a prototype in disguise', `{"__proto__": {"isPaid": true}, ${JSON.stringify(invoice).slice(1)}`, 400],
  ['two megabytes', { ...invoice, reference: 'x'.repeat(2_000_000) }, 413],
];

const payment = paymentOf(1_000);
const payments: [what: string, body: object | string, ...statuses: number[]][] = [
  ['malformed JSON', 'amount=1000', 400],
  ['a negative amount', { ...payment, amount: -1_000 }, 400],
  ['an amount of nothing', { ...payment, amount: 0 }, 400],
  ['a fractional amount', { ...payment, amount: 10.5 }, 400],
  ['an amount as text', { ...payment, amount: '1000' }, 400],
  ['an unsafe amount', { ...payment, amount: 9_007_199_254_740_992 }, 400],
  ['another currency', { ...payment, currency: 'USD' }, 409, 422],
  ['a currency that is none', { ...payment, currency: 'euro' }, 400, 422],
  ['a date that does not exist', { ...payment, receivedOn: '2026-13-01' }, 400],
  ['no amount', { ...payment, amount: undefined }, 400],
];

describe('a registration is refused with a problem, and nothing is recorded, for', () => {
  it.each(registrations)('%s', async (_, body, ...statuses) => {
    expectProblem(await post<Problem>(`${ledger.commandUrl}/invoices`, body), statuses);
    expect(await get(`${ledger.queryUrl}/invoices/${invoice.invoiceId}`)).toMatchObject({ status: 404 });
  });

  it('a body that is neither JSON nor UBL', async () => {
    const headers = { 'content-type': 'text/plain' };
    expectProblem(await post<Problem>(`${ledger.commandUrl}/invoices`, 'Please pay', headers), [415]);
  });

  it('XML that is malformed or not an invoice', async () => {
    const headers = { 'content-type': 'application/xml' };
    for (const xml of [
      '<Invoice',
      '<?xml version="1.0"?><Order/>',
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    ]) {
      expectProblem(await post<Problem>(`${ledger.commandUrl}/invoices`, xml, headers), [400, 422]);
    }
  });
});

describe('a payment is refused with a problem, and nothing is recorded, for', () => {
  const paid = invoiceOf(100_000, newCustomer());
  beforeAll(() => post(`${ledger.commandUrl}/invoices`, paid));

  it.each(payments)('%s', async (_, body, ...statuses) => {
    expectProblem(await post<Problem>(`${ledger.commandUrl}/invoices/${paid.invoiceId}/payments`, body), statuses);
  });

  it('a revision that the invoice does not have', async () => {
    const url = `${ledger.commandUrl}/invoices/${paid.invoiceId}/payments`;
    expectProblem(await post<Problem>(url, paymentOf(1_000), { 'if-match': '"7"' }), [412]);
  });

  it('an invoice that does not exist', async () => {
    const url = `${ledger.commandUrl}/invoices/${randomUUID()}/payments`;
    expectProblem(await post<Problem>(url, payment), [404]);
  });

  afterAll(async () => {
    const { headers } = await post(`${ledger.commandUrl}/invoices/${paid.invoiceId}/payments`, paymentOf(1));
    expect(headers.get('etag')).toBe('"2"'); // registered, paid 0.01, partially paid: nothing in between
  });
});

describe('a read is answered with a problem for', () => {
  it.each([
    ['an unknown invoice', `/invoices/${randomUUID()}`, 404],
    ['the history of an unknown invoice', `/invoices/${randomUUID()}/history`, 404],
    ['an unknown customer', `/customers/${newCustomer()}/balance`, 404],
    ['an id that is none', '/invoices/INV-1', 400, 404],
    ['a cursor that is none', '/invoices?cursor=%00', 400],
    ['a limit that is none', '/invoices?limit=-1', 400],
    ['a state that is none', '/invoices?state=lost', 400],
    ['a path that is none', '/nothing', 404],
  ] as [string, string, ...number[]][])('%s', async (_, path, ...statuses) => {
    expectProblem(await get<Problem>(ledger.queryUrl + path), statuses);
  });
});

it('none of it is logged as an internal error', ({ skip }) => {
  const { logFolder } = ledger;
  if (logFolder === undefined) return skip('the logs are not ours to read');
  for (const name of ['command-service', 'process-manager', 'query-service', 'projection-service'] as const) {
    const errors = readFileSync(join(logFolder, `${name}.log`), 'utf8')
      .split('\n')
      .filter((entry) => /"level":(50|60|"error"|"fatal")/.test(entry) && !entry.includes('"problem":')); // others use the ledger, too
    expect(errors).toEqual([]);
  }
});

function expectProblem({ status, headers, body }: Awaited<ReturnType<typeof post<Problem>>>, statuses: number[]): void {
  expect(statuses, JSON.stringify(body)).toContain(status);
  expect(headers.get('content-type')).toContain('application/problem+json');
  expect(body).toMatchObject({ type: expect.any(String), title: expect.any(String), status });
  expect(JSON.stringify(body)).not.toContain('    at ');
}
