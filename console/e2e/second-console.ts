// A second console beside the shared one, with a query service of its own that has other settings.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { answersHttp } from '../../processes/probes.ts';
import { getsReady } from '../../processes/run-program.ts';
import { freePort } from '../../testing/network/free-port.ts';
import { START_MS, startProgram } from '../../testing/processes/node-process.ts';
import { createConsole } from '../server.ts';
import { dist } from '../sources-digest.ts';

/** @param env of the query service. By default it uses the stores of the shared ledger */
export async function startSecondConsole(env: Record<string, string>): Promise<AsyncDisposable & { url: string }> {
  const { eventStoreUrl, postgresUrl, commandUrl } = inject('console');
  const folder = mkdtempSync(join(tmpdir(), 'ledger-second-console-'));
  const log = join(folder, 'log');
  const port = await freePort();
  const queryUrl = `http://127.0.0.1:${port}`;
  const program = {
    name: 'query-service',
    main: new URL('../../query-service/main.ts', import.meta.url).pathname,
    env: () => ({ QUERY_PORT: String(port), EVENT_STORE_URL: eventStoreUrl, POSTGRES_URL: postgresUrl, ...env }),
    isReady: () => answersHttp(`${queryUrl}/readyz`),
  };
  const queries = startProgram(program, log);
  if (!(await getsReady(program, queries, START_MS))) throw new Error(readFileSync(log, 'utf8'));
  const upstreams = { '/commands': commandUrl, '/queries': queryUrl };
  const served = await createConsole(dist, upstreams, { level: 'silent', asksWhoCalls: true });
  return {
    url: await served.listen({ host: '127.0.0.1', port: 0 }),
    async [Symbol.asyncDispose]() {
      await served.close();
      await queries.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
