// The commands of the page "E-invoices in and out", as they stand: each has the answer that the page shows.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

const page = readFileSync(new URL('../docs/e-invoices.md', import.meta.url), 'utf8');
const { commandUrl, queryUrl } = inject('ledger');

/** The commands in order, each with the part of its answer that the page shows. */
const steps = [...page.matchAll(/^```sh\n(.*?)^```\n(?:\n```json\n(.*?)\n```)?/gms)].map(
  ([, command = '', answer], index) => ({ command, answer, output: `${index}.out` }),
);

/** Waits until the views have what a command recorded, as a reader's next command comes later. */
const level = `level() {
  position=$(grep -o '"position":"[0-9]*' "$1" | tail -1 | cut -d'"' -f4)
  [ -z "$position" ] || curl -s -o level.out ${queryUrl}/invoices?limit=1 -H "$auth" -H "ledger-position: $position"
}`;

describe('the page about e-invoices', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'e-invoices-page-'));
    mkdirSync(join(folder, '.ledger'));
    writeFileSync(join(folder, '.ledger/token'), process.env.E2E_TOKEN ?? 'none');
    const script = steps.map(({ command, output }) => `{ ${command} } > ${output}\nlevel ${output}`).join('\n');
    const here = script.replaceAll('http://127.0.0.1:3001', commandUrl).replaceAll('http://127.0.0.1:3002', queryUrl);
    execFileSync('bash', ['-euc', `${level}\n${here}`], { cwd: folder });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(steps.filter(({ answer }) => answer !== undefined))(
    'shows an answer as it comes: $answer',
    ({ answer, output }) => {
      expect(JSON.parse(readFileSync(join(folder, output), 'utf8'))).toEqual(partOf(JSON.parse(answer ?? '')));
    },
  );

  it('has commands that save what they name', () => {
    const begin = (file: string) => readFileSync(join(folder, file), 'latin1').slice(0, 5);
    for (const file of ['ubl.xml', 'cii.xml', 'note.xml']) expect([file, begin(file)]).toEqual([file, '<?xml']);
    for (const file of ['invoice.pdf', 'note.pdf', 'bonus.pdf']) expect([file, begin(file)]).toEqual([file, '%PDF-']);
    expect(statSync(join(folder, 'times.csv')).size).toBe(10);
  });
});

/** An object or a list of an answer may have more than the page shows. */
const partOf = (shown: unknown): unknown => {
  if (Array.isArray(shown)) return expect.arrayContaining(shown.map(partOf));
  if (typeof shown !== 'object' || shown === null) return shown;
  return expect.objectContaining(Object.fromEntries(Object.entries(shown).map(([name, of]) => [name, partOf(of)])));
};
