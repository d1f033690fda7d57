import { type AppendResult, DeadlineExceededError, TimeoutError } from '@eventstore/db-client';

/** How long an append waits for an answer before it is sent again: after the first try, and after the second. */
const patienceMs = [300, 2_000];

/**
 * Sends an append again, with the same event ids, while it is not answered: three times at most, all within the deadline. The first
 * answer counts. EventStoreDB never answers an append if another process sent the same one a moment before: it gives up after two
 * seconds. It answers the next try as it answered the other process.
 * @param send sends the append, to be answered within so many milliseconds
 * @throws what `send` throws; if EventStoreDB gave up on every try, its last error
 */
export function appendUntilAnswered(
  send: (deadlineMs: number) => Promise<AppendResult>,
  deadlineMs: number,
): Promise<AppendResult> {
  return new Promise((resolve, reject) => {
    const end = performance.now() + deadlineMs;
    const patience = patienceMs.values();
    let unanswered = 0;
    let next: NodeJS.Timeout | undefined;
    const leftMs = () => Math.floor(end - performance.now());
    const isOver = () => leftMs() <= 0 || next === undefined;
    const stopWaiting = (): void => {
      clearTimeout(next);
      next = undefined;
    };
    const sendOnce = (): void => {
      stopWaiting();
      const { value: ms } = patience.next();
      if (ms !== undefined) next = setTimeout(sendOnce, ms);
      unanswered += 1;
      send(leftMs()).then(
        (result) => {
          stopWaiting();
          resolve(result);
        },
        (error) => {
          unanswered -= 1;
          if (hasGivenUp(error) && unanswered > 0) return;
          if (hasGivenUp(error) && !isOver()) return sendOnce();
          stopWaiting();
          reject(error);
        },
      );
    };
    sendOnce();
  });
}

/** By BatchAppend and by Append. */
const hasGivenUp = (error: unknown): boolean => error instanceof DeadlineExceededError || error instanceof TimeoutError;
