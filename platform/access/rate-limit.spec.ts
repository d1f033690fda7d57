import { describe, expect, it } from 'vitest';
import { rateLimit, rateLimitFields } from './rate-limit.ts';

describe('a rate limit of three requests a minute', () => {
  it('allows three requests at once, then one every twenty seconds, and says when to retry', () => {
    let now = 5_000;
    const take = rateLimit(3, () => now);
    const wait = () => take?.('alice').retryAfterSeconds ?? 0;
    expect([wait(), wait(), wait(), wait()]).toEqual([0, 0, 0, 20]);
    now += 19_500;
    expect(wait()).toBe(1);
    now += 500;
    expect([wait(), wait()]).toEqual([0, 20]);
  });

  it('counts the requests of each caller separately', () => {
    const take = rateLimit(3, () => 0);
    for (const caller of ['alice', 'alice', 'alice', 'bob', 'bob', 'bob'])
      expect(take?.(caller).retryAfterSeconds).toBeUndefined();
    expect(take?.('bob').retryAfterSeconds).toBe(20);
  });

  it('says what is left, and when it is whole again', () => {
    let now = 0;
    const take = rateLimit(3, () => now);
    const quotas = Array.from({ length: 4 }, () => take?.('alice'));
    expect(quotas.map((quota) => [quota?.left, quota?.fullInSeconds])).toEqual([
      [2, 20],
      [1, 40],
      [0, 60],
      [0, 60],
    ]);
    now += 60_000;
    expect(take?.('alice')).toEqual({ left: 2, fullInSeconds: 20 });
  });

  it('is no limit if it is 0', () => expect(rateLimit(0)).toBeUndefined());
});

it('the fields of the draft are structured: a quota, its window, what is left', () => {
  expect(rateLimitFields(600, { left: 599, fullInSeconds: 1 })).toEqual({
    'ratelimit-policy': '"requests";q=600;w=60',
    ratelimit: '"requests";r=599;t=1',
  });
});
