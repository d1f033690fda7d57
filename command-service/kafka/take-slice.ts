// A slice of a partition's messages, each of which is recorded or a dead letter in the end:
//
//   messages by key ─► `atOnce` keys at a time, those of a key one after the other
//        recorded, or known as recorded before ──► done
//        refused, malformed                    ──► dead letter ──► done
//        the event store is away, too busy     ──► the rest waits, all of it is tried again after a pause, without end
//        anything else                         ──► the same, but after a few tries a dead letter

import { problemOf } from '../../platform/http/http-problems.ts';
import type { Problem } from '../../platform/http/problem.ts';
import { pause, pauseMs } from '../../platform/projection/pause.ts';
import type { Log } from '../../platform/projection/run-projection.ts';
import { toProblem } from '../http/problems.ts';
import { type Arrived, placeOf } from './arrived.ts';
import type { DeadLetters } from './dead-letters.ts';
import type { TakeMessage } from './take-payment.ts';

const atOnce = 32;
const triesOfFaults = 4;

export type Taking = {
  take: TakeMessage;
  deadLetters: DeadLetters;
  log: Log;
  /** Told of each that is done with. */
  onDone(outcome: 'taken' | 'dead-lettered'): void;
  /** Told, again and again, while something keeps the slice from being done. */
  onWaiting(problem: Problem): void;
};

/**
 * @param stillOurs is asked between messages; what it throws ends this
 * @param signal ends the waiting
 * @returns whether all are done with
 */
export async function takeSlice(
  taking: Taking,
  slice: readonly Arrived[],
  stillOurs: () => Promise<void>,
  signal: AbortSignal,
): Promise<boolean> {
  const tries = new Map<Arrived, number>();
  let left = slice;
  for (let failures = 0; !signal.aborted; ) {
    const attempt = await attemptAll(taking, left, tries, stillOurs, signal);
    left = attempt.left;
    if (left.length === 0) return true;
    failures = attempt.done > 0 ? 1 : failures + 1;
    if (attempt.problem) taking.onWaiting(attempt.problem);
    await pause(pauseMs(failures), signal);
    await stillOurs();
  }
  return false;
}

type Attempt = { left: Arrived[]; done: number; problem: Problem | undefined };

async function attemptAll(
  taking: Taking,
  messages: readonly Arrived[],
  tries: Map<Arrived, number>,
  stillOurs: () => Promise<void>,
  signal: AbortSignal,
): Promise<Attempt> {
  const chains = [...Map.groupBy(messages, (message) => message.key?.toString('latin1') ?? placeOf(message)).values()];
  const done = new Set<Arrived>();
  const left = new AbortController();
  const over = AbortSignal.any([signal, left.signal]);
  let problem: Problem | undefined;

  async function lane(): Promise<void> {
    for (let chain = chains.shift(); chain !== undefined; chain = chains.shift()) {
      for (const message of chain) {
        if (over.aborted) return;
        const waits = await takeOne(taking, message, tries);
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

/** @returns why it is to be tried again */
async function takeOne(
  { take, deadLetters, log, onDone }: Taking,
  message: Arrived,
  tries: Map<Arrived, number>,
): Promise<Problem | undefined> {
  try {
    await take(message);
    onDone('taken');
    return undefined;
  } catch (error) {
    const problem = problemOf(error, toProblem);
    const about = { err: error, message: placeOf(message) };
    if (problem.status === 503) return problem;
    if (problem.status >= 500) {
      const tried = (tries.get(message) ?? 0) + 1;
      tries.set(message, tried);
      log.warn(about, 'a message could not be taken');
      if (tried < triesOfFaults) return problem;
    }
    await deadLetters.put(message, problem);
    log.warn({ message: placeOf(message), problem: problem.content.type }, 'put a message to the dead letters');
    onDone('dead-lettered');
    return undefined;
  }
}
