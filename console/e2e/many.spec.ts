import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectPostgres } from '../../platform/postgres.ts';
import { fillViews } from '../../query-service/testing/fill-views.ts';
import { type Services, startServices } from '../../testing/services.ts';
import { inBrowser } from './browser.ts';

const INVOICES = 100_000;
const MOST_ROWS = 200;

const parts = ['lines', 'allowances', 'charges', 'taxExclusive', 'tax', 'taxInclusive', 'prepaid', 'payable'];
const totals = Object.fromEntries(parts.map((part) => [part, 100]));

inBrowser('a list of 100,000 invoices', (open) => {
  let services: Services;
  beforeAll(async () => {
    services = await startServices({}, { withConsole: true });
    await services.kill('projection-service'); // the views are filled without it
    const settings = { url: services.postgresUrl, name: 'test', size: 4, statementTimeoutMs: 60_000, onLost: () => {} };
    const db = connectPostgres<unknown>(settings);
    await fillViews(db, INVOICES, { totals });
    await db.destroy();
  }, 120_000);
  afterAll(async () => {
    await services?.[Symbol.asyncDispose]();
  });

  it('shows its first page, and has at most 200 rows in the document while 10,000 are scrolled through', async () => {
    const page = await open('/invoices', { url: services.consoleUrl });
    await page.getByText('100,000 invoices').waitFor();
    const list = page.locator('.invoices-scroll');
    const rows = list.locator('tbody tr');
    await rows.first().waitFor();
    let most = 0;
    let last = 0;
    while (last < 10_000) {
      await list.evaluate((element) => element.scrollBy(0, 4_000));
      await expect
        .poll(async () => {
          const indexes = await rows.evaluateAll((all) => all.map((row) => Number(row.getAttribute('aria-rowindex'))));
          most = Math.max(most, indexes.length);
          const now = Math.max(...indexes);
          const isFurther = now > last;
          last = Math.max(now, last);
          return isFurther;
        })
        .toBe(true);
    }
    expect(most).toBeLessThanOrEqual(MOST_ROWS);
    expect(await rows.count()).toBeGreaterThan(10);
  });
});
