import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { compileCache } from './compile-cache.ts';
import { lengthOf } from './logs.ts';
import type { Program } from './programs.ts';

const END_WITH_PARENT = new URL('./end-with-parent.ts', import.meta.url).href;
const TERM_MS = 15_000;
const PROBE_EVERY_MS = 50;

export type Running = {
  pid: number;
  /** The length of its log when it started, in bytes. */
  logged: number;
  /** How it ended: a signal's name or `exit code 1`. */
  ended: Promise<string>;
  /** Sends SIGTERM, and SIGKILL if it still runs after 15 s. Resolves when it has ended. */
  stop(): Promise<void>;
};

/**
 * Runs a program as a process of its own that logs to `log`. It is in another process group, so that Ctrl-C does not reach it directly:
 * this process stops its programs in order. The program ends with this process, even after `kill -9`.
 */
export function runProgram(program: Program, log: string): Running {
  const logged = lengthOf(log); // before the start: the program may print, and end, before this process goes on
  const output = openSync(log, 'a');
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, program.main], {
    env: { ...compileCache, ...process.env, ...program.env() },
    stdio: ['pipe', output, output],
    detached: true,
  });
  const ended = endOf(child);
  const pid = child.pid ?? -1; // -1 if it could not be started: `ended` has the reason
  writeSync(output, `${JSON.stringify({ time: new Date(), msg: `${program.name} starts`, pid })}\n`);
  closeSync(output);
  return {
    pid,
    logged,
    ended,
    async stop() {
      child.kill('SIGTERM');
      const tooLong = setTimeout(() => child.kill('SIGKILL'), TERM_MS);
      await ended;
      clearTimeout(tooLong);
    },
  };
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
}

/** Probes until the program is ready (true), has ended, or took longer than `ms` (false). */
export async function getsReady({ isReady }: Program, { ended }: Running, ms: number): Promise<boolean> {
  let hasEnded = false;
  const end = ended.then(() => {
    hasEnded = true;
  });
  for (const deadline = performance.now() + ms; !hasEnded && performance.now() < deadline; ) {
    if (await isReady()) return true;
    await Promise.race([end, sleep(PROBE_EVERY_MS)]);
  }
  return false;
}
