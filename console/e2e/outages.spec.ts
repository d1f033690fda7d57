// A ledger of its own, whose services are killed. The page says what is down, keeps the data that it has, and recovers by itself.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { post } from '../../testing/http/client.ts';
import { invoiceOf } from '../../testing/http/requests.ts';
import { type Services, startServices } from '../../testing/processes/services.ts';
import { inBrowser } from './browser.ts';
import { fill, send, showsDue, state } from './invoice-page.ts';

const provokes = /503|ERR_/;

inBrowser('while a service of the ledger is down', (open) => {
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

  it('a payment is acknowledged without the projection-service, and appears when it is back', async () => {
    const page = await openInvoice();
    await services.kill('projection-service');
    await page.getByRole('button', { name: 'Record payment', exact: true }).click();
    await fill(page, { 'Amount received': '900' });
    await send(page, 'Record payment');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByText('The view “balances” has not caught up yet.').waitFor();
    await showsDue(page, '€1,000.00'); // the data loaded last

    await services.start('projection-service');
    await showsDue(page, '€100.00');
    await expect.poll(() => state(page)).toBe('Partially paid');
    await page.locator('.status-text').waitFor({ state: 'detached' });
  });

  it('the page keeps its data without the query-service, and says that it is unreachable', async () => {
    const page = await openInvoice();
    await services.kill('query-service');
    await page.getByRole('link', { name: 'Invoices' }).click();
    await page.locator('.status-text', { hasText: 'query-service is unreachable.' }).waitFor();
    await page.goBack();
    await showsDue(page, '€1,000.00');
    await services.start('query-service');
    await page.locator('.status-text').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Invoices' }).click();
    await page.locator('.invoices-table tbody a').first().waitFor();
    await page.getByText('Live', { exact: true }).waitFor();
  });

  it('a payment is retried until the command-service is back', async () => {
    const page = await openInvoice();
    await services.kill('command-service');
    await page.getByRole('button', { name: 'Record payment', exact: true }).click();
    await fill(page, { 'Amount received': '900' });
    await send(page, 'Record payment');
    await page.getByRole('dialog').getByText('command-service is unreachable').waitFor();
    await services.start('command-service');
    await showsDue(page, '€100.00');
  });
});
