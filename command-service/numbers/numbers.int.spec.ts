// One number, one document: asked of two services at once.

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeCreditNote } from '../../events/einvoice/write-credit-note.ts';
import { writeInvoice } from '../../events/einvoice/write-invoice.ts';
import type { Document } from '../../events/invoice.ts';
import type { InvoiceView } from '../../events/invoice-view.ts';
import { numberInSeries } from '../../events/series.ts';
import { type Answer, type Problem, post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer } from '../../testing/http/requests.ts';
import { endOfLog, invoiceEvents, invoicesWith, type LogEnd, notesWith } from '../../testing/servers/event-log.ts';
import { type UsedCommandSide, useCommandSide } from '../testing/command-side.ts';
import { ledgerOn } from '../testing/ledger.ts';
import { errorsIn } from '../testing/service.ts';

let services: UsedCommandSide['services'];
let opened: ReturnType<typeof ledgerOn>;
/** The log before it is of no interest here. */
let begin: LogEnd;
beforeAll(async () => {
  const side = await useCommandSide();
  services = side.services;
  opened = ledgerOn(side.eventStoreUrl);
  begin = await endOfLog(opened.client);
});
afterAll(() => opened?.client.dispose());

type Taken = Problem & { number: string; invoiceId?: string; creditNoteId?: string };
type Registered = Partial<InvoiceView & Taken>;

let turn = 0;
/** Sends to each service in turn. */
const send = <Body = Registered>(path: string, body: object | string, headers: Record<string, string> = {}) =>
  post<Body>(services[turn++ % 2]?.url + path, body, {
    ...(typeof body === 'string' && { 'content-type': 'application/xml' }),
    ...headers,
  });
const register = (content: object = {}, headers?: Record<string, string>) =>
  send('/invoices', { ...invoiceOf(10_000), ...content }, headers);
const registered = async (content: object = {}): Promise<string> => {
  const { status, body, text } = await register(content);
  expect(status, text).toBe(201);
  return body.invoiceId ?? '';
};

const newNumber = () => `R/${randomUUID().slice(0, 8)} 7`;
const newSeries = () => `S-${randomUUID().slice(0, 8)}-`;

const taken = (number: string, holder: { invoiceId?: string; creditNoteId?: string }) => ({
  status: 409,
  body: { type: '/problems/number-taken', number, ...holder },
});

/** Exactly one answer is a success. @returns it, and the others */
function onlyOne(answers: readonly Answer<Registered>[]) {
  const [first, ...more] = answers.filter(({ status }) => status === 201);
  expect(answers.map(({ status }) => status).filter((status) => status !== 201 && status !== 409)).toEqual([]);
  expect(more).toEqual([]);
  if (first === undefined) throw new Error('none succeeded');
  return { first, others: answers.filter((answer) => answer !== first) };
}

describe('the number of an invoice', () => {
  it('names one of 50 invoices that are registered with it at two services at once; the others are refused and name that one', async () => {
    const number = newNumber();
    const answers = await Promise.all(Array.from({ length: 50 }, () => register({ number })));
    const { first, others } = onlyOne(answers);
    for (const other of others) expect(other).toMatchObject(taken(number, { invoiceId: first.body.invoiceId ?? '' }));
    expect(await invoicesWith(opened.client, number, begin)).toEqual([first.body.invoiceId]);
  });

  it('is sent again with its invoice, 20 times at once, and each answer is the first', async () => {
    const invoice = { ...invoiceOf(10_000), number: newNumber() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('/invoices', invoice)));
    expect([...new Set(answers.map(({ status, text }) => `${status} ${text}`))]).toHaveLength(1);
    expect(answers[0]?.status).toBe(201);
  });

  it('is not that of another invoice under the same id', async () => {
    const invoice = { ...invoiceOf(10_000), number: newNumber() };
    await registered(invoice);
    expect(await register({ ...invoice, dueOn: '2999-12-23' })).toMatchObject({
      status: 409,
      body: { type: '/problems/idempotency-key-reused' },
    });
  });

  it.each([
    ['in another normal form', 'Größe-', 'Größe-'.normalize('NFD')],
    ['in another script', '発票 №', '発票 №'],
  ])('is the same number %s', async (_, composed, typed) => {
    const part = randomUUID();
    const invoiceId = await registered({ number: composed + part });
    expect(await register({ number: typed + part })).toMatchObject(taken(composed + part, { invoiceId }));
  });

  it('is another number in capitals, and with another blank', async () => {
    const number = `r ${randomUUID()}`;
    await Promise.all([number, number.toUpperCase(), number.replace(' ', '-')].map((number) => registered({ number })));
  });

  it('of at most 100 characters can be in any script', async () => {
    const number = '發'.repeat(92) + randomUUID().slice(0, 8);
    const invoiceId = await registered({ number });
    expect(await register({ number })).toMatchObject(taken(number, { invoiceId }));
  });

  it('stays free if the invoice is refused', async () => {
    const number = newNumber();
    expect(await register({ number, dueOn: '2000-01-01' })).toMatchObject({ status: 422 });
    expect(await register({ number }, { 'if-match': '"0"' })).toMatchObject({ status: 412 });
    await registered({ number });
  });

  it('stays free if the id of the invoice is that of another', async () => {
    const invoiceId = await registered();
    const number = newNumber();
    expect(await register({ invoiceId, number })).toMatchObject({
      status: 409,
      body: { type: '/problems/idempotency-key-reused' },
    });
    const next = await registered({ number });
    expect(await register({ number })).toMatchObject(taken(number, { invoiceId: next }));
  });

  it('stays that of its invoice after the invoice is void', async () => {
    const number = newNumber();
    const invoiceId = await registered({ number });
    expect((await send(`/invoices/${invoiceId}/void`, { reason: 'a mistake' })).status).toBe(201);
    expect(await register({ number })).toMatchObject(taken(number, { invoiceId }));
  });

  it('names one invoice in batches too', async () => {
    const number = newNumber();
    const lines = () =>
      Array.from({ length: 20 }, () => `${JSON.stringify({ ...invoiceOf(10_000), number })}\n`).join('');
    const batch = () => ({ method: 'POST', body: lines(), headers: { 'content-type': 'application/x-ndjson' } });
    const texts = await Promise.all(
      services.map(async ({ url }) => (await fetch(`${url}/invoices:batch`, batch())).text()),
    );
    const statuses = texts.flatMap((text) =>
      text
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { status: number }).status),
    );
    expect(statuses.toSorted()).toEqual([201, ...Array.from({ length: 39 }, () => 409)]);
    expect(await invoicesWith(opened.client, number, begin)).toHaveLength(1);
  });
});

