// What the seller owes by its own documents, through all processes and views: corrections by negative invoices, invoices that were prepaid
// beyond their total, zero totals, and credit notes about several invoices or none.

import { hash, randomUUID } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import type { CreditView } from '../events/credit-view.ts';
import type { WithContent } from '../events/document/attachment.ts';
import type { InvoiceContent } from '../events/document/document.ts';
import { type Syntax, syntaxes } from '../events/einvoice/binding.ts';
import { readCreditNote } from '../events/einvoice/read-credit-note.ts';
import { issued } from '../events/einvoice/testing/example.ts';
import { writeCreditNote } from '../events/einvoice/write-credit-note.ts';
import { writeInvoice } from '../events/einvoice/write-invoice.ts';
import type { InvoiceView } from '../events/invoice-view.ts';
import { pdfWith } from '../testing/documents/pdf.ts';
import { type Answer, after, asCaller, get, type Problem, post } from '../testing/http/client.ts';
import { newCustomer } from '../testing/http/requests.ts';

const ledger = inject('ledger');
const asXml = { 'content-type': 'application/xml' };
const tax = { category: 'S', rate: '25' } as const;
const on = '2026-11-22';

/** 100.00 and 25.00 of tax for each unit. */
const contentOf = (customer: string, quantity: number, change: Partial<Content> = {}): Content => ({
  number: `O-${randomUUID()}`,
  customer: { id: customer, name: 'Buyer' },
  seller: { name: 'Seller', vatId: 'DE123', address: { country: 'DE' } },
  buyer: { name: 'Buyer', ids: [{ id: customer }], address: { country: 'DE' } },
  currency: 'EUR',
  issuedOn: on,
  dueOn: '2026-12-22',
  lines: [{ id: '1', description: 'Work', unit: 'C62', quantity: String(quantity), unitPrice: '10000', tax }],
  ...change,
});

type Content = WithContent<InvoiceContent>;
type Registered = InvoiceView & { excess?: number };
type AsJsonOr = 'json' | Syntax;
const forms: AsJsonOr[] = ['json', ...syntaxes];
type NoteForm = AsJsonOr | 'pdf';

async function register(content: Content, as: AsJsonOr = 'json'): Promise<Answer<Registered>> {
  const [body, headers] = as === 'json' ? [content, {}] : [writeInvoice(issued(content), as), asXml];
  const answer = await post<Registered>(`${ledger.commandUrl}/invoices`, body, headers);
  expect(answer.status, answer.text).toBe(201);
  return answer;
}
const credit = <Body = CreditView & { creditNoteId: string }>(customer: string, content: Content, as: NoteForm) => {
  const [body, headers] = noteAs(content, as);
  return post<Body>(`${ledger.commandUrl}/customers/${customer}/credit-notes`, body, headers);
};
const noteAs = (content: Content, as: NoteForm): [body: object | string, headers: Record<string, string>] => {
  if (as === 'json') return [content, {}];
  if (as !== 'pdf') return [writeCreditNote(issued(content), as), asXml];
  return [pdfWith(['factur-x.xml', writeCreditNote(issued(content), 'cii')]), { 'content-type': 'application/pdf' }];
};
const command = async (path: string, body: object) => {
  const answer = await post<InvoiceView & CreditView>(ledger.commandUrl + path, body);
  expect(answer.status, answer.text).toBe(201);
  return answer;
};
const viewed = async <Body>(path: string, at: Answer<unknown>) =>
  (await get<Body>(ledger.queryUrl + path, after(at))).body;
const written = async (path: string, syntax: Syntax, at: Answer<unknown>): Promise<string> => {
  const headers = asCaller({ accept: 'application/xml', ...after(at) });
  const answer = await fetch(`${ledger.queryUrl}${path}?syntax=${syntax}`, { headers });
  const text = await answer.text();
  expect(answer.status, text).toBe(200);
  return text;
};

