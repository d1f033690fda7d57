// Documents that are unusual and valid, through all processes and stores.

import { describe, expect, inject, it } from 'vitest';
import { readInvoice } from '../events/einvoice/read-invoice.ts';
import { issued } from '../events/einvoice/testing/example.ts';
import { writeCreditNote } from '../events/einvoice/write-credit-note.ts';
import { writeInvoice } from '../events/einvoice/write-invoice.ts';
import type { InvoiceView } from '../events/invoice-view.ts';
import { pdfWith } from '../testing/documents/pdf.ts';
import { type Answer, after, asCaller, get, type Problem, post } from '../testing/http/client.ts';
import { newCustomer } from '../testing/http/requests.ts';
import { contentOf } from './plain-document.ts';

const ledger = inject('ledger');
const asXml = { 'content-type': 'application/xml' };

const registered = (xml: string, query = '') =>
  post<InvoiceView & Problem>(`${ledger.commandUrl}/invoices${query}`, xml, asXml);

const viewed = async (path: string, written: Answer<unknown>, accept = 'application/xml'): Promise<string> => {
  const headers = asCaller({ accept, ...after(written) });
  return (await fetch(`${ledger.queryUrl}/invoices${path}`, { headers })).text();
};

describe('a document of 2,500 lines', () => {
  it('is registered, shown by every view, credited in its last line, and comes out with the same content', async () => {
    const content = contentOf(2_500, { notes: ['A long note. '.repeat(1_000).trim()] });
    const answer = await registered(writeInvoice(issued(content)));
    expect(answer.status, answer.text.slice(0, 500)).toBe(201);
    const { invoiceId, amountDue } = answer.body;
    expect(amountDue).toBe(2_500_000);
    const view = await get<InvoiceView>(`${ledger.queryUrl}/invoices/${invoiceId}`, after(answer));
    expect(view.body).toMatchObject({ amountDue, customer: content.customer });
    const history = await get<{ events: object[] }>(`${ledger.queryUrl}/invoices/${invoiceId}/history`, after(answer));
    expect(history.text).toContain('InvoiceRegistered');
    expect(readInvoice(await viewed(`/${invoiceId}`, answer)).content).toEqual(content);
    expect(await viewed(`/${invoiceId}`, answer, 'application/pdf')).toMatch(/^%PDF-1\.7.*%%EOF\s*$/s);
    const note = { currency: 'EUR', issuedOn: '2026-11-23', reason: 'r', lines: [{ line: 2_500, quantity: '1' }] };
    const credited = await post<InvoiceView>(`${ledger.commandUrl}/invoices/${invoiceId}/credit-notes`, note);
    expect(credited.body).toMatchObject({ amountDue: 2_499_000 });
  });
});

it('a document whose event would exceed what the event store takes is refused, and told so', async () => {
  const { status, body } = await registered(
    writeInvoice(issued(contentOf(1, { notes: ['A long note. '.repeat(100_000).trim()] }))),
  );
  expect([status, body.type]).toEqual([413, '/problems/command-too-large']);
  expect(body.detail).toContain('1 MiB');
});

it('an invoice that came in a PDF comes out with the same content', async () => {
  const content = contentOf(2);
  const pdf = pdfWith(['factur-x.xml', writeInvoice(issued(content), 'cii')]);
  const answer = await post<InvoiceView>(`${ledger.commandUrl}/invoices`, pdf, { 'content-type': 'application/pdf' });
  expect(answer.status, answer.text).toBe(201);
  for (const syntax of ['ubl', 'cii'])
    expect(readInvoice(await viewed(`/${answer.body.invoiceId}?syntax=${syntax}`, answer)).content).toEqual(content);
});

it('the invoice and the credit note of a consumer without an identifier come out without one', async () => {
  const buyer = { name: 'A consumer', address: { country: 'DE' } };
  const customer = newCustomer();
  const content = contentOf(2, { buyer, customer: { id: customer, name: buyer.name }, customerIdIsInternal: true });
  const invoice = await registered(writeInvoice(issued(content)), `?customer=${customer}`);
  expect(invoice.body.customer, invoice.text).toEqual({ id: customer, name: buyer.name });
  const { invoiceId, number = '' } = invoice.body;
  expect(readInvoice(await viewed(`/${invoiceId}`, invoice), customer).content).toEqual(content);
  const note = contentOf(1, { buyer, customerIdIsInternal: true, typeCode: '381', precedingInvoices: [{ number }] });
  const path = `${ledger.commandUrl}/invoices/${invoiceId}/credit-notes`;
  const credited = await post<InvoiceView & { creditNoteId: string }>(path, writeCreditNote(note), asXml);
  expect(credited.body, credited.text).toMatchObject({ amountDue: 1_000 });
  const xml = await viewed(`/${invoiceId}/credit-notes/${credited.body.creditNoteId}`, credited);
  expect(xml).toContain('A consumer');
  expect(xml).not.toContain(customer);
});

it('an invoice that was due before it was issued is taken as it is, is overdue, and comes out with both dates', async () => {
  const content = contentOf(1, { issuedOn: '2026-11-20', dueOn: '2026-11-10' });
  const answer = await registered(writeInvoice(issued(content)));
  expect(answer.status, answer.text).toBe(201);
  const { invoiceId } = answer.body;
  const view = () => get<InvoiceView>(`${ledger.queryUrl}/invoices/${invoiceId}`, after(answer));
  await expect.poll(async () => (await view()).body).toMatchObject({ amountDue: 1_000, overdue: true });
  expect(readInvoice(await viewed(`/${invoiceId}`, answer)).content).toEqual(content);
  const { body } = await post<Problem>(`${ledger.commandUrl}/invoices`, { ...content, number: 'due early' });
  expect(body.type).toBe('/problems/due-before-issued');
});
