// Credit notes about several invoices, or none, on the account of a customer; and those of one invoice that are documents.

import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import type { InvoiceContent } from '../../events/document/document.ts';
import { asCiiSays } from '../../events/einvoice/cii/testing/as-cii-says.ts';
import { example, issued } from '../../events/einvoice/testing/example.ts';
import { writeCreditNote } from '../../events/einvoice/write-credit-note.ts';
import { writeInvoice } from '../../events/einvoice/write-invoice.ts';
import type { InvoiceView } from '../../events/invoice-view.ts';
import { pdfWith } from '../../testing/documents/pdf.ts';
import { after, get, post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer } from '../../testing/http/requests.ts';
import { inBrowser, violations } from './browser.ts';
import { drop } from './drop.ts';
import { downloaded, fill, preview, printed, send, showsDue } from './invoice-page.ts';

type Account = { creditNotes: { creditNoteId: string; number: string; amount: number }[] };

/** A customer with an invoice of 100.00. */
async function aCustomer(): Promise<string> {
  const customer = newCustomer();
  const { commandUrl, queryUrl } = inject('console');
  const registered = await post(`${commandUrl}/invoices`, invoiceOf(10_000, customer));
  await get(`${queryUrl}/customers/${customer}/balance`, after(registered));
  return customer;
}

/** The example as a credit note for the customer, about two invoices. */
const noteFor = (customer: string) => {
  const { dueOn: _, ...content } = asCiiSays(example);
  const number = `CN-${randomUUID().slice(0, 8)}`;
  const precedingInvoices = [{ number: 'INV-1' }, { number: 'INV-2' }];
  const buyer = { ...content.buyer, name: 'Buyer', ids: [{ id: customer }] };
  return issued({
    ...content,
    typeCode: '381',
    number,
    precedingInvoices,
    buyer,
    customer: { id: customer, name: 'Buyer' },
  });
};

const open = async (page: Page) => {
  await page.getByRole('button', { name: 'Credit note', exact: true }).click();
  await page.getByRole('dialog').waitFor();
};
const notesOf = async (customer: string) =>
  (await get<Account>(`${inject('console').commandUrl}/customers/${customer}/credit`)).body.creditNotes;

inBrowser('a credit note on the account of a customer', (opened) => {
  it('is typed, becomes credit as the dialog said, and has a page that the account links to', async () => {
    const customer = await aCustomer();
    const page = await opened(`/customers/${customer}`);
    await open(page);
    const number = `CN-${randomUUID().slice(0, 8)}`;
    const about = 'Invoices that it is about (optional)';
    await fill(page, {
      'Credit note number (optional)': number,
      [about]: 'INV-1, INV-2',
      Description: 'Bonus',
      Price: '100',
    });
    const dialog = page.getByRole('dialog');
    await expect
      .poll(() => dialog.getByRole('row', { name: 'Customer credit' }).innerText())
      .toMatch(/€0\.00\s*€119\.00/);
    expect(await violations(page)).toEqual([]);
    await send(page, 'Register credit note');
    await page.getByRole('heading', { name: `Credit note ${number}`, level: 1 }).waitFor();
    expect(await page.locator('.invoice-summary').innerText()).toMatch(/€119\.00[\s\S]*INV-1, INV-2/);
    expect(await violations(page)).toEqual([]);
    expect(await notesOf(customer)).toMatchObject([{ number, amount: 11_900 }]);
    await page.goto(new URL(`/customers/${customer}`, page.url()).href);
    await page.getByTestId('credit-notes').getByRole('link', { name: number }).click();
    await page.getByRole('heading', { name: `Credit note ${number}`, level: 1 }).waitFor();
  });

  it.each([
    ['UBL', 'note.xml', (note: ReturnType<typeof noteFor>) => writeCreditNote(note)],
    ['CII', 'note.xml', (note: ReturnType<typeof noteFor>) => writeCreditNote(note, 'cii')],
    ['PDF', 'note.pdf', (note: ReturnType<typeof noteFor>) => pdfWith(['factur-x.xml', writeCreditNote(note, 'cii')])],
  ])('is registered once from %s that is dropped, and comes out as PDF, UBL and CII', async (_, name, written) => {
    const customer = await aCustomer();
    const note = noteFor(customer);
    const page = await opened(`/customers/${customer}`);
    for (const _ of ['first', 'again']) {
      await open(page);
      await drop(page, written(note), name);
      await page.getByText('is registered as it states').waitFor();
      expect(await violations(page)).toEqual([]);
      await send(page, 'Register credit note');
      await page.getByRole('heading', { name: `Credit note ${note.number}`, level: 1 }).waitFor();
      expect(await downloaded(page, 'PDF')).toMatchObject({
        name: `${note.number}.pdf`,
        content: expect.stringMatching(/^%PDF-1\.7/),
      });
      expect(await downloaded(page, 'UBL')).toMatchObject({
        name: `${note.number}.xml`,
        content: expect.stringMatching(/<CreditNote /),
      });
      expect(await downloaded(page, 'CII')).toMatchObject({
        name: `${note.number}-cii.xml`,
        content: expect.stringMatching(/CrossIndustryInvoice/),
      });
      await page.goto(new URL(`/customers/${customer}`, page.url()).href);
    }
    expect(await notesOf(customer)).toMatchObject([{ number: note.number, amount: note.totals.payable }]);
  });

  it('is printed as its PDF', async () => {
    const customer = await aCustomer();
    const page = await opened(`/customers/${customer}`);
    await open(page);
    const note = noteFor(customer);
    await drop(page, writeCreditNote(note), 'note.xml');
    await page.getByText('is registered as it states').waitFor();
    await send(page, 'Register credit note');
    await page.getByRole('heading', { name: `Credit note ${note.number}`, level: 1 }).waitFor();
    expect(await printed(page)).toMatch(/^blob:/);
  });

  it('of another customer is registered only if the reader says that the id is internal', async () => {
    const customer = await aCustomer();
    const note = noteFor(newCustomer());
    const page = await opened(`/customers/${customer}`, { provokes: /422/ });
    await open(page);
    await drop(page, writeCreditNote(note), 'note.xml');
    await page.getByText('is registered as it states').waitFor();
    await send(page, 'Register credit note');
    await page.getByRole('dialog').getByLabel(`${customer} is our own ID`).check();
    await send(page, 'Register credit note');
    await page.getByRole('heading', { name: `Credit note ${note.number}`, level: 1 }).waitFor();
    expect(await notesOf(customer)).toMatchObject([{ number: note.number }]);
  });

  it('that is an invoice, or has broken amounts, is refused when it is dropped', async () => {
    const customer = await aCustomer();
    const page = await opened(`/customers/${customer}`);
    await open(page);
    const xml = writeCreditNote(noteFor(customer));
    await drop(page, xml.replaceAll('CreditNote>', 'Invoice>').replace('<CreditNote ', '<Invoice '), 'other.xml');
    await page.getByText('other.xml could not be imported').waitFor();
    await drop(page, xml.replace(/(<cbc:PayableAmount[^>]*>)[^<]*/, '$10.01'), 'broken.xml');
    await page.getByText(/broken\.xml could not be imported:.*BR-CO-16/).waitFor();
  });
});

