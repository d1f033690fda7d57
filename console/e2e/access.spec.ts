// Services that require authentication.
import { afterAll, beforeAll, expect, it } from 'vitest';
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

  it('a new tab is signed in like the other tabs, and shows the page of its link', async () => {
    const page = await open(`/invoices#token=${await issuer.token({ scope })}`, { url: second.url });
    await page.locator('.sums-count').waitFor();
    const another = await page.context().newPage();
    await another.goto(`${second.url}/books`);
    await another.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
    await another.getByText('Live', { exact: true }).waitFor();
    await another.reload();
    await another.getByRole('heading', { name: 'Books', level: 1 }).waitFor();
  });

  it('a new tab beside tabs with different tokens is not signed in', async () => {
    const page = await open(`/invoices#token=${await issuer.token({ scope, sub: 'alice' })}`, { url: second.url });
    await page.locator('.sums-count').waitFor();
    const other = await page.context().newPage();
    await other.goto(`${second.url}/invoices#token=${await issuer.token({ scope, sub: 'bob' })}`);
    await other.locator('.sums-count').waitFor();
    const another = await page.context().newPage();
    await another.goto(`${second.url}/books`);
    await another.getByRole('heading', { name: 'Sign in' }).waitFor();
    await another.waitForTimeout(1_000); // three times as long as answers are collected
    expect(await another.getByRole('heading', { name: 'Sign in' }).count()).toBe(1);
  });

  it('a reader without a valid token signs in by pasting one', async () => {
    const page = await open('/invoices#token=nonsense', { url: second.url, provokes: /401/ });
    await page.getByText('This token is not valid, or it has expired.').waitFor();
    await page.getByLabel('Access token').fill(await issuer.token({ scope }));
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('.sums-count').waitFor();
  });
});
