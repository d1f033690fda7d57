import type { EventStoreDBClient } from '@eventstore/db-client';
import { Unavailable } from '../../platform/http/problem.ts';
import type { Progress } from '../../platform/projection/progress.ts';
import { positionReached } from '../follow-ups/position-reached.ts';

/** Resolves when the indexes include every invoice event that was recorded before the call. */
export type UntilCurrent = () => Promise<void>;

const timeoutMs = 2_000;

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
 * Waits for the follow-ups of this process, which update the indexes.
 * @param progress of the follow-ups
 * @throws ReceivablesBehind after two seconds, and the client's errors
 */
export const untilCurrent =
  (client: EventStoreDBClient, progress: Progress): UntilCurrent =>
  async () => {
    if (!(await positionReached(client, ['invoice'], progress, timeoutMs))) throw new ReceivablesBehind();
  };
