// The documents that clients were generated from so far, and whether a version may break those clients.

import { execFileSync } from 'node:child_process';
import type { Api } from './languages.ts';

export type Released = {
  /** The tag of the release. Undefined if nothing is released: the documents are then those of the first commit that has them. */
  tag: string | undefined;
  document(api: Api): string;
};

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8', maxBuffer: 2 ** 26 });

export function lastReleased(): Released {
  const [tag] = git('tag', '--list', 'v*', '--sort=-version:refname', '--merged', 'HEAD').split('\n').filter(Boolean);
  const commit = tag ?? git('log', '--diff-filter=A', '--format=%H', '--', ':/docs/api/command.json').trim();
  const [first = 'HEAD'] = commit.split('\n').reverse();
  return { tag, document: (api) => git('show', `${first}:docs/api/${api}.json`) };
}

/** Whether a version may break clients of an earlier one: its major number is higher or, before 1.0, its minor number. */
export function mayBreak(version: string, earlier: string): boolean {
  const [major = 0, minor = 0] = numbers(version);
  const [earlierMajor = 0, earlierMinor = 0] = numbers(earlier);
  return major > earlierMajor || (major === 0 && earlierMajor === 0 && minor > earlierMinor);
}

const numbers = (version: string): number[] => version.replace(/^v/, '').split('.').map(Number);
