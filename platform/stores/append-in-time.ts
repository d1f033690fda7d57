// An append is sent again, with the same event ids, until it is answered or its time is over:
//
//   sent ── no answer for 250 ms, 500 ms more, 1 s more …    ──► sent again, beside the others
//     ├──── the event store gave up after its own 2 seconds  ──► sent again
//     ├──── refused as too late, but its clock is ahead      ──► sent again with a corrected deadline
//     └──── any other answer                                 ──► that is the answer
//
// EventStoreDB records the events of an id once, and answers all that sent them alike. But if an append arrives before another one with
// the same ids is replicated, it is dropped without an answer: so two replicas that do the same step at the same moment would wait.

import { type AppendResult, DeadlineExceededError, type EventStoreDBClient, TimeoutError } from '@eventstore/db-client';
import type { Call, StoreClock } from './store-clock.ts';

export type Append = EventStoreDBClient['appendToStream'];

/** The first pause; each further one is twice as long. */
const unansweredMs = 250;
/** The event store gives up twice in the five seconds of an append. */
const mostGivenUp = 3;

/** By BatchAppend and by Append. */
const isGivenUp = (error: unknown): boolean => error instanceof DeadlineExceededError || error instanceof TimeoutError;

/**
 * @param deadlineMs from now
 * @param onRecorded is called with the call that was answered
 * @throws what the client throws, ClockBehind
 */
export function appendInTime(
  append: Append,
  [stream, events, options]: Parameters<Append>,
  deadlineMs: number,
  clock: StoreClock,
  onRecorded: (result: AppendResult, call: Call) => void,
): Promise<AppendResult> {
  const { promise, resolve, reject } = Promise.withResolvers<AppendResult>();
  const until = performance.now() + deadlineMs;
  let [unanswered, givenUp] = [0, 0];

  async function send(): Promise<void> {
    const [sentAt, aheadMs] = [Date.now(), clock.aheadMs()];
    const leftMs = Math.ceil(until - performance.now());
    unanswered += 1;
    try {
      const result = await append(stream, events, { ...options, deadline: leftMs + aheadMs });
      onRecorded(result, { sentAt, answeredAt: Date.now() });
      resolve(result);
    } catch (error) {
      unanswered -= 1;
      if (!isGivenUp(error)) throw error;
      if (clock.explains({ sentAt, answeredAt: Date.now(), leftMs, aheadMs })) return send();
      givenUp += 1;
      if (givenUp < mostGivenUp && performance.now() < until) return send();
      if (unanswered === 0) throw error;
    }
  }
  let next: NodeJS.Timeout | undefined;
  const sendUntilAnswered = (pauseMs: number) => {
    send().catch(reject);
    if (performance.now() + pauseMs < until) next = setTimeout(sendUntilAnswered, pauseMs, 2 * pauseMs);
  };

  sendUntilAnswered(unansweredMs);
  return promise.finally(() => clearTimeout(next));
}
