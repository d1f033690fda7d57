// Records a slice of a partition's messages. In the end each of them is recorded or a dead letter:
//
//   messages by key ─► `atOnce` keys concurrently, the messages of a key in order
//        recorded, now or before              ──► done
//        refused, malformed, a broken event   ──► dead letter ──► done
//        event store unavailable, too busy    ──► the others wait; all are tried again after a pause, without limit
//        any other failure, an unknown event  ──► the same, but after a few tries a dead letter

import { UnreadableEvent } from '../../events/upcast.ts';
import { problemOf } from '../../platform/http/problems/http-problems.ts';
import type { Problem } from '../../platform/http/problems/problem.ts';
import { pause, pauseMs } from '../../platform/projection/pause.ts';
import type { Log } from '../../platform/projection/run-projection.ts';
import { toProblem } from '../http/problems.ts';
import type { DeadLetters } from './dead-letters.ts';
import { placeOf, type ReceivedMessage } from './received-message.ts';
import type { RecordMessage } from './record-message.ts';

const atOnce = 32;
const triesOfFaults = 4;

export type Recording = {
  record: RecordMessage;
  deadLetters: DeadLetters;
  log: Log;
  /** Called for each message that is done. */
  onDone(outcome: 'recorded' | 'dead-lettered'): void;
  /** Called before each pause, with the problem that keeps the slice from being recorded. */
  onWaiting(problem: Problem): void;
};

/**
 * @param stillOurs throws if the partition was assigned to another process; it is called between messages
 * @param signal aborts the pauses
 * @returns whether all messages are done
 */
export async function recordSlice(
  recording: Recording,
  slice: readonly ReceivedMessage[],
  stillOurs: () => Promise<void>,
  signal: AbortSignal,
): Promise<boolean> {
  const tries = new Map<ReceivedMessage, number>();
  let left = slice;
  for (let failures = 0; !signal.aborted; ) {
    const attempt = await attemptAll(recording, left, tries, stillOurs, signal);
    left = attempt.left;
    if (left.length === 0) return true;
    failures = attempt.done > 0 ? 1 : failures + 1;
    if (attempt.problem) recording.onWaiting(attempt.problem);
    await pause(pauseMs(failures), signal);
    await stillOurs();
  }
  return false;
}

type Attempt = { left: ReceivedMessage[]; done: number; problem: Problem | undefined };

async function attemptAll(
  recording: Recording,
  messages: readonly ReceivedMessage[],
  tries: Map<ReceivedMessage, number>,
  stillOurs: () => Promise<void>,
  signal: AbortSignal,
): Promise<Attempt> {
  const chains = [...Map.groupBy(messages, (message) => message.key?.toString('latin1') ?? placeOf(message)).values()];
  const done = new Set<ReceivedMessage>();
  const left = new AbortController();
  const over = AbortSignal.any([signal, left.signal]);
  let problem: Problem | undefined;

  async function lane(): Promise<void> {
    for (let chain = chains.shift(); chain !== undefined; chain = chains.shift()) {
      for (const message of chain) {
        if (over.aborted) return;
        const waits = await recordOne(recording, message, tries);
        if (waits === undefined) done.add(message);
        else {
          problem = waits;
          left.abort();
        }
        await stillOurs();
      }
    }
  }
  const lanes = Array.from({ length: atOnce }, () =>
    lane().catch((error: unknown) => {
      left.abort();
      throw error;
    }),
  );
  const failed = (await Promise.allSettled(lanes)).find((ended) => ended.status === 'rejected');
  if (failed) throw failed.reason;
  return { left: messages.filter((message) => !done.has(message)), done: done.size, problem };
}

/** @returns the problem if the message has to be tried again */
async function recordOne(
  { record, deadLetters, log, onDone }: Recording,
  message: ReceivedMessage,
  tries: Map<ReceivedMessage, number>,
): Promise<Problem | undefined> {
  try {
    await record(message);
    onDone('recorded');
    return undefined;
  } catch (error) {
    const problem = problemOf(error, toProblem);
    const about = { err: error, message: placeOf(message) };
    // other payments do not wait for one whose stream cannot be read
    const isUnread = error instanceof UnreadableEvent;
    if (problem.status === 503 && !isUnread) return problem;
    if (problem.status >= 500) {
      const tried = (tries.get(message) ?? 0) + 1;
      tries.set(message, tried);
      log.warn(about, 'a message could not be recorded');
      if (tried < triesOfFaults) return problem;
    }
    await deadLetters.put(message, problem);
    log.warn({ message: placeOf(message), problem: problem.content.type }, 'put a message on the dead-letter topic');
    onDone('dead-lettered');
    return undefined;
  }
}
