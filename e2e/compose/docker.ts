import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const checkout = new URL('../..', import.meta.url).pathname;
const most = 64 * 1024 * 1024;

/**
 * Runs `docker ARGS` in a checkout, this one if no other is given.
 * @returns what it printed
 * @throws Error with its own words where it fails
 */
export async function docker(
  args: readonly string[],
  env: Record<string, string> = {},
  cwd = checkout,
): Promise<string> {
  const options = { cwd, env: { ...process.env, ...env }, timeout: 240_000, maxBuffer: most };
  try {
    return (await promisify(execFile)('docker', args, options)).stdout;
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
    throw new Error(`docker ${args.join(' ')}: ${stderr || stdout || message}`);
  }
}

/** Runs commands for a checkout in `folder`, until one fails. They use its compose.yaml, unless `env` has a COMPOSE_FILE. @returns what they printed @throws Error with its own words */
export async function shell(
  commands: string,
  folder: string,
  env: Record<string, string>,
  of = checkout,
): Promise<string> {
  const options = {
    cwd: folder,
    env: { ...process.env, COMPOSE_FILE: join(of, 'compose.yaml'), ...env },
    timeout: 400_000,
    maxBuffer: most,
  };
  try {
    return (await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', commands], options)).stdout;
  } catch (error) {
    const { stderr = '', stdout = '', message } = error as Error & { stderr?: string; stdout?: string };
    throw new Error(`${commands}: ${stderr || stdout || message}`);
  }
}

/** The reason why containers cannot run here; undefined if they can. */
export async function whyNoEngine(): Promise<string | undefined> {
  try {
    await docker(['compose', 'version']);
    await docker(['info']);
    return undefined;
  } catch (error) {
    return `there is no container engine with compose: ${(error as Error).message.trim().split('\n').at(-1)}`;
  }
}
