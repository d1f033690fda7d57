// A bucket for each caller that holds as many requests as a minute allows, and fills again evenly. Kept as one number, the time
// at which it is full again (the generic cell rate algorithm).

import { LRUCache } from 'lru-cache';

const mostCallers = 10_000;
const minuteMs = 60_000;

/** @returns 0 where the caller may go on, else after how many seconds it may */
export type Take = (caller: string) => number;

/** @param perMinute 0: any number */
export function rateLimit(perMinute: number, now: () => number = () => performance.now()): Take {
  if (perMinute === 0) return () => 0;
  const eachMs = minuteMs / perMinute;
  const fullAt = new LRUCache<string, number>({ max: mostCallers });
  return (caller) => {
    const at = now();
    const next = Math.max(fullAt.get(caller) ?? 0, at) + eachMs;
    const excess = next - at - minuteMs;
    if (excess > 1e-6) return Math.max(1, Math.ceil(excess / 1_000));
    fullAt.set(caller, next);
    return 0;
  };
}
