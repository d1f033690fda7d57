// A projection, from start to stop:
//
//   starting ──► standby ──the lease is ours──► following ◄──┐ from the checkpoint, by a new subscription
//                                                   │        │ after a pause that doubles up to 5 s
//                                     anything fails└► failing, or standby if another process has taken over
//
// Every failure takes the same path: the subscription is opened again at the stored checkpoint. A view that was not built from this log
// is a failure too: it is looked for before the lease is asked for, and before the first batch of each subscription, which ends if the
// event store is exchanged.

import { randomUUID } from 'node:crypto';
import type { EventStoreDBClient } from '@eventstore/db-client';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { identityStream } from '../../events/ledger-identity.ts';
import type { StreamKind } from '../../events/streams.ts';
import { explained } from '../stores/access-denied.ts';
import { traceProjected } from '../telemetry/projection-spans.ts';
import { type BatchLimits, inBatches } from './batches.ts';
import { type BatchEnd, commitOrPark, isOf, upcastEarly } from './commit-or-park.ts';
import { LeaseLost, whileOwner } from './lease.ts';
import { requireOfLog } from './of-log.ts';
import { pause, pauseMs } from './pause.ts';
import type { Progress } from './progress.ts';
import { type Arrived, type Step, SubscriptionEnded, subscribeToRuns } from './subscription.ts';
import { type EventRefused, requestInLog, type View } from './view.ts';

export type Projection<Event = InvoiceEvent> = {
  name: string;
  /** The kinds of streams whose events the view is built from. */
  kinds: readonly StreamKind[];
  /** Kinds of streams whose events only move the checkpoint: commands return their positions too, and reads may wait for them. */
  checkpointOnly?: readonly StreamKind[];
  view: View<Event>;
  limits: BatchLimits;
  /** Whether somebody waits for an event, so that its batch does not linger. */
  isUrgent?(event: Arrived): boolean;
  /** Updated while the projection runs. */
  progress: Progress;
  /** The name under which this process holds the lease. A process that restarts under the same name continues at once. */
  owner?: string;
};

/** How long a batch waits until it is full while the subscription has not caught up with the log: nobody waits for these events yet. */
const behindLingerMs = 500;

/** More events than these in a batch are many. */
const fewEvents = 4;

/**
 * How many times `lingerMs` a batch waits after one of many events. Most of what a batch costs, in this process and in the view's store, it
 * costs with one event as with thirty. Whoever asks for a view after each command alone is not kept waiting: its batches are small.
 */
const busyFactor = 3;

/** With the pauses between them, these take less than a second. */
const triesBeforeParking = 4;

export type Log = { warn(about: object, message: string): void };

/**
 * Keeps a view up to date until `signal` is aborted. It does not throw: failures are logged, shown in the progress, and retried.
 */
export async function runProjection<Event>(
  projection: Projection<Event>,
  client: EventStoreDBClient,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  const { name, view, progress, owner = randomUUID() } = projection;
  const onStandby = () => {
    progress.state = 'standby';
  };
  const work = (signal: AbortSignal) => follow(projection, client, log, signal);
  while (!signal.aborted) {
    try {
      await view.prepare();
      await requireOfLog(name, view, client);
      await (view.lease ? whileOwner(view.lease, owner, signal, onStandby, work) : work(signal));
    } catch (caught) {
      if (signal.aborted) break;
      if (caught instanceof LeaseLost) {
        onStandby();
        continue;
      }
      const error = explained(caught);
      progress.state = 'failing';
      progress.failures += 1;
      progress.failed += 1;
      progress.failingSince ??= new Date();
      progress.lastError = error instanceof Error ? error : new Error(String(error));
      log.warn(
        { projection: name, position: progress.position?.toString(), ...requestInLog(error), err: error },
        'projection failed, will retry',
      );
      await pause(pauseMs(progress.failures), signal);
    }
  }
  progress.state = 'stopped';
}

async function follow<Event>(
  { name, kinds, checkpointOnly = [], view, limits, progress, isUrgent }: Projection<Event>,
  client: EventStoreDBClient,
  log: Log,
  signal: AbortSignal,
): Promise<void> {
  progress.position = await view.checkpoint();
  const left = new AbortController();
  const runs = subscribeToRuns(
    client,
    [...new Set([...kinds, ...checkpointOnly, 'ledger' as const])],
    progress.position,
    AbortSignal.any([signal, left.signal]),
  );
  const parked = new Set<string>();
  const onParked = (err: EventRefused, event: Arrived) => {
    parked.add(event.streamId);
    log.warn({ projection: name, ...requestInLog(err), err }, 'parked a stream');
    traceProjected(name, [event], Date.now(), err);
  };
  const policy = { tries: triesBeforeParking, onParked };
  let isFirst = true;
  try {
    let isBehind = true;
    const pace = { ...limits, lingerMs: Math.max(limits.lingerMs, behindLingerMs) };
    const urgent = (step: Step) => {
      if (isEndOfLog(step)) isBehind = false;
      return isEndOfLog(step) || (step.event !== undefined && isUrgent?.(step.event) === true);
    };
    for await (const batch of inBatches(upcastEarly(runs, kinds), pace, progress, urgent)) {
      if (isFirst || batch.some(({ event }) => event?.streamId === identityStream))
        await rememberLog(name, view, client);
      isFirst = false;
      const events = batch.flatMap(({ event }) => (event && isOf(kinds, event) ? event : []));
      if (!isBehind) pace.lingerMs = limits.lingerMs * (events.length > fewEvents ? busyFactor : 1);
      const to = batch.findLast((step): step is Step & BatchEnd => step.position !== undefined);
      progress.waitingSince = events[0]?.created;
      progress.committing = events.length;
      const [begun, beganAt] = [performance.now(), Date.now()];
      if (to !== undefined && to.position !== progress.position) {
        await commitOrPark(view, events, to, progress, policy);
        progress.batches += 1;
        progress.batchMs += performance.now() - begun;
        const taken = events.filter(({ streamId }) => !parked.has(streamId));
        traceProjected(name, taken, beganAt);
        parked.clear();
      }
      succeeded(progress, events.length);
      if (signal.aborted) return;
    }
    throw new SubscriptionEnded();
  } finally {
    left.abort();
    progress.waitingSince = undefined;
    progress.committing = 0;
  }
}

/** @throws ViewNotOfLog */
async function rememberLog<Event>(name: string, view: View<Event>, client: EventStoreDBClient): Promise<void> {
  const identity = await requireOfLog(name, view, client);
  if (identity !== undefined) await view.log?.remember(identity);
}

const isEndOfLog = ({ position, event }: Step): boolean => position === undefined && event === undefined;

function succeeded(progress: Progress, events: number): void {
  progress.state = 'following';
  progress.events += events;
  progress.waitingSince = undefined;
  progress.committing = 0;
  progress.failures = 0;
  progress.failingSince = undefined;
  progress.lastError = undefined;
}
