// Behind services that want to know who asks.
import { afterAll, beforeAll, it } from 'vitest';
import { type Issuer, startIssuer } from '../../testing/http/issuer.ts';
import { startBeside } from './beside.ts';
import { inBrowser } from './browser.ts';

const scope = 'ledger:read audit:read';

inBrowser('where the services ask who calls', (open) => {
  let issuer: Issuer;
  let beside: Awaited<ReturnType<typeof startBeside>>;
  beforeAll(async () => {
    issuer = await startIssuer();
    beside = await startBeside(issuer.env);
  });
  afterAll(async () => {
    await beside?.[Symbol.asyncDispose]();
    issuer?.[Symbol.dispose]();
  });

  it('the token of a link is kept out of sight and sent with all that is asked', async () => {
    const page = await open(`/invoices#token=${await issuer.token({ scope })}`, { url: beside.url });
    await page.getByText('Live', { exact: true }).waitFor(); // live events carry it too
    await page.waitForURL(`${beside.url}/invoices`);
    await page.reload();
    await page.locator('.sums-count').waitFor();
  });

  it('without a good one it is asked for, and pasted', async () => {
    const page = await open('/invoices#token=nonsense', { url: beside.url, provokes: /401/ });
    await page.getByText('The token that was sent is not accepted').waitFor();
    await page.getByLabel('Token').fill(await issuer.token({ scope }));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.locator('.sums-count').waitFor();
  });
});
