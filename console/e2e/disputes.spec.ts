import { expect, inject, it } from 'vitest';
import { post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer } from '../../testing/http/requests.ts';
import { inBrowser, violations } from './browser.ts';
import { command, fill, preview, send, state, timeline } from './invoice-page.ts';

inBrowser('a dispute', (open) => {
  it('is recorded, found in the list, shown apart in aging and on the statement, and resolved in part', async () => {
    const customer = newCustomer();
    const invoice = invoiceOf(10_000, customer);
    expect(await post(`${inject('console').commandUrl}/invoices`, invoice)).toMatchObject({ status: 201 });
    const page = await open(`/invoices/${invoice.invoiceId}`, { provokes: /422/ });
    await page.getByRole('button', { name: 'Dispute', exact: true }).click();
    await fill(page, { 'Disputed amount': '30', Reason: 'damaged' });
    expect(await preview(page)).toEqual({ due: '€100.00', state: 'Open' });
    expect(await violations(page)).toEqual([]);
    await send(page, 'Record dispute');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => state(page)).toMatch(/Open\s*Disputed/);
    await expect.poll(() => timeline(page)).toEqual(['Disputed', 'Registered']);

    await page.goto(new URL(`/invoices?customer=${customer}`, page.url()).href);
    await page.getByLabel('Disputed only').check();
    await expect.poll(() => page.url()).toContain('disputed=true');
    await page
      .getByRole('cell', { name: 'Disputed' })
      .or(page.getByText('Disputed', { exact: true }))
      .first()
      .waitFor();

    await page.goto(new URL(`/customers/${customer}?view=aging`, page.url()).href);
    await page
      .getByTestId('aging-EUR')
      .getByRole('row', { name: /Disputed.*30\.00/ })
      .waitFor();
    expect(await violations(page)).toEqual([]);
    await page.goto(new URL(`/customers/${customer}?view=statement`, page.url()).href);
    await page
      .getByTestId('statement-EUR')
      .getByRole('row', { name: /Of which disputed.*30\.00/ })
      .waitFor();

    await page.goto(new URL(`/invoices/${invoice.invoiceId}`, page.url()).href);
    await page.getByRole('button', { name: 'Resolve dispute', exact: true }).click();
    await page.getByLabel('Outcome').selectOption('Accepted in part');
    await fill(page, { 'Accepted amount': '30', Reason: 'one of three' });
    await send(page, 'Resolve dispute');
    await page.getByRole('dialog').getByText('accept less').first().waitFor();
    await fill(page, { 'Accepted amount': '10' });
    await send(page, 'Resolve dispute');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => state(page)).toBe('Open');
    await expect.poll(() => timeline(page)).toEqual(['Dispute resolved', 'Disputed', 'Registered']);
    await command(page, 'Dispute', { 'Disputed amount': '5', Reason: 'late' }, 'Record dispute');
    await expect.poll(() => state(page)).toMatch(/Disputed/);
  });
});
