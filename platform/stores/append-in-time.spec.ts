import { type AppendResult, DeadlineExceededError, WrongExpectedVersionError } from '@eventstore/db-client';
import { describe, expect, it } from 'vitest';
import { type Append, appendInTime } from './append-in-time.ts';
import { storeClock } from './store-clock.ts';

const recorded = { success: true, nextExpectedRevision: 1n } as AppendResult;
const givesUp = Object.create(DeadlineExceededError.prototype) as Error;
const conflict = Object.create(WrongExpectedVersionError.prototype) as Error;
const never = () => new Promise<AppendResult>(() => {});
const after = async <Result>(ms: number, result: () => Result): Promise<Result> => {
  await new Promise((resolve) => setTimeout(resolve, ms));
  return result();
};
const fails = (error: Error) => (): AppendResult => {
  throw error;
};

/** An event store that answers the first append with the first of these, and so on; the last answers all others. */
function appended(answers: (() => Promise<AppendResult>)[], deadlineMs = 5_000) {
  const sent: { events: unknown; deadline: number | undefined }[] = [];
  const append: Append = async (_stream, events, options) => {
    sent.push({ events, deadline: options?.deadline });
    return (answers[Math.min(sent.length, answers.length) - 1] ?? never)();
  };
  const result = appendInTime(
    append,
    ['one', []],
    deadlineMs,
    storeClock(() => {}),
    () => {},
  );
  return { sent, result };
}

describe('an append', () => {
  it('that is answered is sent once', async () => {
    const { sent, result } = appended([async () => recorded]);
    expect(await result).toBe(recorded);
    await after(500, () => {});
    expect(sent).toHaveLength(1);
  });

  it('that is not answered is sent again with the same events, in the time that is left', async () => {
    const { sent, result } = appended([never, async () => recorded]);
    expect(await result).toBe(recorded);
    expect(sent.map(({ events }) => events)).toEqual([[], []]);
    expect(sent[1]?.deadline).toBeLessThanOrEqual(4_760);
  });

  it('that is never answered is sent again after pauses that double, until its time is over', async () => {
    const { sent, result } = appended([never], 900);
    result.catch(() => {});
    await after(2_500, () => {});
    expect(sent).toHaveLength(3); // at 0, 250 and 750 ms
  });

  it('has the first answer, whichever of the two gets it', async () => {
    const { sent, result } = appended([() => after(400, () => recorded), never]);
    expect(await result).toBe(recorded);
    expect(sent).toHaveLength(2);
  });

  it('that the event store gives up is sent again at once', async () => {
    const { sent, result } = appended([() => after(1, fails(givesUp)), async () => recorded], 900);
    expect(await result).toBe(recorded);
    expect(sent).toHaveLength(2);
  });

  it('fails if the event store gives up three times', async () => {
    const { sent, result } = appended([() => after(1, fails(givesUp))], 900);
    await expect(result).rejects.toBe(givesUp);
    expect(sent).toHaveLength(3);
  });

  it('that is refused is not sent again', async () => {
    const { sent, result } = appended([() => after(1, fails(conflict))]);
    await expect(result).rejects.toBe(conflict);
    await after(500, () => {});
    expect(sent).toHaveLength(1);
  });
});
