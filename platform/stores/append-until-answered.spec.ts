import { type AppendResult, DeadlineExceededError } from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { appendUntilAnswered } from './append-until-answered.ts';

const recorded = { success: true, nextExpectedRevision: 1n } as AppendResult;
const givenUp = () => Promise.reject(new DeadlineExceededError());
const never = () => new Promise<AppendResult>(() => {});
const after = (ms: number, answer: () => Promise<AppendResult>) =>
  new Promise<AppendResult>((resolve) => setTimeout(() => resolve(answer()), ms));

describe('an append that is not answered', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] }));
  afterEach(() => void vi.useRealTimers());

  /** What comes of tries that are answered like this, when, and the deadline that each had. */
  async function outcomeOf(...tries: (() => Promise<AppendResult>)[]) {
    const deadlines: number[] = [];
    const began = performance.now();
    const send = (ms: number) => (tries[deadlines.push(ms) - 1] ?? never)();
    const outcome = appendUntilAnswered(send, 5_000).then(
      (result) => ({ result, ms: performance.now() - began }),
      (error: Error) => ({ error: error.constructor.name, ms: performance.now() - began }),
    );
    await vi.advanceTimersByTimeAsync(10_000);
    return { ...(await outcome), deadlines };
  }

  it('is sent again before EventStoreDB gives up, and gets the answer', async () => {
    const soon = () => after(5, () => Promise.resolve(recorded));
    expect(await outcomeOf(soon)).toEqual({ result: recorded, ms: 5, deadlines: [5_000] });
    expect(await outcomeOf(() => after(2_000, givenUp), soon)).toEqual({
      result: recorded,
      ms: 305,
      deadlines: [5_000, 4_700],
    });
  });

  it('gets the answer to its first try, if that was only slow', async () => {
    const slow = () => after(1_000, () => Promise.resolve(recorded));
    expect(await outcomeOf(slow, never)).toEqual({ result: recorded, ms: 1_000, deadlines: [5_000, 4_700] });
  });

  it('is sent a third time when EventStoreDB has given up on both, and not a fourth time', async () => {
    const slowlyGivenUp = () => after(1_800, givenUp);
    expect(await outcomeOf(slowlyGivenUp, slowlyGivenUp, slowlyGivenUp)).toEqual({
      error: 'DeadlineExceededError',
      ms: 3_900,
      deadlines: [5_000, 4_700, 2_900],
    });
    expect(await outcomeOf(givenUp, givenUp, givenUp)).toMatchObject({ error: 'DeadlineExceededError', ms: 0 });
  });

  it('is not sent again after a refusal', async () => {
    const refused = () => Promise.reject(new RangeError());
    expect(await outcomeOf(refused)).toEqual({ error: 'RangeError', ms: 0, deadlines: [5_000] });
    expect(await outcomeOf(never, refused)).toEqual({ error: 'RangeError', ms: 300, deadlines: [5_000, 4_700] });
  });
});
