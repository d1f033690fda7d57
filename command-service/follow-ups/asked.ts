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
import { system } from './owned-checkpoint.ts';

const pollMs = 5;

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
    const end = performance.now() + timeoutMs;
    const question: FollowUpsAsked = { type: 'FollowUpsAsked', data: { waits } };
    const details = metadata(clock, system, today(clock));
    const { position } = await append(client, askedStream, [{ event: question, metadata: details }], ANY);
    const asked = position?.commit ?? (await lastPosition(client)) ?? 0n; // of one that was sent twice, the store may not say it
    do {
      const reached = await readFollowUps(client);
      if (reached?.position !== undefined && reached.position >= asked) return reached;
      await sleep(pollMs);
    } while (performance.now() < end);
    return undefined;
  }
}
