import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import type { LedgerEvent } from '../../events/event-versions.ts';
import { notStarted } from '../../platform/projection/progress.ts';
import { type Log, type Projection, runProjection } from '../../platform/projection/run-projection.ts';
import type { Ledger } from '../ledger.ts';
import { raiseOverdue } from './overdue.ts';
import { followUps } from './view.ts';

const wakeMs = 60_000;

/** The follow-ups of this process, not running yet. */
export const followUpsOn = (ledger: Ledger, client: EventStoreDBClient): Projection<LedgerEvent> => ({
  name: 'follow-ups',
  kinds: ['invoice', 'customer', 'payment', 'series', 'number'],
  view: followUps(ledger, client),
  limits: { size: 500, lingerMs: 50 },
  progress: notStarted(),
});

/** Follows the log and checks due dates every minute until `signal` aborts. Failures are logged and retried. */
export async function runFollowUps(
  projection: Projection<LedgerEvent>,
  ledger: Ledger,
  client: EventStoreDBClient,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all([runProjection(projection, client, log, signal), wakeForDueDates(ledger, client, log, signal)]);
}

async function wakeForDueDates(
  ledger: Ledger,
  client: EventStoreDBClient,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await raiseOverdue(ledger, client);
    } catch (error) {
      log.warn({ err: error }, 'could not mark overdue invoices, retrying in a minute');
    }
    await sleep(wakeMs, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}
