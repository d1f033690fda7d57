// When a closing may be answered: nothing is recorded into the closed period any more.
//
//   BooksClosed ─► no append begun before is under way ─► everything until then is followed up ─► answer
//                  (after `appendsMs`)                    (asked.ts): processes begun before are complete
//
// Commands of all replicas are refused after the first step. The second step completes what they had begun: what a replica does later
// for such a process was done already, and is recognised as a repetition.

import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { Unavailable } from '../../platform/http/problems/problem.ts';
import { appendDeadlineMs } from '../../platform/stores/guarded-event-store.ts';
import { untilFollowedUp } from '../follow-ups/asked.ts';
import type { Clock } from '../handling/command-context.ts';
import { closingValidMs } from './closed-periods.ts';

/** How long a closing waits, in ms. */
export type ClosingWait = {
  /** The longest time from a reading that does not know of the closing to the end of an append that relies on it. */
  appendsMs: number;
  /** The longest time that the follow-ups may take. */
  followUpsMs: number;
};

/** An append has its deadline twice: on a new connection, the client first asks for the server's features, with a deadline of its own. */
export const closingWait: ClosingWait = {
  appendsMs: closingValidMs + 2 * appendDeadlineMs + 1_000,
  followUpsMs: 20_000, // and as much for a closing before it: the gateway waits for a minute
};

/** The closing is recorded, but processes that began before it are not complete. */
export class ClosingIncomplete extends Unavailable {
  constructor(why: string) {
    super({
      title: 'The books are closed, but processes that began before are not complete',
      detail: `The closing is recorded, and commands that are dated in the closed period are refused. ${why} Send the same request again: it waits again.`,
      retryAfterSeconds: 5,
    });
  }
}

/**
 * Resolves when nothing more is recorded into the period that the event at `revision` closes.
 * @throws ClosingIncomplete, the client's errors
 */
export type UntilClosed = (revision: number) => Promise<void>;

export function untilClosed(
  client: EventStoreDBClient,
  clock: Clock,
  { appendsMs, followUpsMs }: ClosingWait,
): UntilClosed {
  const followedUp = untilFollowedUp(client, clock, 'closing', followUpsMs);
  /** When no append that does not know of the last closing is under way; also for earlier closings. */
  let appendsOver: { revision: number; at: number } | undefined;

  return async (revision) => {
    if (appendsOver === undefined || appendsOver.revision < revision) {
      appendsOver = { revision, at: performance.now() + appendsMs };
    }
    await sleep(Math.max(0, appendsOver.at - performance.now()));
    const reached = await followedUp();
    if (reached === undefined)
      throw new ClosingIncomplete('The process manager has not passed the end of the log yet.');
    const [parked, ...others] = reached.parked;
    if (parked === undefined) return;
    const and = others.length > 0 ? ` and ${others.length} others` : '';
    throw new ClosingIncomplete(`The process manager has parked the stream ${parked.stream}${and}: ${parked.reason}`);
  };
}
