// npm run test:books:mutations [file]: plants each fault of books-mutants.ts in a copy of the tree, and sends up to ten random months to
// its ledger (e2e/books). Prints whether the accountant found the fault. BOOKS_COMMANDS: the commands of a month.

import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkPackages } from '../other-trees.ts';
import { type Mutant, mutants } from './books-mutants.ts';

const { BOOKS_COMMANDS = '100', BOOKS_SEEDS = '10' } = process.env;
const root = join(import.meta.dirname, '../..');
const [chosen = ''] = process.argv.slice(2);

/** A copy of the files under version control, with the installed packages of the original. */
function copyOfTree(): string {
  const copy = mkdtempSync(join(tmpdir(), 'ledger-mutants-'));
  const files = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean);
  for (const file of files) cpSync(join(root, file), join(copy, file));
  linkPackages(copy);
  return copy;
}

/** @returns the months that it took, or undefined if all agreed @throws if the months failed for another reason than a difference */
function monthsUntilFound(copy: string, { file, from, to }: Mutant): number | undefined {
  const path = join(copy, file);
  const original = readFileSync(path, 'utf8');
  if (original.split(from).length !== 2) throw new Error(`${file}: not exactly once: ${from}`);
  writeFileSync(
    path,
    original.replace(from, () => to),
  );
  try {
    const args = ['vitest', 'run', '--config', 'vitest.workspace.ts', '--project', 'books', '--bail', '1'];
    const env = { ...process.env, BOOKS_SEED: `1-${BOOKS_SEEDS}`, BOOKS_COMMANDS };
    const { status, stdout, stderr } = spawnSync('npx', args, { cwd: copy, env, encoding: 'utf8', timeout: 600_000 });
    const agreed = stdout.match(/^seed \d+:/gm)?.length ?? 0;
    if (status === 0) return undefined;
    if (!/^expected .*\ngot /m.test(stderr)) throw new Error((stdout + stderr).slice(-4_000));
    return agreed + 1;
  } finally {
    writeFileSync(path, original);
  }
}

const copy = copyOfTree();
let survivors = 0;
try {
  for (const mutant of mutants.filter(({ file }) => file.includes(chosen))) {
    const months = monthsUntilFound(copy, mutant);
    if (months === undefined) survivors++;
    const found = months === undefined ? 'NOT FOUND' : `found in month ${months}`;
    const inOneLine = (code: string) => code.trim().replaceAll(/\s+/g, ' ');
    console.log(`${found} | ${mutant.file} | ${inOneLine(mutant.from)} → ${inOneLine(mutant.to)}`);
  }
} finally {
  rmSync(copy, { recursive: true });
}
process.exitCode = survivors === 0 ? 0 : 1;
