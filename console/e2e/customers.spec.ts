import { expect, inject, it } from 'vitest';
import { addDays } from '../../events/calendar-date.ts';
import { post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { inBrowser, overflow, violations } from './browser.ts';

const today = new Date().toLocaleDateString('sv-SE');
const command = async (path: string, body: object) =>
  expect(await post(inject('console').commandUrl + path, body)).toMatchObject({ status: 201 });

/** A customer with two invoices: 1000.00, overdue for 30 days, of which 400.00 was paid ten days ago; and 250.00, overpaid by 20.00 today. */
async function aCustomer(): Promise<string> {
  const customer = newCustomer();
  const first = { ...invoiceOf(100_000, customer), issuedOn: addDays(today, -60), dueOn: addDays(today, -30) };
  const second = { ...invoiceOf(25_000, customer), issuedOn: today };
  for (const invoice of [first, second]) await command('/invoices', invoice);
  const payment = { ...paymentOf(40_000), receivedOn: addDays(today, -10), reference: 'Half of it' };
  await command(`/invoices/${first.invoiceId}/payments`, payment);
  const beyond = { ...paymentOf(27_000), receivedOn: today };
  await command(`/invoices/${second.invoiceId}/payments`, beyond);
  return customer;
}

inBrowser('customers', (open) => {
  it('are found by the start of their name, and opened with the keyboard', async () => {
    const customer = await aCustomer();
    const page = await open('/customers');
    await page.getByLabel('Search').fill(`customer ${customer}`); // the search ignores case
    await page.waitForURL(/search=/); // until then, the list shows all customers
    const row = page.getByRole('row', { name: customer });
    await expect.poll(() => page.getByRole('table').getByRole('row').count()).toBe(2);
    await expect.poll(() => row.getByRole('cell').allInnerTexts()).toEqual([customer, '1', '€600.00', '€20.00']);
    await page.getByRole('link', { name: customer }).focus();
    await page.keyboard.press('Enter');
    await page.getByTestId('balance-EUR').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/customers/${customer}`);
  });

  it('without an invoice are listed and opened under their id, with their credit from unapplied cash', async () => {
    const customer = newCustomer();
    await command('/payments', { ...paymentOf(7_000), receivedOn: today, customerId: customer });
    const page = await open(`/customers?search=${customer}`);
    const row = page.getByRole('row', { name: customer });
    await expect.poll(() => row.getByRole('cell').allInnerTexts()).toEqual([customer, '0', '€0.00', '€70.00']);
    await page.getByRole('link', { name: customer }).click();
    const figures = page.getByTestId('balance-EUR').locator('dd');
    await expect.poll(async () => (await figures.allInnerTexts()).slice(0, 2)).toEqual(['€0.00', '€70.00']);
  });

  it('show amounts due, credit, statement, aging and explanation to the cent', async () => {
    const customer = await aCustomer();
    const page = await open(`/customers/${customer}?from=${addDays(today, -20)}&until=${today}`);
    const balance = page.getByTestId('balance-EUR');
    await expect
      .poll(() => balance.locator('dd').allInnerTexts())
      .toEqual(['€600.00', '€20.00', '€1,250.00', '-€650.00']);
    const statement = page.getByTestId('statement-EUR');
    await expect
      .poll(() => statement.locator('tr .figure').allInnerTexts())
      .toEqual([
        ...['EUR', 'Balance'],
        ...['', '1,000.00'], // opening
        ...['-400.00', '600.00'],
        ...['250.00', '850.00'],
        ...['-270.00', '580.00'],
        '580.00', // closing
      ]);
    expect(await statement.getByRole('row').nth(2).innerText()).toContain('Half of it');
    expect(await violations(page)).toEqual([]);

    await page.getByRole('tab', { name: 'Aging' }).click();
    const days = page.getByTestId('aging-EUR').getByRole('row');
    const late30 = async () => (await days.nth(2).innerText()).replace(/\s+/g, ' ');
    await expect.poll(late30).toBe('1 to 30 days 100% €600.00');
    expect(await violations(page)).toEqual([]);

    await page.getByRole('tab', { name: 'Explain' }).click();
    const explained = page.getByTestId('explain-EUR');
    await expect.poll(() => explained.locator('caption').innerText()).toBe('€600.00 is the sum of 4 events');
    expect(await explained.locator('tbody td.figure').allInnerTexts()).toEqual([
      '1,000.00',
      '1,000.00',
      '250.00',
      '1,250.00',
      '-400.00',
      '850.00',
      '-250.00',
      '600.00',
    ]);
    expect(await violations(page)).toEqual([]);
  });

  it('are shown as of both dates, in words, with every part of the page as of then', async () => {
    const customer = await aCustomer();
    const page = await open(`/customers/${customer}`, { timezoneId: 'UTC', provokes: /404/ });
    const balance = page.getByTestId('balance-EUR').locator('dd').first();
    await expect.poll(() => balance.innerText()).toBe('€600.00');
    const day = addDays(today, -11); // the day before the payment
    await page.getByLabel('Effective up to').fill(day);
    await page.keyboard.press('Enter');
    await expect.poll(() => balance.innerText()).toBe('€1,000.00');
    const inFull = new Date(day).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    expect(await page.locator('.as-of-summary').innerText()).toContain(`As recorded by now, effective ${inFull}.`);
    const closing = page.getByTestId('statement-EUR').locator('tfoot .figure');
    await expect.poll(() => closing.innerText()).toBe('1,000.00');
    expect(await page.getByLabel('Until').inputValue()).toBe(day);
    expect(await page.getByRole('button', { name: 'Apply credit' }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Aging' }).click();
    await expect.poll(() => page.getByTestId('aging-EUR').locator('tfoot .figure').innerText()).toBe('€1,000.00');
    await page.getByRole('tab', { name: 'Explain' }).click();
    const caption = page.getByTestId('explain-EUR').locator('caption');
    await expect.poll(() => caption.innerText()).toBe('€1,000.00 is the sum of 1 event');

    await page.getByLabel('Recorded up to').fill('2026-03-31T23:59:59');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByText('Nothing had been recorded by then.').count()).toBe(2);
    expect(await page.locator('.as-of-summary').innerText()).toContain('As recorded by 31 March 2026, effective');
    await page.getByRole('button', { name: 'Back to now' }).click();
    await expect.poll(() => balance.innerText()).toBe('€600.00');
  });

  it('have their credit applied manually, and automatically after a confirmation', async () => {
    const customer = await aCustomer();
    const page = await open(`/customers/${customer}`);
    const balance = page.getByTestId('balance-EUR').locator('dd');
    await page.getByRole('button', { name: 'Apply credit' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('cell', { name: '€580.00' }).waitFor();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Apply credit' }).click();
    await expect.poll(async () => (await balance.allInnerTexts()).slice(0, 2)).toEqual(['€580.00', '€0.00']);
    expect(await page.getByRole('button', { name: 'Apply credit' }).count()).toBe(0);

    await page.getByRole('button', { name: 'Change' }).click();
    await dialog.getByRole('button', { name: 'Apply automatically' }).click();
    await page.getByText('Credit is applied to invoices automatically.').waitFor();
  });

  it('are updated while they are shown, and fit a telephone with the dark theme', async () => {
    const customer = newCustomer();
    const invoice = invoiceOf(100_000, customer);
    await command('/invoices', invoice);
    const page = await open(`/customers/${customer}`, { colorScheme: 'dark', viewport: { width: 360, height: 740 } });
    const due = page.getByTestId('balance-EUR').locator('dd').first();
    await expect.poll(() => due.innerText()).toBe('€1,000.00');
    await command(`/invoices/${invoice.invoiceId}/payments`, { ...paymentOf(90_000), receivedOn: today });
    await expect.poll(() => due.innerText()).toBe('€100.00');
    await expect.poll(() => page.getByTestId('statement-EUR').locator('tfoot .figure').innerText()).toBe('100.00');
    expect(await overflow(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
  });
});