type Balances = { balances: Record<'invoiced' | 'paid' | 'due' | 'credit' | 'openInvoices', number>[] };
const balanceOf = async (customer: string, at: Answer<unknown>) =>
  (await viewed<Balances>(`/customers/${customer}/balance`, at)).balances[0];

/** What the events of a customer have added to each account that is not 0. */
async function accountsOf(customer: string, at: Answer<unknown>): Promise<Record<string, number>> {
  type Journal = { events: { entries: { account: string; amount: number }[] }[] };
  const { events } = await viewed<Journal>(`/journal?customer=${customer}&limit=200`, at);
  const sums: Record<string, number> = {};
  for (const { account, amount } of events.flatMap(({ entries }) => entries))
    sums[account] = (sums[account] ?? 0) + amount;
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
}
const differences = async (at: Answer<unknown>) =>
  (await viewed<{ currencies: { difference: number }[] }>('/trial-balance', at)).currencies.map(
    (one) => one.difference,
  );

describe.each(forms)('an invoice that takes back another one, as %s', (as) => {
  const customer = newCustomer();

  it('is paid at once, and what it owes is credit that pays the other one: then every account is as before', async () => {
    const original = await register(contentOf(customer, 1));
    expect(await balanceOf(customer, original)).toMatchObject({ invoiced: 12_500, due: 12_500, credit: 0 });
    const correction = contentOf(customer, -1, { precedingInvoices: [{ number: original.body.number ?? '' }] });
    const negative = await register(correction, as);
    const standing = { state: 'paid', amountDue: 0, paid: 0, excess: 12_500, totals: { payable: -12_500 } };
    expect(negative.body).toMatchObject(standing);
    const path = `/invoices/${negative.body.invoiceId}`;
    expect(await viewed(path, negative)).toMatchObject(standing);
    // the position of the answer includes the credit
    expect(await balanceOf(customer, negative)).toMatchObject({ invoiced: 12_500, due: 12_500, credit: 12_500 });
    expect(await accountsOf(customer, negative)).toEqual({ receivables: 12_500, 'customer-credit': -12_500 });

    const application = { invoiceId: original.body.invoiceId, amount: 12_500, currency: 'EUR', appliedOn: on };
    const applied = await command(`/customers/${customer}/credit/applications`, application);
    expect(await balanceOf(customer, applied)).toMatchObject({ paid: 12_500, due: 0, credit: 0, openInvoices: 0 });
    expect(await accountsOf(customer, applied)).toEqual({});
    expect(new Set(await differences(applied))).toEqual(new Set([0]));
    for (const syntax of syntaxes) expect(await written(path, syntax, applied)).toContain('>-125.00</');
  });

  it('is a line of the statement, and is not in the aging', async () => {
    const negative = await register(contentOf(customer, -2), as);
    type Statement = { statements: { lines: { type: string; amount: number }[] }[] };
    const path = `/customers/${customer}/statement?from=${on}&until=${on}`;
    const { lines } = (await viewed<Statement>(path, negative)).statements[0] ?? { lines: [] };
    expect(lines.at(-1)).toMatchObject({ type: 'InvoiceRegistered', amount: -25_000 });
    type Aging = { aging: { total: number; creditOwed: number }[] };
    const { aging } = await viewed<Aging>(`/customers/${customer}/aging?on=2026-12-31`, negative);
    expect(aging).toMatchObject([{ total: 0, creditOwed: 0 }]);
  });

  it('is found by its total, and is the least in that order', async () => {
    const list = `/invoices?customer=${customer}&sort=payable`;
    const negative = await register(contentOf(customer, -3), as);
    type List = { invoices: Registered[] };
    const { invoices } = await viewed<List>(list, negative);
    expect(invoices[0]).toMatchObject({ excess: 37_500, totals: { payable: -37_500 }, amountDue: 0 });
    expect((await viewed<List>(`${list}&amountUntil=-37500`, negative)).invoices).toHaveLength(1);
    type Summary = { currencies: { payable: number; due: number }[] };
    const { currencies } = await viewed<Summary>(`/invoices/summary?customer=${customer}&amountUntil=-1`, negative);
    expect(currencies).toMatchObject([{ payable: 0, due: 0 }]);
  });
});

