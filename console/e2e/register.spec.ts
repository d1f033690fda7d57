import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { asCiiSays } from '../../events/einvoice/cii/testing/as-cii-says.ts';
import { example, issued } from '../../events/einvoice/testing/example.ts';
import { exampleXml } from '../../events/einvoice/testing/xml.ts';
import { writeInvoice } from '../../events/einvoice/write-invoice.ts';
import { pdfWith } from '../../testing/documents/pdf.ts';
import { after, get, post } from '../../testing/http/client.ts';
import { invoiceOf } from '../../testing/http/requests.ts';
import { inBrowser, violations } from './browser.ts';
import { drop } from './drop.ts';
import { fill, send, showsDue } from './invoice-page.ts';

/** The example with each term at the place that it has after CII. */
const exampleOfCii = asCiiSays(example);

const payable = (page: Page) => page.getByTestId('payable').innerText();

type Invoice = { number: string; totals: { payable: number }; lines: unknown[] };
const invoiceAt = async (page: Page) => {
  const id = new URL(page.url()).pathname.split('/').at(-1);
  return (await get<Invoice>(`${inject('console').queryUrl}/invoices/${id}`)).body;
};

inBrowser('registering an invoice', (open) => {
  it('by hand shows the totals that the service computes, to the cent', async () => {
    const page = await open('/invoices');
    await page.getByRole('button', { name: 'Register invoice' }).click();
    const number = `HAND-${randomUUID().slice(0, 8)}`;
    await page.getByRole('combobox', { name: 'Customer' }).fill(`Umbrella ${number}`);
    await fill(page, { Number: number, Description: 'Consulting', Quantity: '12.5', Price: '80.005' });
    await page.getByRole('button', { name: 'Add line' }).click();
    await page.getByLabel('Description').nth(1).fill('Travel');
    await page.getByLabel('Price').nth(1).fill('33.33');
    await page.getByLabel('Rate %').nth(1).fill('7');
    await page.getByRole('button', { name: 'Add allowance' }).click();
    await fill(page, { 'Allowance (EUR)': '50' });
    await page.getByLabel('Rate %').nth(2).fill('19');
    // 1000.06 + 33.33 − 50; 19 % of 950.06 is 180.51, 7 % of 33.33 is 2.33
    expect(await payable(page)).toBe('€1,166.23');
    expect(await violations(page)).toEqual([]);
    await send(page, 'Register invoice');
    await showsDue(page, '€1,166.23');
    expect(await invoiceAt(page)).toMatchObject({ number, totals: { payable: 116_623 } });
  });

  it('for an existing customer, found by search, with the next number of a series', async () => {
    const known = invoiceOf(1_000);
    await post(`${inject('console').commandUrl}/invoices`, known);
    const page = await open('/invoices');
    await page.getByRole('button', { name: 'Register invoice' }).click();
    const customer = page.getByRole('combobox', { name: 'Customer' });
    await customer.fill(known.customer.name.toUpperCase().slice(0, 30));
    await page.getByRole('listbox', { name: 'Customer' }).getByRole('option').first().waitFor();
    await customer.press('ArrowDown');
    await customer.press('Enter');
    expect(await page.getByLabel('Customer ID').inputValue()).toBe(known.customer.id);
    await page.getByLabel('Numbering').selectOption('next in a series');
    const series = `S${randomUUID().slice(0, 6)}-`;
    await fill(page, { Series: series, Description: 'Consulting', Price: '1' });
    await send(page, 'Register invoice');
    await page.getByRole('heading', { name: `Invoice ${series}000001`, level: 1 }).waitFor();
  });

  it('from a UBL file that is dropped on the dialog', async () => {
    const page = await open('/invoices');
    await page.getByRole('button', { name: 'Register invoice' }).click();
    const number = `UBL-${randomUUID().slice(0, 8)}`;
    await drop(page, exampleXml, 'invoice.xml');
    await page.getByText('invoice.xml was imported.').waitFor();
    await fill(page, { Number: number });
    const total = await payable(page);
    await send(page, 'Register invoice');
    await showsDue(page, total);
    const byApi = await post<Invoice & { invoiceId: string }>(`${inject('console').commandUrl}/invoices`, exampleXml, {
      'content-type': 'application/xml',
    });
    const { invoiceId } = byApi.body;
    const { body } = await get<Invoice>(`${inject('console').queryUrl}/invoices/${invoiceId}`, after(byApi));
    const what = { invoiceId, number, revision: 0, position: '' };
    expect({ ...(await invoiceAt(page)), ...what }).toEqual({ ...body, ...what });

    const broken = { name: 'broken.xml', mimeType: 'application/xml', buffer: Buffer.from('<Invoice>') };
    await page.goto(new URL('/invoices', page.url()).href);
    await page.getByRole('button', { name: 'Register invoice' }).click();
    await page.getByRole('dialog').locator('input[type=file]').setInputFiles(broken);
    await page.getByText('broken.xml could not be imported').waitFor();
  });

  it('shows missing values, and what the service refuses, at the fields concerned', async () => {
    const page = await open('/invoices', { provokes: /400|422/ });
    await page.getByRole('button', { name: 'Register invoice' }).click();
    await send(page, 'Register invoice');
    const invalid = () =>
      page
        .getByRole('dialog')
        .locator('[aria-invalid=true]')
        .evaluateAll((fields) => fields.map((field) => (field as HTMLElement).dataset.pointer));
    await expect
      .poll(invalid)
      .toEqual(['/customer/name', '/customer/id', '/lines/0/description', '/lines/0/unitPrice']);
    await page.getByRole('combobox', { name: 'Customer' }).fill('Acme');
    await fill(page, { 'Customer ID': 'with/slash', Description: 'Consulting', Price: '10' });
    await send(page, 'Register invoice');
    await expect.poll(invalid).toEqual(['/customer/id']);
    await fill(page, { 'Customer ID': 'acme', 'Rate %': '0' });
    await send(page, 'Register invoice');
    await page.getByRole('dialog').getByText('tax category S').waitFor();
  });

  it('says while a number is typed that an invoice has it, with a link to that invoice', async () => {
    const number = `TAKEN-${randomUUID().slice(0, 8)}`;
    const first = { ...invoiceOf(10_000), number };
    const registered = await post(`${inject('console').commandUrl}/invoices`, first);
    await get(`${inject('console').queryUrl}/invoices/${first.invoiceId}`, after(registered));
    const page = await open('/invoices');
    await page.getByRole('button', { name: 'Register invoice' }).click();
    const dialog = page.getByRole('dialog');
    const taken = dialog.getByText(`${number} is already the number of an invoice for ${first.customer.name}.`);
    await fill(page, { Number: `${number}-2` });
    await fill(page, { Number: number.slice(0, -1) });
    expect(await taken.count()).toBe(0);
    await fill(page, { Number: ` ${number} ` });
    await taken.waitFor();
    expect(await violations(page)).toEqual([]);
    await send(page, 'Register invoice');
    await dialog.getByText('Enter a number that no other invoice has').waitFor();
    await dialog.getByRole('link', { name: 'Open it' }).click();
    await page.getByRole('heading', { name: `Invoice ${number}`, level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/invoices/${first.invoiceId}`);
  });

  it('links to the invoice that got the number in the meantime', async () => {
    const number = `RACE-${randomUUID().slice(0, 8)}`;
    const first = { ...invoiceOf(10_000), number };
    const page = await open('/invoices', { provokes: /409/ });
    await page.getByRole('button', { name: 'Register invoice' }).click();
    await page.getByRole('combobox', { name: 'Customer' }).fill('Race');
    await fill(page, { Number: number, Description: 'Consulting', Price: '10' });
    await page.route('**/queries/invoices?number=*', (route) => route.fulfill({ json: { invoices: [] } }));
    await post(`${inject('console').commandUrl}/invoices`, first);
    await send(page, 'Register invoice');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(`${number} is already the number of an invoice.`).waitFor();
    expect(await dialog.getByRole('link', { name: 'Open it' }).getAttribute('href')).toBe(
      `/invoices/${first.invoiceId}`,
    );
  });

  it('opens the first invoice if its UBL file is dropped again, and names it if another file has its number', async () => {
    const number = `UBL-${randomUUID().slice(0, 8)}`;
    const xml = exampleXml.replace(/(<(?:cbc:)?ID>)[^<]*/, `$1${number}`);
    expect(xml).toContain(number);
    const page = await open('/invoices');
    await page.getByRole('button', { name: 'Register invoice' }).click();
    await drop(page, xml, 'invoice.xml');
    await page.getByText('invoice.xml was imported.').waitFor();
    await send(page, 'Register invoice');
    await page.getByRole('heading', { name: `Invoice ${number}`, level: 1 }).waitFor();
    const first = new URL(page.url()).pathname;

    await page.goto(new URL('/invoices', page.url()).href);
    await page.getByRole('button', { name: 'Register invoice' }).click();
    await drop(page, xml.replace(/<cbc:IssueDate>[^<]*/, '<cbc:IssueDate>2001-02-03'), 'invoice.xml');
    await page.getByText(`${number} is already the number of an invoice for`).waitFor();
    await drop(page, xml, 'invoice.xml');
    await page.getByRole('heading', { name: `Invoice ${number}`, level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe(first);
    const { body } = await get<{ count: number }>(`${inject('console').queryUrl}/invoices/summary?number=${number}`);
    expect(body.count).toBe(1);
  });

  it('from a CII file that is dropped on the dialog', async () => {
    const number = `CII-${randomUUID().slice(0, 8)}`;
    const cii = writeInvoice(issued({ ...exampleOfCii, number }), 'cii');
    const page = await open('/invoices');
    await page.getByRole('button', { name: 'Register invoice' }).click();
    await drop(page, cii, 'invoice.xml');
    await page.getByText('invoice.xml was imported.').waitFor();
    const total = await payable(page);
    await send(page, 'Register invoice');
    await showsDue(page, total);
    expect(await invoiceAt(page)).toMatchObject({ number });
  });

  it('from a PDF that is dropped on the dialog, once', async () => {
    const number = `PDF-${randomUUID().slice(0, 8)}`;
    const document = issued({ ...exampleOfCii, number });
    const pdf = pdfWith(['factur-x.xml', writeInvoice(document, 'cii')]);
    const page = await open('/invoices');
    for (const _ of ['first', 'again']) {
      await page.getByRole('button', { name: 'Register invoice' }).click();
      await drop(page, pdf, 'scan.pdf');
      await page.getByText('attached to scan.pdf is registered as it states').waitFor();
      expect(await violations(page)).toEqual([]);
      await send(page, 'Register invoice');
      await page.getByRole('heading', { name: `Invoice ${number}`, level: 1 }).waitFor();
      expect(await invoiceAt(page)).toMatchObject({ number, totals: document.totals });
      await page.goto(new URL('/invoices', page.url()).href);
    }
    const { body } = await get<{ count: number }>(`${inject('console').queryUrl}/invoices/summary?number=${number}`);
    expect(body.count).toBe(1);
  });

  it('from a PDF whose invoice does not identify its buyer, for the customer whom the reader names', async () => {
    const number = `PDF-${randomUUID().slice(0, 8)}`;
    const buyer = { name: 'A consumer', address: { country: 'BE' } };
    const xml = writeInvoice({ ...issued({ ...example, number }), buyer, customerIdIsInternal: true });
    const page = await open('/invoices', { provokes: /422/ });
    await page.getByRole('button', { name: 'Register invoice' }).click();
    await page
      .getByRole('dialog')
      .locator('input[type=file]')
      .setInputFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer: pdfWith(['invoice.xml', xml]) });
    await send(page, 'Register invoice');
    const customer = page.getByRole('dialog').getByLabel('Customer ID');
    await expect.poll(() => customer.getAttribute('aria-invalid')).toBe('true');
    await customer.fill('consumer-7');
    await send(page, 'Register invoice');
    await page.getByRole('heading', { name: `Invoice ${number}`, level: 1 }).waitFor();
    expect(await invoiceAt(page)).toMatchObject({ number, customer: { id: 'consumer-7', name: 'A consumer' } });
  });

  it('names the invoice that has the number of one in a PDF, and says why another PDF is refused', async () => {
    const { body } = await post<{ invoiceId: string; number: string }>(`${inject('console').commandUrl}/invoices`, {
      ...invoiceOf(10_000),
      number: `PDF-${randomUUID().slice(0, 8)}`,
    });
    const { invoiceId, number } = body;
    const page = await open('/invoices', { provokes: /409|422/ });
    await page.getByRole('button', { name: 'Register invoice' }).click();
    const dialog = page.getByRole('dialog');
    await drop(page, pdfWith(['factur-x.xml', writeInvoice(issued({ ...example, number }))]), 'scan.pdf');
    await send(page, 'Register invoice');
    await dialog.getByText(`${number} is already the number of an invoice.`).waitFor();
    expect(await dialog.getByRole('link', { name: 'Open it' }).getAttribute('href')).toBe(`/invoices/${invoiceId}`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Register invoice' }).click();
    await drop(page, pdfWith(['hours.csv', '1;2']), 'scan.pdf');
    await send(page, 'Register invoice');
    await dialog.getByText('the PDF has no UBL or CII invoice attached, only "hours.csv".').waitFor();
  });

  it('opens the invoice if its CII file is dropped after its UBL file', async () => {
    const number = `CII-${randomUUID().slice(0, 8)}`;
    const written = (syntax: 'ubl' | 'cii') => writeInvoice(issued({ ...exampleOfCii, number }), syntax);
    const page = await open('/invoices');
    await page.getByRole('button', { name: 'Register invoice' }).click();
    await drop(page, written('ubl'), 'invoice.xml');
    await page.getByText('invoice.xml was imported.').waitFor();
    await send(page, 'Register invoice');
    await page.getByRole('heading', { name: `Invoice ${number}`, level: 1 }).waitFor();
    const first = new URL(page.url()).pathname;
    await page.goto(new URL('/invoices', page.url()).href);
    await page.getByRole('button', { name: 'Register invoice' }).click();
    await drop(page, written('cii'), 'invoice.xml');
    await page.getByRole('heading', { name: `Invoice ${number}`, level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe(first);
  });

  it('registers a file as it states where its totals differ by rounding from those of its lines', async () => {
    const number = `STATED-${randomUUID().slice(0, 8)}`;
    const document = issued({ ...example, number });
    const [first, ...others] = document.taxes;
    if (first === undefined) throw new Error('the example has no tax');
    const { tax, taxInclusive, payable: due } = document.totals;
    const totals = { ...document.totals, tax: tax + 1, taxInclusive: taxInclusive + 1, payable: due + 1 };
    const xml = writeInvoice({ ...document, taxes: [{ ...first, tax: first.tax + 1 }, ...others], totals });
    const page = await open('/invoices');
    await page.getByRole('button', { name: 'Register invoice' }).click();
    await drop(page, xml, 'invoice.xml');
    await page.getByText('is registered as it states').waitFor();
    expect(await violations(page)).toEqual([]);
    await send(page, 'Register invoice');
    await page.getByRole('heading', { name: `Invoice ${number}`, level: 1 }).waitFor();
    await page.getByRole('region', { name: 'Stated amounts that differ' }).waitFor();
    expect(await invoiceAt(page)).toMatchObject({ number, totals });
  });

  it('registers once after a double click and a lost connection', async () => {
    const page = await open('/invoices', { provokes: /ERR_CONNECTION|ERR_FAILED/ });
    let sent = 0;
    await page.route('**/commands/invoices', async (route) => {
      sent += 1;
      if (sent > 1) return route.continue();
      await route.fetch();
      return route.abort('connectionreset');
    });
    const number = `ONCE-${randomUUID().slice(0, 8)}`;
    await page.getByRole('button', { name: 'Register invoice' }).click();
    await page.getByRole('combobox', { name: 'Customer' }).fill('Once');
    await fill(page, { Number: number, Description: 'Consulting', Price: '10' });
    await page.getByRole('dialog').getByRole('button', { name: 'Register invoice', exact: true }).dblclick();
    await showsDue(page, '€11.90');
    expect(sent).toBe(2);
    const { body } = await get<{ count: number }>(`${inject('console').queryUrl}/invoices/summary?number=${number}`);
    expect(body.count).toBe(1);
  });
});
