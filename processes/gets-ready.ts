import { setTimeout as sleep } from 'node:timers/promises';
import type { Program } from './programs.ts';
import type { Running } from './run-program.ts';

const PROBE_EVERY_MS = 50;

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