it('an invoice that was sent by mistake and is void owes nothing, also if its credit was spent', async () => {
  const customer = newCustomer();
  const negative = await register(contentOf(customer, -1));
  const refund = { amount: 500, currency: 'EUR', method: 'cash', reason: 'asked for it' };
  await command(`/customers/${customer}/credit/refunds`, refund);
  const voided = await command(`/invoices/${negative.body.invoiceId}/void`, { reason: 'sent by mistake' });
  expect(voided.body).toMatchObject({ state: 'void', amountDue: 0 });
  expect(await balanceOf(customer, voided)).toMatchObject({ invoiced: 0, due: 0, credit: -500 });
  expect(await accountsOf(customer, voided)).toEqual({ cash: -500, 'customer-credit': 500 });
});

describe.each(forms)('an invoice that was prepaid beyond its total, as %s', (as) => {
  it('owes what was too much, and its credit notes the rest: no more than was prepaid', async () => {
    const customer = newCustomer();
    const invoice = await register(contentOf(customer, 1, { prepaid: 20_000 }), as);
    expect(invoice.body).toMatchObject({ state: 'paid', amountDue: 0, excess: 7_500, totals: { payable: -7_500 } });
    expect(await balanceOf(customer, invoice)).toMatchObject({ due: 0, credit: 7_500 });
    const note = { currency: 'EUR', issuedOn: on, reason: 'returned' };
    let at: Answer<unknown> = invoice;
    // thirds of 125.00
    for (const amount of [4_167, 4_167, 4_166]) {
      at = await command(`/invoices/${invoice.body.invoiceId}/credit-notes`, { ...note, amount });
    }
    expect(await balanceOf(customer, at)).toMatchObject({ due: 0, credit: 20_000 });
    expect(await accountsOf(customer, at)).toEqual({ prepayments: 20_000, 'customer-credit': -20_000 });
    const void_ = { reason: 'nothing is left' };
    const refused = await post<Problem>(`${ledger.commandUrl}/invoices/${invoice.body.invoiceId}/void`, void_);
    expect(refused.body.type).toBe('/problems/void-after-settlement');
  });
});

describe.each(forms)('an invoice of nothing, as %s', (as) => {
  it.each<[string, Partial<Content>]>([
    ['all of it is an allowance', { allowances: [{ amount: 10_000, reason: 'free', tax }] }],
    ['all of it was prepaid', { prepaid: 12_500 }],
  ])('is paid, and owes nothing: %s', async (_, change) => {
    const customer = newCustomer();
    const invoice = await register(contentOf(customer, 1, change), as);
    expect(invoice.body).toMatchObject({ state: 'paid', amountDue: 0, totals: { payable: 0 } });
    expect(invoice.body).not.toHaveProperty('excess');
    expect(await balanceOf(customer, invoice)).toMatchObject({ invoiced: 0, due: 0, credit: 0 });
  });
});

