// `npm run test:schemathesis`: schemathesis makes requests from the OpenAPI documents and judges the answers. It shares no code with
// `npm run test:fuzz`.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { scopes } from '../../platform/access/scope.ts';
import { startIssuer } from '../../testing/http/issuer.ts';
import { endsWithFile } from '../../testing/processes/leftovers.ts';
import { pythonPackage } from '../../testing/processes/python-package.ts';
import { type Services, startServices } from '../../testing/processes/services.ts';
import { fillLedger } from '../ledger-before.ts';

const installed = await pythonPackage('schemathesis', '4.32.5');
if ('missing' in installed) process.stderr.write(`schemathesis is skipped: ${installed.missing}\n`);
const program = 'bin' in installed ? join(installed.bin, 'schemathesis') : undefined;

const issuer = await startIssuer();
let services: Services;
let token: string;
beforeAll(async () => {
  if (program === undefined) return;
  Object.assign(process.env, issuer.env); // the services inherit it
  services = await startServices();
  token = await issuer.token({ scope: Object.keys(scopes).join(' ') });
  await fillLedger(services.commandUrl, { authorization: `Bearer ${token}` });
});
afterAll(async () => {
  await services?.[Symbol.asyncDispose]();
  issuer[Symbol.dispose]();
});

it.skipIf(program === undefined)('schemathesis finds no answer that the documents do not name', async () => {
  const results = await Promise.all([services.commandUrl, services.queryUrl].map(test));
  for (const { output } of results) process.stdout.write(`${output.slice(output.indexOf('= SUMMARY ='))}\n`);
  for (const { failed, output } of results) {
    expect(failed, output).toBe(false);
    expect(output).toMatch(/Tested: [1-9]/);
  }
});

it.skipIf(program === undefined)('none of it is an error of ours in the logs', () => {
  for (const name of ['command-service', 'query-service', 'projection-service']) {
    const lines = readFileSync(join(services.logFolder, `${name}.log`), 'utf8').split('\n');
    expect(lines.filter((line) => /"level":"(error|fatal)"/.test(line))).toEqual([]);
  }
});

/** Tests the API at a URL, as schemathesis.toml says. */
async function test(url: string): Promise<{ failed: boolean; output: string }> {
  const abort = new AbortController();
  const args = ['--config-file', join(import.meta.dirname, 'schemathesis.toml'), 'run', `${url}/docs/json`];
  const running = promisify(execFile)(program ?? '', args, {
    cwd: services.logFolder, // it keeps the failures of earlier runs here
    env: { ...process.env, PYTHONPATH: import.meta.dirname, PYTHONDONTWRITEBYTECODE: '1', LEDGER_TOKEN: token },
    maxBuffer: 2 ** 26,
    timeout: 180_000, // it ends itself after max-time
    killSignal: 'SIGKILL',
    signal: abort.signal,
  }).then(
    ({ stdout }) => ({ failed: false, output: stdout }),
    (error: Error & { stdout?: string }) => ({ failed: true, output: `${error.message}\n${error.stdout}` }),
  );
  const end = endsWithFile(async () => {
    abort.abort();
    await running;
  });
  const result = await running;
  await end();
  return result;
}
