import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const checkout = new URL('../..', import.meta.url).pathname;
const most = 64 * 1024 * 1024;

/**
 * Runs `docker ARGS` in the checkout.
 * @returns what it printed
 * @throws Error with its own words where it fails
 */
export async function docker(args: readonly string[], env: Record<string, string> = {}, ms = 240_000): Promise<string> {
  const options = { cwd: checkout, env: { ...process.env, ...env }, timeout: ms, maxBuffer: most };
  try {
    return (await promisify(execFile)('docker', args, options)).stdout;
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as Error & { stdout?: string; stderr?: string };
    throw new Error(`docker ${args.join(' ')}: ${stderr || stdout || message}`);
  }
}

/** Runs commands for this checkout in `folder`, until one fails. @throws Error with its own words */
export async function shell(commands: string, folder: string, env: Record<string, string>): Promise<void> {
  const options = {
    cwd: folder,
    env: { ...process.env, ...env, COMPOSE_FILE: `${checkout}compose.yaml` },
    timeout: 400_000,
    maxBuffer: most,
  };
  await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', commands], options).catch((error: unknown) => {
    const { stderr = '', stdout = '', message } = error as Error & { stderr?: string; stdout?: string };
    throw new Error(`${commands}: ${stderr || stdout || message}`);
  });
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