describe.each<NoteForm>([...forms, 'pdf'])('a credit note about several invoices, as %s', (as) => {
  it('is credit of the customer, and is read as it was sent', async () => {
    const customer = newCustomer();
    const invoices = [await register(contentOf(customer, 1)), await register(contentOf(customer, 1))];
    const precedingInvoices = invoices.map(({ body }) => ({ number: body.number ?? '' }));
    const { dueOn: _, ...content } = contentOf(customer, 1, { precedingInvoices, prepaid: 2_500, notes: ['bonus'] });
    const note = await credit(customer, content, as);
    expect(note.status, note.text).toBe(201);
    expect(note.body).toMatchObject({
      credit: [{ currency: 'EUR', credit: 10_000 }],
      creditNotes: [{ number: content.number, amount: 10_000, issuedOn: on }],
    });
    expect(await balanceOf(customer, note)).toMatchObject({ due: 25_000, credit: 10_000 });
    // 250.00 and the note are sold; of the note 25.00 were returned outside the ledger
    const sold = { revenue: -10_000, tax: -2_500 };
    expect(await accountsOf(customer, note)).toEqual({
      ...{ receivables: 25_000, 'customer-credit': -10_000, prepayments: -2_500 },
      ...sold,
    });
    const path = `/customers/${customer}/credit-notes/${note.body.creditNoteId}`;
    expect(await viewed(path, note)).toMatchObject({ amount: 10_000, number: content.number, precedingInvoices });
    for (const syntax of syntaxes) {
      const text = await written(path, syntax, note);
      for (const { number } of precedingInvoices) expect(text).toContain(`>${number}<`);
      expect(text).toContain('>100.00<');
    }
    type Statement = { statements: { lines: { type: string; number: string; amount: number }[] }[] };
    const statement = await viewed<Statement>(`/customers/${customer}/statement?from=${on}&until=${on}`, note);
    expect(statement.statements[0]?.lines.at(-1)).toMatchObject({
      ...{ type: 'CreditNoteRegistered', number: content.number, amount: -10_000 },
    });
  });

  it('is registered once: again it gets the first answer, under its number another one is refused', async () => {
    const customer = newCustomer();
    const { dueOn: _, ...content } = contentOf(customer, 1);
    const first = await credit(customer, content, as);
    if (as !== 'json') expect((await credit(customer, content, as)).text).toBe(first.text);
    const { status, body } = await credit<Problem & { customerId: string; creditNoteId: string }>(
      customer,
      { ...content, notes: ['another'] },
      as,
    );
    expect([status, body.type]).toEqual([409, '/problems/number-taken']);
    expect(body).toMatchObject({ customerId: customer, creditNoteId: first.body.creditNoteId });
  });

  it('keeps what is attached to it, which comes out with it and as a file', async () => {
    const [customer, csv] = [newCustomer(), Buffer.from(`a;b\n${randomUUID()};1\n`)];
    const attachment = { mediaType: 'text/csv', fileName: 'hours.csv', content: csv.toString('base64') } as const;
    const { dueOn: _, ...content } = contentOf(customer, 1);
    const supportingDocuments = [{ id: 'hours', attachment }];
    const note = await credit(customer, { ...content, supportingDocuments }, as);
    expect(note.status, note.text).toBe(201);
    const path = `/customers/${customer}/credit-notes/${note.body.creditNoteId}`;
    for (const syntax of syntaxes)
      expect(readCreditNote(await written(path, syntax, note)).content).toMatchObject({ supportingDocuments });
    const sha256 = hash('sha256', csv);
    expect(await viewed(path, note)).toMatchObject({ supportingDocuments: [{ attachment: { sha256 } }] });
    const url = `${ledger.queryUrl}${path}/attachments/`;
    const file = await fetch(url + sha256, { headers: asCaller(after(note)) });
    expect([file.headers.get('content-type'), await file.text()]).toEqual(['text/csv', csv.toString()]);
    expect((await fetch(url + hash('sha256', 'other'), { headers: asCaller(after(note)) })).status).toBe(404);
  });

  it('that names another customer is refused', async () => {
    const { dueOn: _, ...content } = contentOf(newCustomer(), 1);
    const refused = await credit<Problem>(newCustomer(), content, as);
    expect([refused.status, refused.body.type]).toEqual([422, '/problems/note-of-another-customer']);
  });
});

it('a document that was sent to the wrong address is told the right one', async () => {
  const customer = newCustomer();
  const { dueOn: _, ...content } = contentOf(customer, 1, { precedingInvoices: [{ number: 'another' }] });
  const note = writeCreditNote(issued(content));
  const invoice = await register(contentOf(customer, 1));
  for (const path of ['/invoices', `/invoices/${invoice.body.invoiceId}/credit-notes`]) {
    const refused = await post<Problem>(ledger.commandUrl + path, note, asXml);
    expect([refused.status, refused.body.detail]).toEqual([
      422,
      expect.stringContaining('POST /customers/{id}/credit-notes'),
    ]);
  }
});
