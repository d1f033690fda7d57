import { type ChildProcess, type ChildProcessWithoutNullStreams, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Program } from '../../processes/programs.ts';
import { type Running, runProgram } from '../../processes/run-program.ts';
import { endsWithFile } from './leftovers.ts';

const END_WITH_PARENT = new URL('../../processes/end-with-parent.ts', import.meta.url).href;
/**
 * Most of a start is finding modules. If Node does not look for symbolic links in the path of each of some two thousand files, a start
 * takes about an eighth less. Our programs import nothing through a link; others, such as npm, do.
 */
const quickStart = { NODE_PRESERVE_SYMLINKS: '1', NODE_PRESERVE_SYMLINKS_MAIN: '1' };
const TERM_MS = 15_000;
/** How long a program of the ledger may take to start: a busy machine needs many times what a quiet one does. */
export const START_MS = 120_000;

/**
 * Runs Node as a process that ends with the test file that starts it, and with this process, even by `kill -9`.
 * @param args a file and its arguments, or options of Node
 * @param env all of its environment, except what makes its start quick
 */
export function startNode(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, ...args], {
    env: { ...quickStart, ...env },
    stdio: 'pipe',
  });
  const stop = endsWithFile(() => endOrKill(child));
  child.once('exit', () => void stop());
  for (const output of [child.stdout, child.stderr]) output.resume(); // a full pipe would hold up a process that nobody reads
  return child;
}

/** Runs a program that talks with this process, and has to end when it is disconnected from it. This process does not wait for its end. */
export function forkNode(main: URL): ChildProcess {
  const child = fork(main, { env: { ...quickStart, ...process.env }, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.unref();
  child.channel?.unref();
  return child;
}

/** Ends a process by a signal, if it still runs. @returns how it ended: its exit code, or the signal */
export async function end(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<number | NodeJS.Signals> {
  if (child.exitCode === null && child.signalCode === null) {
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
  return child.signalCode ?? child.exitCode ?? 0;
}

async function endOrKill(child: ChildProcess): Promise<void> {
  const tooLong = setTimeout(() => child.kill('SIGKILL'), TERM_MS);
  await end(child);
  clearTimeout(tooLong);
}

/** Runs a program of the ledger, as `npm start` does, until the test file that starts it is over. */
export function startProgram(program: Program, log: string): Running {
  const running = runProgram({ ...program, env: () => ({ ...quickStart, ...program.env() }) }, log);
  const stop = endsWithFile(running.stop);
  void running.ended.then(stop);
  return { ...running, stop };
}
