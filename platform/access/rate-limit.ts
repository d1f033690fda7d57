// A token bucket for each caller: it holds the requests of a minute and refills evenly. It is stored as one number, the time at
// which the bucket is full again (generic cell rate algorithm).

import { LRUCache } from 'lru-cache';

const mostCallers = 10_000;
const minuteMs = 60_000;

/** @returns 0 if the caller is within its limit, else the seconds after which to retry */
export type RateLimit = (caller: string) => number;

/** @param perMinute requests of one caller; 0: no limit */
export function rateLimit(perMinute: number, now: () => number = () => performance.now()): RateLimit {
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
