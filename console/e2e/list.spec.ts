import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { get, post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { inBrowser } from './browser.ts';

/** Three invoices of 100.00, 200.00 and 300.00 of a customer that no other test uses. */
async function threeInvoices() {
  const customer = newCustomer();
  const prefix = `L${randomUUID().slice(0, 6)}-`;
  for (const place of [1, 2, 3]) {
    const invoice = { ...invoiceOf(place * 10_000, customer), number: `${prefix}${place}`, dueOn: `2999-0${place}-01` };
    expect((await post(`${inject('console').commandUrl}/invoices`, invoice)).status).toBe(201);
  }
  return { customer, prefix, numbers: [`${prefix}1`, `${prefix}2`, `${prefix}3`] };
}

const numbers = (page: Page) => page.locator('.invoices-table tbody a').allInnerTexts();
const sums = async (page: Page) => (await page.locator('.sums').innerText()).replace(/\s+/g, ' ');

/** The rows of the CSV that the page's button downloads, by the names of its columns. */
async function downloaded(page: Page): Promise<Record<string, string>[]> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV' }).click(),
  ]);
  const [head = '', ...rows] = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  const columns = head.split(',');
  return rows.map((row) => Object.fromEntries(row.split(',').map((field, index) => [columns[index] ?? '', field])));
}

