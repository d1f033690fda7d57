import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { brokenLinks } from './broken.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'links-'));
  write('src/there.ts', '');
  write('docs/other.md', '# Other\n\n## How fast is it?\n');
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

it('accepts links and paths that exist', () => {
  write(
    'docs/page.md',
    `[a](other.md) [b](other.md#how-fast-is-it) [c](../src/there.ts) [d](https://example.com/none.md) [e](#page)
# Page
\`src/there.ts\`, \`src/*.ts\`, \`npx node src/there.ts\`, \`GET /invoices\`, \`docs/\`, \`/run/ca.pem\`, \`esdb://a/b.json\`
`,
  );
  expect(brokenLinks(root)).toEqual([]);
});

it('names each link that leads nowhere, with its file and line', () => {
  write('README.md', 'one\n[a](docs/gone.md) and [b](docs/other.md#gone)\n');
  write('docs/page.md', '![picture](gone.png)\n[c](#gone)\n');
  expect(brokenLinks(root)).toEqual([
    'README.md:2: docs/gone.md does not exist',
    'README.md:2: docs/other.md#gone does not exist',
    'docs/page.md:1: gone.png does not exist',
    'docs/page.md:2: #gone does not exist',
  ]);
});

it('names each file path in code that leads nowhere', () => {
  write('README.md', '`src/gone.ts`\n```sh\nnpx vitest run src/none.spec.ts\n```\n`src/*.yaml`\n');
  expect(brokenLinks(root)).toEqual([
    'README.md:1: src/gone.ts does not exist',
    'README.md:3: src/none.spec.ts does not exist',
    'README.md:5: src/*.yaml does not exist',
  ]);
});

it('takes a link as relative to its file', () => {
  write('docs/page.md', '[a](docs/other.md)\n');
  expect(brokenLinks(root)).toEqual(['docs/page.md:1: docs/other.md does not exist']);
});

it('takes a path in code as relative to the root or to the folder of its file', () => {
  write('docs/page.md', '`src/there.ts` and `e2e/list.spec.ts`\n');
  write('docs/e2e/list.spec.ts', '');
  expect(brokenLinks(root)).toEqual([]);
});
