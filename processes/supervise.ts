// starting ──ready──► up ──ends──► pausing, 0.2 to 10 s ──► starting
//    └─ ends, or takes 60 s, before it was ever up: StartFailed
// any of them ──disposed of──► stopping ──► over
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lastWords, logOf, shorten } from './logs.ts';
import type { Program } from './programs.ts';
import { saidOf } from './readiness.ts';
import { getsReady, type Running, runProgram } from './run-program.ts';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;
const STEADY_MS = 30_000;
const START_MS = 60_000;
const SHORTEN_LOG_EVERY_MS = 60_000;

/** A program ended or was not ready within a minute at its first start. */
export class StartFailed extends Error {
  constructor(name: string, why: string, log: string, folder: string) {
    super(
      `${name} did not start: ${why}; see ${log}. If the data in ${folder} is damaged, set LEDGER_DATA to another folder`,
    );
  }
}

export type Supervised = AsyncDisposable & {
  /** Resolves when the program is ready for the first time; rejects with StartFailed. */
  isUp: Promise<void>;
};

/**
 * Keeps a program running until disposed of.
 * @param folder where its log is written, as `logs/<name>.log`
 * @param say is called with a line when the program ended, runs again, or did not stop cleanly
 */
export function supervise(program: Program, folder: string, say: (line: string) => void): Supervised {
  const { name } = program;
  const log = logOf(folder, name);
  mkdirSync(join(folder, 'logs'), { recursive: true });
  const shortening = setInterval(() => shorten(log), SHORTEN_LOG_EVERY_MS);
  const firstUp = Promise.withResolvers<void>();
  const stopping = new AbortController();
  let running: Running;

  async function keepRunning(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    for (let isFirst = true; !stopping.signal.aborted; isFirst = false) {
      const startedAt = performance.now();
      running = runProgram(program, log);
      const isUp = await getsReady(program, running, START_MS);
      if (isUp && isFirst) firstUp.resolve();
      else if (isUp) say(`${name} runs again`);
      else if (isFirst) {
        const faults = await program.faults?.();
        const why = faults?.size ? saidOf(faults) : lastWords(log, running.logged);
        return firstUp.reject(new StartFailed(name, why, log, folder));
      }

      const end = await running.ended;
      if (stopping.signal.aborted) {
        if (isUp && end !== 'exit code 0') say(`${name} did not stop cleanly (${end}); see ${log}`);
        return;
      }
      if (performance.now() - startedAt > STEADY_MS) pause = FIRST_PAUSE_MS;
      say(`${name} ended (${end}); it restarts in ${pause / 1000} s`);
      await sleep(pause, undefined, stopping).catch(() => {}); // cut short when we stop
      pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
    }
  }

  const over = keepRunning();
  return {
    isUp: firstUp.promise,
    async [Symbol.asyncDispose]() {
      clearInterval(shortening);
      stopping.abort();
      await running.stop();
      await over;
    },
  };
}
