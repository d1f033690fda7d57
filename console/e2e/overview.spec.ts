// The overview shows the whole ledger, which other tests fill as well. A currency that no other test uses keeps the figures apart.
import { expect, inject, it } from 'vitest';
import { addDays } from '../../events/calendar-date.ts';
import { post } from '../../testing/http/client.ts';
import { invoiceOf, paymentOf } from '../../testing/http/requests.ts';
import { inBrowser, overflow, violations } from './browser.ts';

const currency = 'CHF';
const today = new Date().toLocaleDateString('sv-SE');
const command = async (path: string, body: object) =>
  expect(await post(inject('console').commandUrl + path, body)).toMatchObject({ status: 201 });

async function registered(amount: number, dueOn = '2999-12-22'): Promise<ReturnType<typeof invoiceOf>> {
  const invoice = { ...invoiceOf(amount), currency, issuedOn: addDays(today, -90), dueOn };
  await command('/invoices', invoice);
  return invoice;
}

inBrowser('the overview', (open) => {
  it('shows amounts due, overdue and collected to the cent, and updates when others record payments', async () => {
    const late = await registered(50_050, addDays(today, -45));
    const first = await registered(100_000);
    await command(`/invoices/${first.invoiceId}/payments`, { ...paymentOf(90_000), currency, receivedOn: today });

    const page = await open(`/?currency=${currency}&cash=day`);
    const figure = (name: string) => page.getByTestId(`${name}-${currency}`).locator('.money');
    const shows = (name: string, amount: string) =>
      expect.poll(async () => (await figure(name).innerText()).replace(/\s/g, ' ')).toBe(`CHF ${amount}`);
    await shows('due', '600.50');
    await shows('overdue', '500.50');
    await shows('collected', '900.00');
    const days = page.getByTestId(`aging-${currency}`).getByRole('row');
    const late45 = async () => (await days.nth(3).innerText()).replace(/\s+/g, ' ');
    await expect.poll(late45).toBe('31 to 60 days 83.3% CHF 500.50');
    await page.getByText('Figures', { exact: true }).click();
    const cash = page.getByRole('table', { name: 'Cash received, in CHF' });
    const cashToday = async () => (await cash.getByRole('row').nth(1).locator('.figure').allInnerTexts()).join(' ');
    await expect.poll(cashToday).toBe('900.00 0.00 900.00');

    await command(`/invoices/${late.invoiceId}/payments`, { ...paymentOf(50_050), currency, receivedOn: today });
    await shows('due', '100.00');
    await shows('overdue', '0.00');
    await shows('collected', '1,400.50');
    const latest = page.getByRole('table', { name: 'Latest events' });
    await latest.getByRole('row', { name: `Payment ${late.customer.id}` }).waitFor();
  });

  it('is accessible and does not scroll sideways, with its charts and tables, in both themes', async () => {
    await registered(1_000);
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open(`/?currency=${currency}`, { colorScheme, viewport: { width: 360, height: 740 } });
      await page.getByText('Figures', { exact: true }).click();
      await page.getByTestId(`aging-${currency}`).waitFor();
      expect(await overflow(page)).toBe(0);
      await page.setViewportSize({ width: 1280, height: 800 });
      expect(await violations(page)).toEqual([]);
    }
  });

  it('and the pages of a customer and an invoice show the largest amount without scrolling sideways', async () => {
    const largest = { ...invoiceOf(Number.MAX_SAFE_INTEGER), currency: 'IRR' };
    await command('/invoices', largest);
    const page = await open('/', { viewport: { width: 360, height: 740 } });
    for (const [path, figure] of [
      ['/', 'due-IRR'],
      [`/customers/${largest.customer.id}`, 'balance-IRR'],
      [`/invoices/${largest.invoiceId}`, 'amount-due'],
    ] as const) {
      await page.goto(new URL(path, page.url()).href);
      await page.getByTestId(figure).waitFor();
      expect([path, await overflow(page)]).toEqual([path, 0]);
    }
  });
});
