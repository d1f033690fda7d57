// Behind services that want to know who asks.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { getsReady } from '../../scripts/start/gets-ready.ts';
import { answersHttp } from '../../scripts/start/probes.ts';
import { type Running, runProgram } from '../../scripts/start/run-program.ts';
import { freePort } from '../../testing/free-port.ts';
import { type Issuer, startIssuer } from '../../testing/issuer.ts';
import { createConsole } from '../server.ts';
import { dist } from '../sources-digest.ts';
import { inBrowser } from './browser.ts';

const scope = 'ledger:read audit:read';

inBrowser('where the services ask who calls', (open) => {
  let issuer: Issuer;
  let queries: Running;
  let url: string;
  let close: () => Promise<void>;
  const folder = mkdtempSync(join(tmpdir(), 'ledger-access-'));
  beforeAll(async () => {
    issuer = await startIssuer();
    const { eventStoreUrl, postgresUrl, commandUrl } = inject('console');
    const port = await freePort();
    const queryUrl = `http://127.0.0.1:${port}`;
    const program = {
      name: 'query-service',
      main: new URL('../../query-service/main.ts', import.meta.url).pathname,
      env: () => ({
        ...issuer.env,
        QUERY_PORT: String(port),
        EVENT_STORE_URL: eventStoreUrl,
        POSTGRES_URL: postgresUrl,
      }),
      isReady: () => answersHttp(`${queryUrl}/readyz`),
    };
    queries = runProgram(program, join(folder, 'log'));
    expect(await getsReady(program, queries, 30_000)).toBe(true);
    const upstreams = { '/commands': commandUrl, '/queries': queryUrl };
    const served = await createConsole(dist, upstreams, { level: 'silent', asksWhoCalls: true });
    url = await served.listen({ host: '127.0.0.1', port: 0 });
    close = () => served.close();
  });
  afterAll(async () => {
    await close?.();
    await queries?.stop();
    issuer?.[Symbol.dispose]();
    rmSync(folder, { recursive: true });
  });

  it('the token of a link is kept out of sight and sent with all that is asked', async () => {
    const token = await issuer.token({ scope });
    const page = await open(`/invoices#token=${token}`, { url });
    await page.getByText('Live', { exact: true }).waitFor(); // live events carry it too
    expect(page.url()).toBe(`${url}/invoices`);
    await page.reload();
    await page.locator('.sums-count').waitFor();
  });

  it('without a good one it is asked for, and pasted', async () => {
    const page = await open('/invoices#token=nonsense', { url, provokes: /401/ });
    await page.getByText('The token that was sent is not accepted').waitFor();
    await page.getByLabel('Token').fill(await issuer.token({ scope }));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.locator('.sums-count').waitFor();
  });
});