inBrowser('the list of invoices', (open) => {
  it('keeps its search, filters and order in the address, so that a link shows the same list', async () => {
    const { prefix, numbers: all } = await threeInvoices();
    const page = await open('/invoices');
    await page.getByLabel('Search').fill(prefix.toLowerCase());
    await expect.poll(() => numbers(page)).toEqual(all.toReversed());
    await expect.poll(() => sums(page)).toBe('3 invoices €600.00 due of €600.00');
    await page.getByRole('button', { name: 'Due', exact: true }).click();
    await expect.poll(() => numbers(page)).toEqual(all);
    await page.getByLabel('Currency').selectOption('EUR');
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByLabel('Amount from').fill('150');
    await page.getByLabel('Amount from').blur();
    await expect.poll(() => numbers(page)).toEqual(all.slice(1));
    await expect.poll(() => sums(page)).toBe('2 invoices €500.00 due of €500.00');

    const another = await open(new URL(page.url()).pathname + new URL(page.url()).search);
    await expect.poll(() => numbers(another)).toEqual(all.slice(1));
    await page.getByRole('button', { name: 'Clear filters' }).click();
    expect(new URL(page.url()).search).toBe('');
  });

  it('moves between invoices with the arrow keys, and opens one with Enter', async () => {
    const { prefix, numbers: all } = await threeInvoices();
    const page = await open(`/invoices?search=${prefix}&sort=number&order=asc`);
    await expect.poll(() => numbers(page)).toEqual(all);
    await page.locator('.invoices-table tbody a').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => page.locator(':focus').innerText()).toBe(`${prefix}2`);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: `Invoice ${prefix}2`, level: 1 }).waitFor();
  });

  it('shows invoices that others register, and is downloaded as CSV', async () => {
    const { customer, prefix, numbers: all } = await threeInvoices();
    const page = await open(`/invoices?customer=${customer}&sort=number&order=asc`);
    await expect.poll(() => numbers(page)).toEqual(all);
    const fourth = { ...invoiceOf(40_000, customer), number: `${prefix}4` };
    await post(`${inject('console').commandUrl}/invoices`, fourth);
    await expect.poll(() => numbers(page)).toEqual([...all, `${prefix}4`]);
    await expect.poll(() => sums(page)).toBe('4 invoices €1,000.00 due of €1,000.00');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'CSV' }).click(),
    ]);
    const [head, ...rows] = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n');
    expect(head).toMatch(/^invoiceId,number,customerId,/);
    expect(rows.map((row) => row.split(',')[1])).toEqual([...all, `${prefix}4`]);
  });

  it('is downloaded with exact decimal amounts, in each currency with its digits', async () => {
    const customer = newCustomer();
    for (const [currency, amount] of [
      ['EUR', 1_001_342],
      ['JPY', 10_013],
      ['KWD', 10_013_420],
      ['IRR', Number.MAX_SAFE_INTEGER],
    ] as const) {
      const invoice = { ...invoiceOf(amount, customer), currency, number: `${customer}-${currency}` };
      expect((await post(`${inject('console').commandUrl}/invoices`, invoice)).status).toBe(201);
    }
    const page = await open(`/invoices?customer=${customer}&sort=number&order=asc`);
    await expect.poll(() => numbers(page)).toHaveLength(4);
    const invoices = await downloaded(page);
    expect(invoices.map(({ currency, payable, amountDue }) => [currency, payable, amountDue])).toEqual([
      ['EUR', '10013.42', '10013.42'],
      ['IRR', '90071992547409.91', '90071992547409.91'],
      ['JPY', '10013', '10013'],
      ['KWD', '10013.420', '10013.420'],
    ]);

    await page.goto(new URL(`/books?customer=${customer}`, page.url()).href);
    await page.locator('.journal-table').waitFor();
    const lines = await downloaded(page);
    expect(
      lines
        .filter(({ currency }) => currency !== 'IRR')
        .map(({ customerName, invoiceNumber, account, currency, debit, credit }) => [
          ...[customerName, invoiceNumber, account, currency, debit, credit],
        ]),
    ).toEqual(
      [
        ['EUR', '10013.42'],
        ['JPY', '10013'],
        ['KWD', '10013.420'],
      ].flatMap(([currency, amount]) => [
        [`Customer ${customer}`, `${customer}-${currency}`, 'receivables', currency, amount, ''],
        [`Customer ${customer}`, `${customer}-${currency}`, 'revenue', currency, '', amount],
      ]),
    );
  });

  it('updates a row of a long list in place, and offers to reload the list when an invoice is added', async () => {
    const { commandUrl, queryUrl } = inject('console');
    const customer = newCustomer();
    const numberAt = (index: number) => `R${String(index).padStart(3, '0')}`;
    const invoices = Array.from({ length: 405 }, (_, index) => ({
      ...invoiceOf(10_000, customer),
      number: numberAt(index),
    }));
    const batch = await fetch(`${commandUrl}/invoices:batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: invoices.map((invoice) => JSON.stringify(invoice)).join('\n'),
    });
    expect((await batch.text()).trim().split('\n')).toHaveLength(invoices.length);
    // live events come from the books: once these have the registrations, the page is not told of them any more
    type Explained = { balances: { events: number }[] };
    const explained = () => get<Explained>(`${queryUrl}/customers/${customer}/balance/explain`);
    await expect.poll(async () => (await explained()).body.balances?.[0]?.events).toBe(invoices.length);
    const registered = Number((await explained()).headers.get('ledger-position'));

    const page = await open(`/invoices?customer=${customer}&sort=number&order=asc`);
    await page.getByText('405 invoices').waitFor();
    // a new tab is not told what its first answers have
    const fed: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/queries/events')) fed.push(request.headers()['last-event-id']);
    });
    await page.reload();
    await page.getByText('405 invoices').waitFor();
    const list = page.locator('.windowed-scroll');
    const scrollToEnd = () => list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect.poll(async () => scrollToEnd().then(() => numbers(page))).toContain('R404'); // it is on the third page
    let pagesFetched = 0;
    page.on('request', (request) => {
      if (request.url().includes('/queries/invoices?')) pagesFetched += 1;
    });
    await post(`${commandUrl}/invoices/${invoices[404]?.invoiceId}/payments`, paymentOf(2_500));
    const row = page.getByRole('row', { name: 'R404' });
    await expect.poll(() => row.innerText()).toMatch(/Partially paid\s+€100\.00\s+€75\.00/);
    expect(registered).toBeGreaterThan(0);
    expect(fed).not.toEqual([]);
    expect(fed[0]).toBeUndefined(); // begins with the present
    expect(fed.slice(1).filter((after) => Number(after) < registered)).toEqual([]);
    const reload = page.getByRole('button', { name: 'The list has changed. Reload it' });
    expect(await reload.count()).toBe(0);

    await post(`${commandUrl}/invoices`, { ...invoiceOf(10_000, customer), number: 'R405' });
    await reload.waitFor();
    expect(pagesFetched).toBe(0);
    await reload.click();
    await expect.poll(async () => scrollToEnd().then(() => numbers(page))).toContain('R405');
  });
});
