import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStoreDBClient } from '@eventstore/db-client';
import type { StreamKind } from '../../events/streams.ts';
import type { Progress } from '../../platform/projection/progress.ts';
import { type Log, runProjection } from '../../platform/projection/run-projection.ts';
import type { Ledger } from '../ledger.ts';
import { raiseOverdue } from './overdue.ts';
import { followUps } from './view.ts';

const kinds: readonly StreamKind[] = ['invoice', 'customer', 'payment', 'series'];
const limits = { size: 500, lingerMs: 50 };
const wakeMs = 60_000;

/** Follows the log and wakes for due dates until `signal` ends it. What fails is logged and tried again. */
export async function runFollowUps(
  ledger: Ledger,
  client: EventStoreDBClient,
  progress: Progress,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const projection = { name: 'follow-ups', kinds, view: followUps(ledger, client), limits, progress };
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
      log.warn({ err: error }, 'could not look for what is overdue, will be tried again');
    }
    await sleep(wakeMs, undefined, { signal }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}