describe('a series', () => {
  it('goes on after a number that an invoice has already', async () => {
    const series = newSeries();
    const [one, two, three] = [1, 2, 3].map((n) => numberInSeries(series, n)) as [string, string, string];
    const first = await registered({ series });
    const second = await registered({ number: two });
    const third = await registered({ series });
    expect(await invoicesWith(opened.client, one, begin)).toEqual([first]);
    expect(await invoicesWith(opened.client, two, begin)).toEqual([second]);
    expect(await invoicesWith(opened.client, three, begin)).toEqual([third]);
    expect(await register({ number: three })).toMatchObject(taken(three, { invoiceId: third }));
  });

  it('goes on after more numbers of invoices than fit in a batch', async () => {
    const series = newSeries();
    await Promise.all(Array.from({ length: 120 }, (_, n) => registered({ number: numberInSeries(series, n + 1) })));
    const { body } = await register({ series });
    expect(body.number).toBe(numberInSeries(series, 121));
  });

  it('and invoices with numbers of their own never share a number, at two services at once', async () => {
    const series = newSeries();
    const numbers = Array.from({ length: 40 }, (_, n) => numberInSeries(series, n + 1));
    const answers = await Promise.all(
      numbers.flatMap((number) => [register({ series }), register({ number }), register({ number })]),
    );
    expect(answers.map(({ status }) => status).filter((status) => status !== 201 && status !== 409)).toEqual([]);
    const succeeded = answers.filter(({ status }) => status === 201).map(({ body }) => body.number);
    expect(new Set(succeeded).size).toBe(succeeded.length);
    const recorded = (await invoiceEvents(opened.client, begin)).flatMap(({ type, data }) =>
      type === 'InvoiceRegistered' && data.number?.startsWith(series) ? [data.number] : [],
    );
    expect(recorded.toSorted()).toEqual([...new Set(recorded)].toSorted());
    expect(recorded).toEqual(expect.arrayContaining(numbers));
    const inSeries = answers.filter((_, place) => place % 3 === 0);
    expect(inSeries.map(({ status }) => status)).toEqual(inSeries.map(() => 201));
  });
});

const party = { name: 'A party', address: { country: 'DE' }, vatId: 'DE123456789' };
const inDocument = {
  currency: 'EUR',
  issuedOn: '2026-11-22',
  seller: party,
  buyer: { ...party, ids: [{ id: 'acme' }] },
};
const oneLine = [
  { description: 'Work', quantity: '1', unitPrice: '1000', tax: { category: 'S', rate: '19' } as const },
];
const totals = { lines: 1_000, allowances: 0, charges: 0, taxExclusive: 1_000, tax: 190, taxInclusive: 1_190 };

const invoiceDocument = (number: string, note = 'a note'): string =>
  writeInvoice({
    ...inDocument,
    invoiceId: randomUUID(),
    number,
    customer: { id: 'acme', name: 'Acme' },
    dueOn: '2026-12-22',
    notes: [note],
    lines: oneLine.map((line) => ({ ...line, net: 1_000 })),
    taxes: [{ category: 'S', rate: '19', taxable: 1_000, tax: 190 }],
    totals: { ...totals, prepaid: 0, payable: 1_190 },
  } satisfies Document);
