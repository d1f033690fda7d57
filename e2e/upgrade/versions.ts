// The versions of the ledger between which the test changes: each is put into the same folder, as `git pull` would do.

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../compose/docker.ts';

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: checkout, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });

/** The reason why a commit cannot be checked out; undefined if it can. */
export function whyNoCommit(commit: string): string | undefined {
  try {
    git('cat-file', '-e', `${commit}^{commit}`);
    return undefined;
  } catch {
    return `the history of this clone does not have ${commit}: git fetch --unshallow`;
  }
}

/** Puts the files of a commit into a folder, in the place of what it has. */
export function putCommit(commit: string, folder: string): void {
  empty(folder);
  const archive = ['archive', '--format=tar', commit];
  execFileSync('bash', ['-euo', 'pipefail', '-c', `git ${archive.join(' ')} | tar -x -C "$0"`, folder], {
    cwd: checkout,
  });
}

/** Puts the files of this checkout into a folder, also those that are not committed, in the place of what it has. */
export function putToday(folder: string): void {
  empty(folder);
  const list = `git ls-files -z --cached --others --exclude-standard --deduplicate | xargs -0 ls -d 2>/dev/null`;
  execFileSync('bash', ['-c', `${list} | tar -c -T - | tar -x -C "$0"`, folder], { cwd: checkout });
}

/** The same with a raised version of views. @returns the raised versions */
export function putRaised<Name extends string>(folder: string, views: readonly Name[]): Record<Name, number> {
  putToday(folder);
  const file = join(folder, 'events/views.ts');
  let text = readFileSync(file, 'utf8');
  const raised = views.map((view) => {
    const found = new RegExp(`^  ${view}: (\\d+),`, 'm').exec(text);
    if (found === null) throw new Error(`${file} has no version of ${view}`);
    const version = Number(found[1]) + 1;
    text = text.replace(found[0], `  ${view}: ${version},`);
    return [view, version] as const;
  });
  writeFileSync(file, text);
  return Object.fromEntries(raised) as Record<Name, number>;
}

function empty(folder: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
}
