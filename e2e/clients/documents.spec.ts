// `npm run test:clients`: the OpenAPI documents in docs/api, linted, and compared with those of the last release.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };
import { apis } from './languages.ts';
import { lastReleased, mayBreak } from './released.ts';
import { run, toolsAtHand, tried } from './tools.ts';

const { npm = '', go = '' } = await toolsAtHand('npm', 'go');
const folder = mkdtempSync(join(tmpdir(), 'ledger-documents-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe.each(apis)('the document of the %s service', (api) => {
  const document = join(import.meta.dirname, '..', '..', 'docs', 'api', `${api}.json`);
  const lint = (program: string, ...args: string[]) =>
    run(process.execPath, [join(npm, 'node_modules', program), 'lint', ...args, document]);

  it.skipIf(!npm)('has no fault that redocly finds', () =>
    lint('@redocly/cli/bin/cli.js', '--config', join(import.meta.dirname, 'redocly.yaml')),
  );

  it.skipIf(!npm)('has no fault that spectral finds', () =>
    lint(
      '@stoplight/spectral-cli/dist/index.js',
      '--fail-severity',
      'hint',
      '-r',
      join(import.meta.dirname, 'spectral.yaml'),
    ),
  );

  it.skipIf(!go)('breaks no client of the last release, unless the version says that it may', async () => {
    const { tag, document: released } = lastReleased();
    const before = join(folder, `${api}.json`);
    writeFileSync(before, released(api));
    const args = ['breaking', before, document, '--fail-on', 'ERR', '--format', 'singleline'];
    const { failed, output } = await tried(join(go, 'oasdiff'), args);
    if (!failed) return;
    expect(output, 'oasdiff compared the documents').toMatch(/^\d+ changes: [1-9]/m);
    if (tag === undefined) process.stdout.write(`nothing is released; since the first ${api}.json:\n${output}`);
    else expect(mayBreak(packageJson.version, tag), output).toBe(true);
  });
});

it.each([
  ['0.1.0', 'v0.1.0', false],
  ['0.1.1', 'v0.1.0', false],
  ['0.2.0', 'v0.1.9', true],
  ['1.0.0', 'v0.9.0', true],
  ['1.3.0', 'v1.2.0', false],
  ['2.0.0', 'v1.9.0', true],
  ['0.9.0', 'v1.0.0', false],
])('version %s after %s may break clients: %s', (version, earlier, may) =>
  expect(mayBreak(version, earlier)).toBe(may),
);