const noteDocument = (number: string, invoiceNumber: string, note = 'a note'): string =>
  writeCreditNote({
    ...inDocument,
    number,
    customer: { id: 'acme', name: 'Acme' },
    notes: [note],
    lines: oneLine,
    precedingInvoices: [{ number: invoiceNumber }],
  });

describe('a UBL document that is sent twice without an Idempotency-Key', () => {
  it('gets the answer that it got first, and another document with its number is refused', async () => {
    const number = newNumber();
    const xml = invoiceDocument(number);
    const answers = await Promise.all(Array.from({ length: 10 }, () => send('/invoices', xml)));
    expect([...new Set(answers.map(({ status, text }) => `${status} ${text}`))]).toHaveLength(1);
    expect(answers[0]?.status, answers[0]?.text).toBe(201);
    const invoiceId = answers[0]?.body.invoiceId ?? '';
    expect(await send('/invoices', invoiceDocument(number, 'another'))).toMatchObject(taken(number, { invoiceId }));
    expect(await send('/invoices', xml, { 'idempotency-key': randomUUID() })).toMatchObject(
      taken(number, { invoiceId }),
    );
    expect(await invoicesWith(opened.client, number, begin)).toEqual([invoiceId]);
  });

  it('records a credit note once, and another note with its number is refused', async () => {
    const [number, noted] = [newNumber(), newNumber()];
    const { body } = await send('/invoices', invoiceDocument(number));
    const path = `/invoices/${body.invoiceId}/credit-notes`;
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(path, noteDocument(noted, number))));
    expect([...new Set(answers.map(({ status, text }) => `${status} ${text}`))]).toHaveLength(1);
    expect(answers[0], answers[0]?.text).toMatchObject({ status: 201, body: { credited: 1_190 } });
    const [creditNoteId] = await notesWith(opened.client, noted, begin);
    expect(await notesWith(opened.client, noted, begin)).toHaveLength(1);
    const other = await send(path, { ...note(1), number: noted });
    expect(other.status, other.text).toBe(422); // nothing is left to credit: the note is refused before it claims a number
    const second = await send('/invoices', invoiceDocument(newNumber()));
    expect(await credit(second.body.invoiceId ?? '', { number: noted })).toMatchObject(
      taken(noted, { invoiceId: body.invoiceId ?? '', creditNoteId: creditNoteId ?? '' }),
    );
  });
});

const note = (amount = 100) => ({ amount, currency: 'EUR', issuedOn: '2026-11-23', reason: 'as agreed' });
const credit = (invoiceId: string, content: object = {}, headers?: Record<string, string>) =>
  send(`/invoices/${invoiceId}/credit-notes`, { ...note(), ...content }, headers);

describe('the number of a credit note', () => {
  it('names one of 50 notes of two invoices that are sent to two services at once; the others are refused and name that one', async () => {
    const invoices = [await registered(), await registered()];
    const number = newNumber();
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => credit(invoices[n % 2] ?? '', { number })));
    const { first, others } = onlyOne(answers);
    const { invoiceId = '', creditNoteId = '' } = first.body;
    for (const other of others) expect(other).toMatchObject(taken(number, { invoiceId, creditNoteId }));
    expect(await notesWith(opened.client, number, begin)).toEqual([creditNoteId]);
  });

  it('is sent again with its note, and each answer is the first', async () => {
    const invoiceId = await registered();
    const again = { creditNoteId: randomUUID(), number: newNumber() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => credit(invoiceId, again)));
    expect([...new Set(answers.map(({ status, text }) => `${status} ${text}`))]).toHaveLength(1);
    expect(answers[0]?.status).toBe(201);
  });

  it('may be the number of an invoice', async () => {
    const number = newNumber();
    expect(await credit(await registered({ number }), { number })).toMatchObject({ status: 201 });
  });

  it('stays free if the note is refused', async () => {
    const invoiceId = await registered({ customer: { id: newCustomer(), name: 'A customer' } });
    const number = newNumber();
    expect(await credit(invoiceId, { number, amount: 10_001 })).toMatchObject({ status: 422 });
    expect(await credit(invoiceId, { number }, { 'if-match': '"7"' })).toMatchObject({ status: 412 });
    expect(await credit(randomUUID(), { number })).toMatchObject({ status: 404 });
    expect(await credit(invoiceId, { number, creditNoteId: 'a' })).toMatchObject({ status: 201 });
    const other = newNumber();
    expect(await credit(invoiceId, { number: other, creditNoteId: 'a' })).toMatchObject({
      status: 409,
      body: { type: '/problems/idempotency-key-reused' },
    });
    expect(await credit(invoiceId, { number: other })).toMatchObject({ status: 201 });
  });
});

it('the services log no error', async () => {
  expect((await Promise.all(services.map(errorsIn))).flat()).toEqual([]);
});
