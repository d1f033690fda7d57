import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import type { LedgerEvent } from '../../events/event-versions.ts';
import { notStarted } from '../../platform/projection/progress.ts';
import { type Log, type Projection, runProjection } from '../../platform/projection/run-projection.ts';
import type { Ledger } from '../ledger.ts';
import { raiseOverdue } from './overdue.ts';
import { type FollowUps, followUps } from './view.ts';

const wakeMs = 60_000;

export type FollowUpsProjection = Projection<LedgerEvent> & { view: FollowUps };

/** The follow-ups of this process, not running yet. */
export const followUpsOn = (ledger: Ledger, client: EventStoreDBClient): FollowUpsProjection => ({
  name: 'follow-ups',
  kinds: ['invoice', 'customer', 'payment', 'series', 'number', 'ledger'], // of ledger: an import
  view: followUps(ledger, client),
  limits: { size: 500, lingerMs: 50 },
  progress: notStarted(),
});

/** Follows the log, and checks due dates and parked streams every minute, until `signal` aborts. Failures are logged and retried. */
export async function runFollowUps(
  projection: FollowUpsProjection,
  ledger: Ledger,
  client: EventStoreDBClient,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all([
    runProjection(projection, client, log, signal),
    everyMinute(projection.view, ledger, client, log, signal),
  ]);
}

async function everyMinute(
  view: FollowUps,
  ledger: Ledger,
  client: EventStoreDBClient,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await raiseOverdue(ledger, client);
    } catch (error) {
      log.warn({ err: error }, 'could not mark all overdue invoices, retrying in a minute');
    }
    try {
      await view.resumeParked();
    } catch (error) {
      log.warn({ err: error }, 'could not resume the parked streams of follow-ups, retrying in a minute');
    }
    await sleep(wakeMs, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}
