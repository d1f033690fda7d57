import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BreakerOpen, breakerFor } from './breaker.ts';

class Away extends Error {}
class Refused extends Error {}

const times = { failures: 3, failingMs: 20, openMs: 60 };
const aBreaker = (openMs = times.openMs) =>
  breakerFor('a store', (error) => error instanceof Away, { ...times, openMs });
const caught = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'answered',
    (error: Error) => error.constructor,
  );
const fails = () => Promise.reject(new Away());
const answers = () => Promise.resolve('answered');

/** A breaker that has opened. */
async function opened(openMs?: number) {
  const breaker = aBreaker(openMs);
  for (let tries = 0; breaker.state() === 'closed' && tries < 100; tries++) {
    await caught(breaker.run(fails));
    await sleep(5);
  }
  expect(breaker.state()).toBe('open');
  return breaker;
}

describe('a breaker', () => {
  it('stays closed if many calls fail at the same moment, as when a connection breaks', async () => {
    const breaker = breakerFor('a store', (error) => error instanceof Away);
    await Promise.all(Array.from({ length: 100 }, () => caught(breaker.run(fails))));
    expect(await caught(breaker.run(answers))).toBe('answered');
    expect(breaker.counts).toEqual({ opened: 0, refused: 0 });
  });

  it('stays closed if the store refuses calls, since that is an answer', async () => {
    const breaker = aBreaker();
    for (let n = 0; n < 10; n++) {
      expect(await caught(breaker.run(fails))).toBe(Away);
      await sleep(5);
      expect(await caught(breaker.run(() => Promise.reject(new Refused())))).toBe(Refused);
    }
    expect(breaker.state()).toBe('closed');
  });

  it('opens if no call is answered for a while, then makes no calls, and says when to retry', async () => {
    const breaker = await opened(60_000);
    let asked = 0;
    const refusal = breaker.run(async () => {
      asked += 1;
    });
    await expect(refusal).rejects.toThrow(BreakerOpen);
    await expect(refusal).rejects.toMatchObject({ retryAfterSeconds: 60 });
    expect([asked, breaker.counts]).toEqual([0, { opened: 1, refused: 1 }]);
  });

  it('allows one trial call after a while, and refuses others during it', async () => {
    const breaker = await opened();
    await sleep(times.openMs + 5);
    const trial = Promise.withResolvers<void>();
    const tried = caught(breaker.run(() => trial.promise));
    expect(breaker.state()).toBe('half-open');
    expect(await caught(breaker.run(answers))).toBe(BreakerOpen);
    trial.resolve();
    expect(await tried).toBe('answered');
    expect(await caught(breaker.run(answers))).toBe('answered');
    expect(await caught(breaker.run(fails))).toBe(Away);
    expect(breaker.state()).toBe('closed');
  });

  it('opens again if the trial call fails', async () => {
    const breaker = await opened();
    await sleep(times.openMs + 5);
    expect(await caught(breaker.run(fails))).toBe(Away);
    expect(await caught(breaker.run(answers))).toBe(BreakerOpen);
    expect(breaker.counts.opened).toBe(2);
  });
});

describe('the bounds of a breaker', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  /** Fails at these times, in ms after now. @returns the state after each */
  async function failingAt(breaker: ReturnType<typeof breakerFor>, times: readonly number[]) {
    const states: string[] = [];
    let now = 0;
    for (const time of times) {
      vi.advanceTimersByTime(time - now);
      now = time;
      await caught(breaker.run(fails));
      states.push(breaker.state());
    }
    return states;
  }
  const usual = () => breakerFor('EventStoreDB', (error) => error instanceof Away);

  it('open it at the fifth failure in a row, not at the fourth', async () =>
    expect(await failingAt(usual(), [0, 10, 20, 600, 601])).toEqual(['closed', 'closed', 'closed', 'closed', 'open']));

  it('open it half a second after the first of these failures, not before', async () =>
    expect(await failingAt(usual(), [0, 1, 2, 3, 499, 500])).toEqual([
      ...Array.from({ length: 5 }, () => 'closed'),
      'open',
    ]));

  it('begin anew with each answer', async () => {
    const breaker = usual();
    await failingAt(breaker, [0, 100, 200, 400]);
    await breaker.run(answers);
    expect(await failingAt(breaker, [200, 300, 400, 600, 699, 700]).then((states) => states.at(-2))).toBe('closed');
    expect(breaker.state()).toBe('open');
  });

  it('keep it open for a second, and then let one call try', async () => {
    const breaker = usual();
    await failingAt(breaker, [0, 1, 2, 3, 500]);
    vi.advanceTimersByTime(999);
    expect(breaker.refusal()).toBeInstanceOf(BreakerOpen);
    vi.advanceTimersByTime(1);
    expect(breaker.refusal()).toBeUndefined();
    expect(await caught(breaker.run(answers))).toBe('answered');
    expect([breaker.state(), breaker.counts]).toEqual(['closed', { opened: 1, refused: 0 }]);
  });

  it('start again after an answered trial call', async () => {
    const breaker = usual();
    await failingAt(breaker, [0, 1, 2, 3, 500]);
    vi.advanceTimersByTime(1_000);
    await breaker.run(answers);
    expect(await failingAt(breaker, [0, 1, 2, 3, 499, 500])).toEqual([
      ...Array.from({ length: 5 }, () => 'closed'),
      'open',
    ]);
  });

  it('do not refuse calls once the breaker is closed, even if the clock is set back', async () => {
    const breaker = usual();
    await failingAt(breaker, [0, 1, 2, 3, 500]);
    vi.advanceTimersByTime(1_000);
    await breaker.run(answers);
    vi.setSystemTime(Date.now() - 3_600_000);
    expect(await caught(breaker.run(answers))).toBe('answered');
  });

  it('tell callers to retry after whole seconds, at least one', async () => {
    const breaker = breakerFor('a store', (error) => error instanceof Away, { ...times, openMs: 2_001 });
    await failingAt(breaker, [0, 1, 20]);
    expect(breaker.refusal()).toMatchObject({
      retryAfterSeconds: 3,
      message: 'a store did not answer recent calls and is not called at present',
    });
    vi.advanceTimersByTime(1_500);
    expect(breaker.refusal()).toMatchObject({ retryAfterSeconds: 1 });
    vi.advanceTimersByTime(600);
    const trial = breaker.run(() => new Promise(() => {}));
    expect(breaker.refusal()).toMatchObject({ retryAfterSeconds: 1 });
    void trial;
  });
});
