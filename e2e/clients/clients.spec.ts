// `npm run test:clients`: clients in four languages, generated from docs/api by tools that others wrote, compiled, and used against a
// running ledger.

import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Issuer, startIssuer } from '../../testing/http/issuer.ts';
import { type Services, startServices } from '../../testing/processes/services.ts';
import { startCuttingProxy } from './cutting-proxy.ts';
import { apis, languages } from './languages.ts';
import { type Folders, run, toolsAtHand } from './tools.ts';

const atHand = await toolsAtHand('npm', 'python', 'go', 'java');
const tools = atHand as Required<Folders>;
const documents = join(import.meta.dirname, '..', '..', 'docs', 'api');

let folder: string;
let issuer: Issuer;
let services: Services;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-clients-'));
  for (const { name, files } of languages) {
    mkdirSync(join(folder, name));
    for (const file of files) copyFileSync(join(import.meta.dirname, 'programs', file), join(folder, name, file));
  }
  issuer = await startIssuer();
  process.env.RATE_LIMIT_PER_MINUTE = '200'; // the services inherit it
  services = await startServices({}, { access: issuer.env });
});
afterAll(async () => {
  await services?.[Symbol.asyncDispose]();
  issuer?.[Symbol.dispose]();
  rmSync(folder, { recursive: true });
});

/** What the program of each language sees. Its customer has four invoices, the first of 30,000,000.00. */
const expected = {
  registered: 3_000_000_000,
  paid: ['partially-paid', 2_000_000_000],
  retried: [true, 'true', 1_500_000_000],
  read: ['partially-paid', 1_500_000_000],
  pages: [3, 1],
  event: ['PaymentApplied', true],
  problems: [
    '400 /problems/malformed-request /currency',
    '400 /problems/idempotency-key-missing',
    '401 /problems/not-authenticated',
    '403 /problems/scope-missing payments:write',
    '404 /problems/invoice-not-found',
    '409 /problems/idempotency-key-reused',
    '412 /problems/revision-differs',
    '415 /problems/unsupported-media-type',
    '406 /problems/not-acceptable',
    '422 /problems/dispute-exceeds-amount-due 1499999999',
    '422 /problems/date-too-early 2026-11-24',
    '503 /problems/view-behind 999999999',
    '429 /problems/too-many-requests',
  ],
};

describe.each(languages)('in $name', ({ name, needs, generators, compiles, runs }) => {
  const isAtHand = needs in atHand;
  const inFolder = (program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    run(program, args, { cwd: join(folder, name), env: { ...process.env, ...env } });

  for (const generator of generators) {
    const canRun = generator.needs.every((kit) => kit in atHand);
    it.skipIf(!canRun)(`${generator.name} makes clients of both APIs, and warns of nothing in them`, async () => {
      for (const api of apis) {
        const output = await inFolder(...generator.generates(api, join(documents, `${api}.json`), tools));
        const warnings = output.split('\n').filter((line) => /warn|⚠|unsupported|not be generated/i.test(line));
        expect(warnings.filter((line) => !generator.argued.some((argued) => argued.test(line)))).toEqual([]);
      }
    });
  }

  it.skipIf(!isAtHand)('they compile', async () => {
    for (const command of compiles(tools, join(folder, name))) await inFolder(...command);
  });

  it.skipIf(!isAtHand)('a program pays, retries, lists, reads, listens, and understands each problem', async () => {
    const cutting = await startCuttingProxy(services.commandUrl);
    const [program, args] = runs(tools);
    const printed = await inFolder(program, args, {
      COMMAND_URL: services.commandUrl,
      QUERY_URL: services.queryUrl,
      CUT_URL: cutting.url,
      TOKEN: await issuer.token({ sub: name, scope: 'invoices:write payments:write ledger:read audit:read' }),
      READER_TOKEN: await issuer.token({ scope: 'ledger:read' }),
      HASTY_TOKEN: await issuer.token({ sub: `hasty-${name}` }),
    });
    await cutting.close();
    process.stdout.write(`${name}: ${printed}`);
    expect(JSON.parse(printed)).toEqual(expected);
  });
});
