import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { ledger, skipped, skippedTitle } from './composed.ts';
import { oneOfEach, several } from './composed-ledger.ts';

/** The tests that send requests only. */
const suite = ['table', 'invoice-life', 'bad-input', 'ubl'].map((name) => `e2e/${name}.spec.ts`);
const checkout = new URL('../..', import.meta.url).pathname;

describe.skipIf(skipped)(`through the gateway${skippedTitle}`, () => {
  afterAll(() => ledger.up(oneOfEach));

  it.each([
    ['one replica of each service', oneOfEach],
    ['three command, two projection and three query replicas', several],
  ])('the e2e suite of the embedded default passes with %s', async (_, scale) => {
    await ledger.up(scale);
    for (const [service, replicas] of Object.entries(scale))
      expect(await ledger.containers(service)).toHaveLength(replicas);
    const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'vitest.workspace.ts', '--project', 'e2e'];
    const { stdout } = await promisify(execFile)(process.execPath, [...vitest, ...suite], {
      cwd: checkout,
      env: { ...process.env, NO_COLOR: '1', E2E_COMMAND_URL: ledger.commandUrl, E2E_QUERY_URL: ledger.queryUrl },
    });
    expect(stdout).toMatch(/Test Files +[1-4] passed/);
  });
});
