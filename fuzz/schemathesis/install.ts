// Installs schemathesis from PyPI, in a virtual environment in the user's cache.

import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const version = '4.32.5';
const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
const folder = join(cache, 'invoice-ledger', `schemathesis-${version}`);

/**
 * Installs schemathesis, unless an earlier run has.
 * @returns its program; or why there is none: no python3 with venv, or PyPI does not answer
 */
export async function schemathesis(): Promise<{ program: string } | { missing: string }> {
  const program = join(folder, 'bin', 'schemathesis');
  const works = () =>
    run(program, ['--version'], { timeout: 60_000 }).then(
      () => true,
      () => false,
    );
  if (await works()) return { program };
  try {
    await run('python3', ['-m', 'venv', '--clear', folder], { timeout: 120_000, killSignal: 'SIGKILL' });
    await run(join(folder, 'bin', 'pip'), ['install', '--quiet', `schemathesis==${version}`], {
      timeout: 300_000,
      killSignal: 'SIGKILL',
    });
  } catch (error) {
    return { missing: String(error) };
  }
  if (!(await works())) throw new Error(`schemathesis was installed in ${folder}, but does not start`);
  return { program };
}
