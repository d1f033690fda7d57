// Installs a package from PyPI, in a virtual environment in the user's cache.

import { execFile } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');

/**
 * Installs a version of a package, unless an earlier run has.
 * @returns the folder of the environment's programs; or why there is none: no python3 with venv, or PyPI does not answer
 */
export async function pythonPackage(name: string, version: string): Promise<{ bin: string } | { missing: string }> {
  const folder = join(cache, 'invoice-ledger', `${name}-${version}`);
  const bin = join(folder, 'bin');
  const isThere = () =>
    run(join(bin, 'python'), ['-c', `import ${name}`], { timeout: 60_000 }).then(
      () => true,
      () => false,
    );
  if (await isThere()) return { bin };
  try {
    await run('python3', ['-m', 'venv', '--clear', folder], { timeout: 120_000, killSignal: 'SIGKILL' });
    await run(join(bin, 'pip'), ['install', '--quiet', `${name}==${version}`], {
      timeout: 300_000,
      killSignal: 'SIGKILL',
    });
  } catch (error) {
    return { missing: String(error) };
  }
  if (!(await isThere())) throw new Error(`${name} was installed in ${folder}, but cannot be imported`);
  return { bin };
}
