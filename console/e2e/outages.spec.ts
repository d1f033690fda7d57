// A ledger of its own, whose parts are killed: the page says what is down, keeps what it has, and recovers by itself.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { post } from '../../testing/http/client.ts';
import { invoiceOf } from '../../testing/http/requests.ts';
import { type Services, startServices } from '../../testing/processes/services.ts';
import { inBrowser } from './browser.ts';
import { fill, send, showsDue, state } from './invoice-page.ts';

const provokes = /503|ERR_/;

inBrowser('while a part of the ledger is down', (open) => {
  let services: Services;
  beforeAll(async () => {
    services = await startServices({}, { withConsole: true });
  });
  afterAll(async () => {
    await services?.[Symbol.asyncDispose]();
  });

  async function openInvoice() {
    const invoice = invoiceOf(100_000);
    expect((await post(`${services.commandUrl}/invoices`, invoice)).status).toBe(201);
    const page = await open(`/invoices/${invoice.invoiceId}`, { url: services.consoleUrl, provokes });
    await showsDue(page, '€1,000.00');
    return page;
  }

  it('the projection-service: a payment is acknowledged, shown as not yet there, and then there', async () => {
    const page = await openInvoice();
    await services.kill('projection-service');
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await fill(page, { 'Amount received': '900' });
    await send(page, 'Take payment');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('The view “balances” has not caught up yet.').waitFor();
    await showsDue(page, '€1,000.00'); // what it has

    await services.start('projection-service');
    await showsDue(page, '€100.00');
    await expect.poll(() => state(page)).toBe('Partially paid');
    await page.locator('.status-text').waitFor({ state: 'detached' });
  });

  it('the query-service: the page keeps what it has and says who is missing', async () => {
    const page = await openInvoice();
    await services.kill('query-service');
    await page.getByRole('link', { name: 'Invoices' }).click();
    await page.locator('.status-text', { hasText: 'query-service does not answer.' }).waitFor();
    await page.goBack();
    await showsDue(page, '€1,000.00');
    await services.start('query-service');
    await page.locator('.status-text').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Invoices' }).click();
    await page.locator('.invoices-table tbody a').first().waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
  });

  it('the command-service: what is sent is sent again until it is back', async () => {
    const page = await openInvoice();
    await services.kill('command-service');
    await page.getByRole('button', { name: 'Pay', exact: true }).click();
    await fill(page, { 'Amount received': '900' });
    await send(page, 'Take payment');
    await page.getByRole('dialog').getByText('command-service does not answer').waitFor();
    await services.start('command-service');
    await showsDue(page, '€100.00');
  });
});
