import { describe, expect, it } from 'vitest';
import { rateLimit } from './rate-limit.ts';

describe('a rate limit of three requests a minute', () => {
  it('lets three through at once, then one every twenty seconds, and says when', () => {
    let now = 5_000;
    const take = rateLimit(3, () => now);
    expect([take('alice'), take('alice'), take('alice'), take('alice')]).toEqual([0, 0, 0, 20]);
    now += 19_500;
    expect(take('alice')).toBe(1);
    now += 500;
    expect([take('alice'), take('alice')]).toEqual([0, 20]);
  });

  it('counts each caller alone', () => {
    const take = rateLimit(3, () => 0);
    for (const caller of ['alice', 'alice', 'alice', 'bob', 'bob', 'bob']) expect(take(caller)).toBe(0);
    expect(take('bob')).toBe(20);
  });
});
