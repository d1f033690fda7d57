// Services that require authentication.
import { afterAll, beforeAll, it } from 'vitest';
import { type Issuer, startIssuer } from '../../testing/http/issuer.ts';
import { inBrowser } from './browser.ts';
import { startSecondConsole } from './second-console.ts';

const scope = 'ledger:read audit:read';

inBrowser('with services that require a token', (open) => {
  let issuer: Issuer;
  let second: Awaited<ReturnType<typeof startSecondConsole>>;
  beforeAll(async () => {
    issuer = await startIssuer();
    second = await startSecondConsole(issuer.env);
  });
  afterAll(async () => {
    await second?.[Symbol.asyncDispose]();
    issuer?.[Symbol.dispose]();
  });

  it('the token of a link is removed from the address and sent with every request', async () => {
    const page = await open(`/invoices#token=${await issuer.token({ scope })}`, { url: second.url });
    await page.getByText('Live', { exact: true }).waitFor(); // the request for live events carries it as well
    await page.waitForURL(`${second.url}/invoices`);
    await page.reload();
    await page.locator('.sums-count').waitFor();
  });

  it('a reader without a valid token signs in by pasting one', async () => {
    const page = await open('/invoices#token=nonsense', { url: second.url, provokes: /401/ });
    await page.getByText('This token is not valid, or it has expired.').waitFor();
    await page.getByLabel('Access token').fill(await issuer.token({ scope }));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('.sums-count').waitFor();
  });
});
