import type { EventStoreDBClient } from '@eventstore/db-client';
import type { LedgerEvent } from '../../events/event-versions.ts';
import { askedStream } from '../../platform/projection/follow-ups-checkpoint.ts';
import { LeaseLost } from '../../platform/projection/lease.ts';
import { pause } from '../../platform/projection/pause.ts';
import { notStarted } from '../../platform/projection/progress.ts';
import { type Log, type Projection, runProjection } from '../../platform/projection/run-projection.ts';
import type { Ledger } from '../ledger.ts';
import { raiseOverdue } from './overdue.ts';
import { type FollowUps, followUps } from './view.ts';

/** How soon one that was on standby wakes. */
const standbyMs = 300;

const kinds = ['invoice', 'customer', 'payment', 'series', 'number', 'ledger', 'asked'] as const; // of ledger: an import

export type FollowUpsProjection = Projection<LedgerEvent> & { view: FollowUps };

/**
 * The follow-ups, not running yet.
 * @param owner the name of the process, which no other one has
 */
export const followUpsOn = (ledger: Ledger, client: EventStoreDBClient, owner?: string): FollowUpsProjection => ({
  name: 'follow-ups',
  kinds,
  view: followUps(ledger, client, kinds),
  limits: { size: 500, lingerMs: 50 },
  isUrgent: ({ streamId }) => streamId === askedStream,
  progress: notStarted(),
  ...(owner !== undefined && { owner }),
});

/**
 * Follows the log, and checks due dates and parked streams every `wakeMs`, until `signal` aborts; as long as another process does, it is on
 * standby. Failures are logged and retried.
 */
export async function runFollowUps(
  projection: FollowUpsProjection,
  ledger: Ledger,
  client: EventStoreDBClient,
  log: Log,
  signal: AbortSignal,
  wakeMs = 60_000,
): Promise<void> {
  await Promise.all([
    runProjection(projection, client, log, signal),
    atTimes(projection, ledger, client, log, signal, wakeMs),
  ]);
}

async function atTimes(
  { view, progress }: FollowUpsProjection,
  ledger: Ledger,
  client: EventStoreDBClient,
  log: Log,
  signal: AbortSignal,
  wakeMs: number,
): Promise<void> {
  for (; !signal.aborted; await pause(progress.state === 'following' ? wakeMs : standbyMs, signal)) {
    if (progress.state !== 'following') continue;
    try {
      await raiseOverdue(ledger, client);
    } catch (error) {
      log.warn({ err: error }, 'could not mark all overdue invoices, retrying later');
    }
    try {
      await view.resumeParked();
    } catch (error) {
      if (!(error instanceof LeaseLost))
        // else another process does
        log.warn({ err: error }, 'could not resume the parked streams of follow-ups, retrying later');
    }
  }
}
