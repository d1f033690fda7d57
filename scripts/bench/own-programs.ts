import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastWords } from '../../processes/logs.ts';
import type { Program } from '../../processes/programs.ts';
import { getsReady, type Running, runProgram } from '../../processes/run-program.ts';

const START_MS = 30_000;

export type OwnPrograms = AsyncDisposable & {
  /** Where their data and logs are. */
  folder: string;
  /** Resolves when the program is ready. @throws Error with its last words if it does not start */
  start(program: Program): Promise<Running>;
};

/** Programs of the ledger for one benchmark, in a folder of their own. Disposing ends them, the latest first, and removes the folder. */
export function ownPrograms(): OwnPrograms {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-bench-'));
  mkdirSync(join(folder, 'logs'));
  const running: Running[] = [];
  return {
    folder,
    async start(program) {
      const log = join(folder, 'logs', `${program.name}.log`);
      const started = runProgram(program, log);
      running.push(started);
      if (await getsReady(program, started, START_MS)) return started;
      throw new Error(`${program.name} did not start: ${lastWords(log, started.logged)}`);
    },
    async [Symbol.asyncDispose]() {
      for (const program of running.toReversed()) await program.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
