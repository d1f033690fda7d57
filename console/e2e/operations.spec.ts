// A ledger of its own, because the tests break and repair it.
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { after, get, post } from '../../testing/http/client.ts';
import { invoiceOf, paymentOf } from '../../testing/http/requests.ts';
import { type Services, startServices } from '../../testing/processes/services.ts';
import { inBrowser, overflow, violations } from './browser.ts';

inBrowser('operations', (open) => {
  let services: Services;
  let postgres: pg.Client;
  beforeAll(async () => {
    vi.stubEnv('VERIFY_EVERY_SECONDS', '1');
    services = await startServices({}, { withConsole: true });
    postgres = new pg.Client({ connectionString: services.postgresUrl });
    postgres.on('error', () => {}); // the server stops before the client does
    await postgres.connect();
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await postgres?.end();
    await services?.[Symbol.asyncDispose]();
  });

  const dueOf = async (invoice: { invoiceId: string }) => {
    const answer = await post(`${services.commandUrl}/invoices/${invoice.invoiceId}/payments`, paymentOf(90_000));
    expect(answer).toMatchObject({ status: 201 });
    return answer;
  };

  it('start with an empty ledger, and every page says so', async () => {
    const page = await open('/', { url: services.consoleUrl });
    await page.getByText('No invoices yet').waitFor();
    for (const [name, says] of [
      ['Invoices', 'No invoices have been registered yet.'],
      ['Customers', 'There are no customers yet.'],
      ['Books', 'No events match these filters.'],
      ['Operations', 'No streams are parked.'],
    ] as const) {
      await page.getByRole('link', { name, exact: true }).click();
      await page.getByText(says).waitFor();
    }
  });

  it('show a parked stream with the reason, and resume it once its event can be processed', async () => {
    const invoice = invoiceOf(100_000);
    const registered = await post(`${services.commandUrl}/invoices`, invoice);
    await get(`${services.queryUrl}/invoices/${invoice.invoiceId}`, after(registered));
    await postgres.query('alter table balances.payments add constraint fault check (amount <> 90000)');
    await dueOf(invoice);

    const page = await open('/operations', { url: services.consoleUrl, provokes: /409/ });
    const parked = page
      .getByRole('table', { name: 'Parked streams' })
      .getByRole('row', { name: `invoice-${invoice.invoiceId}` });
    await parked.waitFor();
    expect(await parked.innerText()).toContain('"fault"');
    const balances = page.getByRole('table', { name: 'Views' }).getByRole('row', { name: 'balances' });
    const said = async () => (await balances.innerText()).replace(/\s+/g, ' ');
    await expect.poll(said).toMatch(/^balances Live PostgreSQL \d+ none 1 /);
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: `Resume invoice-${invoice.invoiceId} in balances` }).click();
    const dialog = page.getByRole('dialog');
    const recovers = dialog.getByTestId('recovers');
    await recovers.getByText('2 events are processed: Payment and Partially paid.').waitFor();
    expect(await recovers.getByRole('row').nth(1).innerText()).toBe('Amount due\t-€900.00');
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Resume' }).click();
    await dialog.getByText('The view still refuses an event').waitFor();

    await postgres.query('alter table balances.payments drop constraint fault');
    await dialog.getByRole('button', { name: 'Resume' }).click();
    await page.getByText(`invoice-${invoice.invoiceId} was resumed in balances.`).waitFor();
    await page.getByText('No streams are parked.').waitFor();
    await balances.getByText('no differences').waitFor();
    await page.goto(new URL(`/customers/${invoice.customer.id}`, page.url()).href);
    await expect.poll(() => page.getByTestId('balance-EUR').locator('dd').first().innerText()).toBe('€100.00');
  });

  it('are visible on every page whose money is missing because a stream is parked, with the amounts', async () => {
    const [overpaid, other] = [invoiceOf(100_000), invoiceOf(50_000)];
    const customerId = overpaid.customer.id;
    for (const invoice of [overpaid, other]) await post(`${services.commandUrl}/invoices`, invoice);
    const { queryUrl } = services;
    await postgres.query(`alter table balances.payments add constraint fault check (amount <> 100000)`);
    const isOther = `account <> 'customer-credit' or amount <> -7000`;
    await postgres.query(`alter table books.entries add constraint fault check (${isOther})`);
    const paid = await post(`${services.commandUrl}/invoices/${overpaid.invoiceId}/payments`, paymentOf(107_000));
    expect(paid).toMatchObject({ status: 201 });
    type Parked = { parked: { view: string; stream: string }[] };
    const parked = async () =>
      (await get<Parked>(`${queryUrl}/views/parked`)).body.parked.map(({ view, stream }) => `${view} ${stream}`);
    const both = [`balances invoice-${overpaid.invoiceId}`, `books customer-${customerId}`];
    await expect.poll(parked).toEqual(both);

    const page = await open('/', { url: services.consoleUrl });
    const notice = page.locator('.incomplete');
    const due = 'Invoice without number: the amount due changes by -€1,000.00';
    const credit = `Credit of ${customerId}: the customer credit changes by +€70.00`;
    const lines = async () => (await notice.locator('li').allInnerTexts()).toSorted();
    for (const [path, missing] of [
      ['/', [credit, due]],
      [`/customers/${customerId}`, [credit, due]],
      [`/customers/${customerId}?view=aging`, [credit, due]],
      ['/customers', [due]],
      ['/invoices', [due]],
      ['/books?view=trial-balance', [credit]],
      [`/invoices/${overpaid.invoiceId}`, [due]],
    ] as const) {
      await page.goto(new URL(path, page.url()).href);
      await expect.poll(lines).toEqual(missing);
      expect(await violations(page)).toEqual([]);
    }
    await page.goto(new URL(`/invoices/${other.invoiceId}`, page.url()).href);
    await page.getByTestId('amount-due').waitFor();
    expect(await notice.count()).toBe(0);

    await postgres.query('alter table balances.payments drop constraint fault');
    await postgres.query('alter table books.entries drop constraint fault');
    await page.goto(new URL('/operations', page.url()).href);
    for (const [view, stream] of [
      ['balances', `invoice-${overpaid.invoiceId}`],
      ['books', `customer-${customerId}`],
    ] as const) {
      await page.getByRole('button', { name: `Resume ${stream} in ${view}` }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Resume' }).click();
      await page.getByText(`${stream} was resumed in ${view}.`).waitFor();
    }
    await page.goto(new URL(`/customers/${customerId}`, page.url()).href);
    const shown = page.getByTestId('balance-EUR').locator('dd');
    await expect.poll(async () => (await shown.allInnerTexts()).slice(0, 2)).toEqual(['€0.00', '€70.00']);
    expect(await notice.count()).toBe(0);
  });

  it('say which service is down, keep their data, and recover by themselves, on a telephone with the dark theme', async () => {
    const page = await open('/operations', {
      url: services.consoleUrl,
      provokes: /50[234]|failed|ERR_/i,
      colorScheme: 'dark',
      viewport: { width: 360, height: 740 },
    });
    const service = page.getByTestId('service-query');
    const views = page.getByRole('table', { name: 'Views' }).getByText('PostgreSQL').first();
    await service.getByText('Ready').waitFor();
    await views.waitFor(); // which another request brings
    await services.kill('query-service');
    await service.getByText('Unreachable').waitFor();
    await page.getByText('query-service is unreachable.', { exact: true }).waitFor();
    await views.waitFor();
    expect(await overflow(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
    await services.start('query-service');
    await service.getByText('Ready').waitFor();
    await expect.poll(() => page.getByText('query-service is unreachable.').count()).toBe(0);
  });
});
