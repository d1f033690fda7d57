import { expect, it } from 'vitest';
import { inBrowser } from './browser.ts';

/** Where it is not the day of the seller, who is in UTC: 11 hours behind or 14 hours ahead. */
const elsewhere = new Date().getUTCHours() < 11 ? 'Pacific/Pago_Pago' : 'Pacific/Kiritimati';

inBrowser('where it is another day than at the seller', (open) => {
  it('the proposed dates are the day of the seller', async () => {
    const page = await open('/invoices', { timezoneId: elsewhere });
    await page.getByRole('button', { name: 'Register invoice', exact: true }).click();
    const [seller, reader] = ['UTC', elsewhere].map((timeZone) => new Date().toLocaleDateString('sv-SE', { timeZone }));
    expect(reader).not.toBe(seller);
    expect(await page.getByRole('dialog').getByLabel('Issued').inputValue()).toBe(seller);
  });
});

inBrowser('on a test ledger', (open) => {
  it('every page says so, and the proposed dates are those of its clock', async () => {
    const page = await open('/invoices');
    const testClock = '2030-01-31T09:00:00Z';
    await page.route('**/calendar', (route) =>
      route.fulfill({ json: { timeZone: 'UTC', today: '2030-01-31', testClock } }),
    );
    await page.reload();
    await page.getByText('Test ledger: its clock is not the real one.').waitFor();
    await page.getByRole('button', { name: 'Register invoice', exact: true }).click();
    expect(await page.getByRole('dialog').getByLabel('Issued').inputValue()).toBe('2030-01-31');
  });
});
