// PostgreSQL refuses to run as root, and its user must own the data. So root gives the folder to `nobody` (or leaves it to the ordinary
// user who owns it), and this process continues as that user, by execve. It keeps one capability, dac_override, since the clone may be
// where only root has access, as under /root. It also sets no_setuid_fixup. Otherwise access(2), with which PostgreSQL looks for its
// own programs, would ignore the capability.
import { execFileSync } from 'node:child_process';
import { chownSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const NOBODY = 65534;

/** The program setpriv is missing on this machine. */
export class CannotLeaveRoot extends Error {
  constructor(cause: unknown) {
    super(
      'PostgreSQL refuses to run as root, and setpriv (of util-linux) is not installed to start it as another user: ' +
        'run this as an ordinary user, or set POSTGRES_URL to a server of your own',
      { cause },
    );
  }
}

/**
 * Returns if the process belongs to an ordinary user. If it belongs to root, replaces it with the same program as another user.
 * @throws CannotLeaveRoot
 */
export function leaveRoot(folder: string): void {
  if (process.geteuid?.() !== 0) return;
  const owner = lstatSync(folder).uid;
  const user = owner === 0 ? NOBODY : owner;
  const setpriv = ['--clear-groups', `--reuid=${user}`, `--regid=${user}`];
  setpriv.push('--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override');
  try {
    execFileSync('setpriv', [...setpriv, process.execPath, '--version'], { stdio: 'pipe' });
  } catch (error) {
    throw new CannotLeaveRoot(error);
  }
  handOver(folder, user);
  const command = ['setpriv', ...setpriv, process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  process.execve?.('/usr/bin/env', ['env', ...command], process.env);
}

function handOver(path: string, user: number): void {
  const { uid } = lstatSync(path);
  if (uid !== user) chownSync(path, user, user);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) handOver(join(path, name), user);
}
