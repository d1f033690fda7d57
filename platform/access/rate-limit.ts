// A token bucket for each caller: it holds the requests of a minute and refills evenly. It is stored as one number, the time at
// which the bucket is full again (generic cell rate algorithm).

import { LRUCache } from 'lru-cache';

const mostCallers = 10_000;
const minuteMs = 60_000;

/** What a caller has left after a request. */
export type Quota = {
  /** Requests that it may send at once. */
  left: number;
  /** Until it may send those of a whole minute again. */
  fullInSeconds: number;
  /** Set if the request is one too many. */
  retryAfterSeconds?: number;
};

/** Counts a request of a caller. */
export type RateLimit = (caller: string) => Quota;

/** @param perMinute requests of one caller @returns undefined if it is 0: no limit */
export function rateLimit(perMinute: number, now: () => number = () => performance.now()): RateLimit | undefined {
  if (perMinute === 0) return undefined;
  const eachMs = minuteMs / perMinute;
  const fullAt = new LRUCache<string, number>({ max: mostCallers });
  return (caller) => {
    const at = now();
    const full = Math.max(fullAt.get(caller) ?? 0, at);
    const excess = full + eachMs - at - minuteMs;
    if (excess > 1e-6)
      return { left: 0, fullInSeconds: inSeconds(full - at), retryAfterSeconds: Math.max(1, inSeconds(excess)) };
    const next = full + eachMs;
    fullAt.set(caller, next);
    return { left: Math.floor((minuteMs + 1e-6 - (next - at)) / eachMs), fullInSeconds: inSeconds(next - at) };
  };
}

const inSeconds = (ms: number): number => Math.ceil(ms / 1_000);

/**
 * The header fields that tell a caller its quota (draft-ietf-httpapi-ratelimit-headers-10): the policy, `q` requests in `w` seconds, and
 * what is left of it, `r` requests now, all of them in `t` seconds.
 */
export const rateLimitFields = (perMinute: number, { left, fullInSeconds }: Quota) => ({
  'ratelimit-policy': `"requests";q=${perMinute};w=${minuteMs / 1_000}`,
  ratelimit: `"requests";r=${left};t=${fullInSeconds}`,
});
