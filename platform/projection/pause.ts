import { setTimeout as sleep } from 'node:timers/promises';

const firstMs = 100;
const longestMs = 5_000;

/** The pause after a number of failures in a row: it doubles from 0.1 s to 5 s, less a random part of up to half. */
export function pauseMs(failures: number, random: number = Math.random()): number {
  return Math.min(firstMs * 2 ** (failures - 1), longestMs) * (1 - random / 2);
}

/** Waits for a time, or until the signal is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}
