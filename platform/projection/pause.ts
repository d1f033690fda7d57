import { setTimeout as sleep } from 'node:timers/promises';

const firstMs = 100;
const longestMs = 5_000;

/** How long to wait after so many failures in a row: doubling from 0.1 s to 5 s, less up to half of it at random. */
export function pauseMs(failures: number, random: number = Math.random()): number {
  return Math.min(firstMs * 2 ** (failures - 1), longestMs) * (1 - random / 2);
}

/** Waits; `signal` cuts it short. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
