import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const END_WITH_PARENT = new URL('../../processes/end-with-parent.ts', import.meta.url).href;

export type BenchProcess = { url: string; end(): Promise<void> };

/** Starts a script of this folder as a process. Resolves when the script prints that it is ready, with the URL if it prints one. */
export async function startProcess(
  script: string,
  { args = [], env = {} }: { args?: string[]; env?: NodeJS.ProcessEnv } = {},
): Promise<BenchProcess> {
  const path = new URL(script, import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, path, ...args], {
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.includes('ready')) continue;
    return {
      url: /esdb:\S+=false/.exec(line)?.[0] ?? '',
      async end() {
        const exited = once(child, 'exit');
        child.kill('SIGTERM');
        await exited;
      },
    };
  }
  throw new Error(`${script} did not start`);
}