inBrowser('a credit note of an invoice', (opened) => {
  const plain = {
    specification: 'urn:cen.eu:en16931:2017',
    customer: { id: 'buyer', name: 'Buyer' },
    buyer: { name: 'Buyer', ids: [{ id: 'buyer' }], address: { country: 'DE' } },
    seller: { name: 'Seller', vatId: 'DE123', address: { country: 'DE' } },
    currency: 'EUR',
    issuedOn: '2026-11-22',
    lines: [
      {
        id: '1',
        description: 'Part',
        quantity: '1',
        unit: 'C62',
        unitPrice: '1000',
        tax: { category: 'Z', rate: '0' },
      },
    ],
  } as const satisfies InvoiceContent;
  const noteOf10 = (number: string) => issued({ ...plain, typeCode: '381', number });

  it.each([
    ['UBL', 'note.xml', (note: ReturnType<typeof noteOf10>) => writeCreditNote(note)],
    ['PDF', 'note.pdf', (note: ReturnType<typeof noteOf10>) => pdfWith(['factur-x.xml', writeCreditNote(note, 'cii')])],
  ])(
    'is registered from %s that is dropped, and comes out of the timeline as PDF, UBL and CII',
    async (_, name, written) => {
      const registered = await post<InvoiceView>(`${inject('console').commandUrl}/invoices`, invoiceOf(10_000));
      await get(`${inject('console').queryUrl}/invoices/${registered.body.invoiceId}`, after(registered));
      const page = await opened(`/invoices/${registered.body.invoiceId}`);
      const number = `CN-${randomUUID().slice(0, 8)}`;
      await open(page);
      await drop(page, written(noteOf10(number)), name);
      await page.getByText('takes its amount due off this invoice').waitFor();
      if (name === 'note.xml') expect(await preview(page)).toEqual({ due: '€90.00', state: 'Open' });
      expect(await violations(page)).toEqual([]);
      await send(page, 'Register credit note');
      await showsDue(page, '€90.00');
      const entry = page.locator('.timeline li').first();
      await entry.getByText('Credit note', { exact: true }).waitFor();
      expect(await violations(page)).toEqual([]);
      expect(await downloaded(page, 'PDF', entry)).toMatchObject({ name: `${number}.pdf` });
      const { content } = await downloaded(page, 'UBL', entry);
      expect(content).toContain(number);
      expect(content).toMatch(/<CreditNote /);
      expect((await downloaded(page, 'CII', entry)).content).toMatch(/CrossIndustryInvoice/);
    },
  );

  it('is refused when it is dropped if it is an invoice', async () => {
    const registered = await post<InvoiceView>(`${inject('console').commandUrl}/invoices`, invoiceOf(10_000));
    await get(`${inject('console').queryUrl}/invoices/${registered.body.invoiceId}`, after(registered));
    const page = await opened(`/invoices/${registered.body.invoiceId}`);
    await open(page);
    await drop(page, writeInvoice(issued({ ...plain, number: 'INV-1' })), 'invoice.xml');
    await page.getByText('invoice.xml could not be imported').waitFor();
  });
});
