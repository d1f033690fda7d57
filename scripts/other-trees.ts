// Other trees of the sources, such as those of an older commit, with the packages that are installed in this one.

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const workspaces = ['.', 'command-service', 'console', 'embedded', 'platform', 'projection-service', 'query-service'];

/** Links the installed packages into another tree. */
export function linkPackages(tree: string): void {
  for (const workspace of workspaces) {
    const packages = join(root, workspace, 'node_modules');
    if (existsSync(packages) && existsSync(join(tree, workspace))) {
      symlinkSync(packages, join(tree, workspace, 'node_modules'));
    }
  }
}

/** Checks out a commit into a new folder, with its packages: those of this tree, or, if its lockfile differs, its own. */
export function checkOut(commit: string, folder: string): void {
  execFileSync('git', ['worktree', 'add', '--detach', folder, commit], { cwd: root, stdio: 'inherit' });
  const lock = (tree: string) => readFileSync(join(tree, 'package-lock.json'), 'utf8');
  if (lock(root) === lock(folder)) linkPackages(folder);
  else execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: 'inherit' });
}

/** Removes what `checkOut` made. */
export function removeCheckOut(folder: string): void {
  execFileSync('git', ['worktree', 'remove', '--force', folder], { cwd: root });
}
