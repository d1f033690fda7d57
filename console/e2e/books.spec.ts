// A currency that no other test uses, so that the accounts hold only what this file records.
import { expect, inject, it } from 'vitest';
import { addDays } from '../../events/calendar-date.ts';
import { post } from '../../testing/http/client.ts';
import { invoiceOf, paymentOf } from '../../testing/http/requests.ts';
import { inBrowser, overflow, violations } from './browser.ts';

const currency = 'NOK';
const today = new Date().toLocaleDateString('sv-SE');
const command = async (path: string, body: object) =>
  expect(await post(inject('console').commandUrl + path, body)).toMatchObject({ status: 201 });

inBrowser('the books', (open) => {
  it('are closed through a day and reopened with a reason, and a refused form names the first open day', async () => {
    const invoice = { ...invoiceOf(100_000), issuedOn: '2001-01-15' };
    await command('/invoices', invoice);
    const page = await open('/books', { provokes: /409/ });
    const closing = page.getByRole('region', { name: 'Closing of the books' });
    await closing.getByText('No day is closed.').waitFor();
    const change = async (day: string, reason: string, submit: string) => {
      await closing.getByRole('button', { name: 'Close or reopen' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Last closed day').fill(day);
      if (reason !== '') await dialog.getByLabel('Reason').fill(reason);
      expect(await violations(page)).toEqual([]);
      await dialog.getByRole('button', { name: submit }).click();
      return dialog;
    };
    // the live feed shows the closing while the command still waits for what began before it; left then, the form would keep its draft
    await (await change('2001-01-31', '', 'Close the books')).waitFor({ state: 'detached' });
    await closing.getByText('Closed through 31 Jan 2001.').waitFor();
    expect(await closing.innerText()).toMatch(/Closed by \S+ on \d/);
    expect(await violations(page)).toEqual([]);

    await page.goto(new URL(`/invoices/${invoice.invoiceId}`, page.url()).href);
    await page.getByRole('button', { name: 'Record payment', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Received on').fill('2001-01-31');
    await form.getByRole('button', { name: 'Record payment' }).click();
    await form.getByText('The first open day is 2001-02-01').first().waitFor();

    await page.goto(new URL('/books', page.url()).href);
    const dialog = await change('', '', 'Reopen the books');
    await dialog.getByText('This field is required').waitFor();
    await dialog.getByLabel('Reason').fill('An invoice is missing');
    await dialog.getByRole('button', { name: 'Reopen the books' }).click();
    await closing.getByText('No day is closed.').waitFor();
    expect(await closing.innerText()).toMatch(/Reopened by \S+ on .* Reason: An invoice is missing/);
  });

  it('show the accounts now, as of an effective date, and as of a recording time', async () => {
    const invoice = { ...invoiceOf(100_000), currency, issuedOn: addDays(today, -30) };
    await command('/invoices', invoice);
    const known = new Date().toISOString();
    const payment = { ...paymentOf(90_000), currency, receivedOn: addDays(today, -10), reference: 'Bank 4711' };
    await command(`/invoices/${invoice.invoiceId}/payments`, payment);

    const page = await open(`/books?customer=${invoice.customer.id}`);
    const paid = page.locator('.journal-table tbody').filter({ hasText: 'Bank 4711' });
    await paid.waitFor();
    expect((await paid.innerText()).replace(/\s+/g, ' ')).toMatch(
      /Payment .* Cash 900\.00 NOK Bank 4711 .* Receivables 900\.00 NOK/,
    );
    expect(await violations(page)).toEqual([]);

    await page.getByRole('tab', { name: 'Trial balance' }).click();
    const accounts = page.getByTestId(`trial-balance-${currency}`);
    const rows = async () => (await accounts.locator('tr').allInnerTexts()).map((row) => row.replace(/\s+/g, ' '));
    const all = ['Cash 900.00 0.00 900.00', 'Receivables 1,000.00 900.00 100.00', 'Revenue 0.00 1,000.00 -1,000.00'];
    await expect.poll(async () => (await rows()).slice(1)).toEqual([...all, 'All accounts 1,900.00 1,900.00 0.00']);
    expect(await accounts.innerText()).toContain('In balance.');

    // before the payment's effective date
    await page.getByLabel('Effective up to').fill(addDays(today, -11));
    await page.keyboard.press('Enter');
    const before = ['Receivables 1,000.00 0.00 1,000.00', 'Revenue 0.00 1,000.00 -1,000.00'];
    await expect.poll(async () => (await rows()).slice(1, -1)).toEqual(before);
    const inFull = new Date(addDays(today, -11)).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    await page.getByText(`As recorded by now, effective ${inFull}.`).waitFor();

    // after the payment's effective date, but before it was recorded
    await page.goto(new URL(`/books?view=trial-balance&at=${known}&effectiveOn=${today}`, page.url()).href);
    await expect.poll(async () => (await rows()).slice(1, -1)).toEqual(before);
    await page.getByRole('tab', { name: 'Balances' }).click();
    const balance = page.getByRole('row', { name: currency }).getByRole('cell');
    await expect.poll(() => balance.nth(6).innerText()).toBe('1,000.00');
    await page.getByRole('button', { name: 'Back to now' }).click();
    await expect.poll(() => balance.nth(6).innerText()).toBe('100.00');
    expect(await violations(page)).toEqual([]);
  });

  it('are empty before the first entry, and fit a telephone with the dark theme', async () => {
    const page = await open('/books?view=trial-balance&effectiveOn=1999-12-31', {
      colorScheme: 'dark',
      viewport: { width: 360, height: 740 },
      provokes: /404/,
    });
    await page.getByText('Nothing had been recorded by then.').waitFor();
    await page.getByRole('button', { name: 'Back to now' }).click();
    await page.locator('[data-testid^=trial-balance]').first().waitFor();
    expect(await overflow(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('tab', { name: 'Journal' }).click();
    await page.locator('.journal-table').waitFor();
    expect(await overflow(page)).toBe(0);
  });
});
