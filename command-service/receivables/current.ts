import type { EventStoreDBClient } from '@eventstore/db-client';
import { Unavailable } from '../../platform/http/problems/problem.ts';
import { untilFollowedUp } from '../follow-ups/asked.ts';
import type { Clock } from '../handling/command-context.ts';

/** Resolves when the indexes include every invoice event that was recorded before the call. */
export type UntilCurrent = () => Promise<void>;

/** If the process manager is gone, another one takes over within three seconds. */
const timeoutMs = 5_000;

/** The open invoices of a customer are not known yet. */
export class ReceivablesBehind extends Unavailable {
  constructor() {
    super({
      title: 'The index of open invoices is behind the log',
      detail:
        'The open invoices of the customer are not known yet. Retry later, or name the invoices in "allocations".',
      retryAfterSeconds: 1,
    });
  }
}

/**
 * Waits for the process manager, which updates the indexes.
 * @throws ReceivablesBehind if it does not answer in time, and the client's errors
 */
export function untilCurrent(client: EventStoreDBClient, clock: Clock): UntilCurrent {
  const followedUp = untilFollowedUp(client, clock, 'payment', timeoutMs);
  return async () => {
    if ((await followedUp()) === undefined) throw new ReceivablesBehind();
  };
}
