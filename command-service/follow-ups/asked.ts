// How a command learns that everything before it is followed up, which another process does:
//
//   FollowUpsAsked on `asked-follow-ups` ──► the process manager follows up to there, and appends its checkpoint at once ──► it is read
//
// While a question is on its way, those who come share the next one.

import { setTimeout as sleep } from 'node:timers/promises';
import { ANY, type EventStoreDBClient } from '@eventstore/db-client';
import type { FollowUpsAsked } from '../../events/process.ts';
import {
  askedStream,
  type FollowUpsCheckpoint,
  readFollowUps,
} from '../../platform/projection/follow-ups-checkpoint.ts';
import { lastPosition } from '../../platform/stores/event-store.ts';
import { append } from '../handling/append.ts';
import { type Clock, metadata, today } from '../handling/command-context.ts';
import { system } from './checkpoint.ts';

const firstPauseMs = 5;
const longestPauseMs = 250;

/**
 * Waits until all events that were recorded before the call are followed up, except those of parked streams.
 * @returns the checkpoint; undefined if it was not there in time
 * @throws the client's errors
 */
export type UntilFollowedUp = () => Promise<FollowUpsCheckpoint | undefined>;

/**
 * @param waits what waits
 * @param timeoutMs the longest time for a question; a caller may wait for the one before, too
 */
export function untilFollowedUp(
  client: EventStoreDBClient,
  clock: Clock,
  waits: 'payment' | 'closing',
  timeoutMs: number,
): UntilFollowedUp {
  let last: ReturnType<UntilFollowedUp> = Promise.resolve(undefined);
  let next: ReturnType<UntilFollowedUp> | undefined;
  /** The checkpoint at the end of a question without an answer. */
  let unheard: { revision: bigint | undefined } | undefined;

  return () => {
    const ask = () => {
      next = undefined;
      last = answer();
      return last;
    };
    next ??= last.then(ask, ask); // whoever asked before gets its failure
    return next;
  };

  async function answer(): ReturnType<UntilFollowedUp> {
    // nobody has answered the last question, nor said anything since: else those who wait in a row would each wait in full
    if (unheard !== undefined && (await readFollowUps(client))?.revision === unheard.revision) return undefined;
    unheard = undefined;
    const end = performance.now() + timeoutMs;
    const question: FollowUpsAsked = { type: 'FollowUpsAsked', data: { waits } };
    const details = metadata(clock, system, today(clock));
    const { position } = await append(client, askedStream, [{ event: question, metadata: details }], ANY);
    const asked = position?.commit ?? (await lastPosition(client)) ?? 0n; // of one that was sent twice, the store may not say it
    let reached: FollowUpsCheckpoint | undefined;
    for (let pause = firstPauseMs; performance.now() < end; pause = Math.min(1.2 * pause, longestPauseMs)) {
      reached = await readFollowUps(client);
      if (reached?.position !== undefined && reached.position >= asked) return reached;
      await sleep(pause);
    }
    unheard = { revision: reached?.revision };
    return undefined;
  }
}
