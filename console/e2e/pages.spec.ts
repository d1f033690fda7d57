// What every page must satisfy: it is accessible, and fits a telephone.
import { expect, inject, it } from 'vitest';
import { post } from '../../testing/http/client.ts';
import { invoiceOf } from '../../testing/http/requests.ts';
import { inBrowser, overflow, violations } from './browser.ts';

const paths = ['/', '/invoices', '/customers', '/payments', '/books', '/operations', '/nothing-here'];

inBrowser('every page', (open) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    it(`is accessible in the ${colorScheme} theme, and does not scroll sideways at 360 pixels`, async () => {
      const invoice = invoiceOf(100_000);
      const { commandUrl } = inject('console');
      await post(`${commandUrl}/invoices`, invoice);
      const { customer, currency, issuedOn, lines } = invoice;
      const account = `/customers/${encodeURIComponent(customer.id)}`;
      await post(`${commandUrl}${account}/credit-notes`, { creditNoteId: 'note', customer, currency, issuedOn, lines });
      const page = await open('/', { colorScheme, viewport: { width: 360, height: 740 } });
      for (const path of [...paths, `/invoices/${invoice.invoiceId}`, account, `${account}/credit-notes/note`]) {
        await page.goto(new URL(path, page.url()).href);
        await page.locator('main h1').waitFor();
        await page.waitForLoadState('load');
        expect([path, await overflow(page)]).toEqual([path, 0]);
        expect([path, await violations(page)]).toEqual([path, []]);
      }
    });
  }
});
