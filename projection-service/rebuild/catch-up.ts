import type { EventStoreDBClient } from '@eventstore/db-client';
import { inBatches } from '../../platform/projection/batches.ts';
import { notStarted } from '../../platform/projection/progress.ts';
import type { Projection } from '../../platform/projection/run-projection.ts';
import { subscribeToRuns, upToPosition } from '../../platform/projection/subscription.ts';
import { take } from '../../platform/projection/take.ts';
import type { Position } from '../../platform/projection/view.ts';

/** Told how many events were taken in since the last time, and where the view is; it is waited for. */
export type BatchListener = (events: number, position: bigint) => void | Promise<void>;

/** Nobody waits for a view that is built, so that its batches may wait until they are full. */
const rebuildLingerMs = 500;

/**
 * Brings a view that nobody else works on to a place in the log: all events up to there are taken in, and none beyond. The stream
 * of an event that is refused is parked at once.
 * @param signal ends it before, by an error
 * @returns how many events it took in
 * @throws what the stores throw: then it can go on from where it was
 */
export async function catchUp<Event>(
  client: EventStoreDBClient,
  { kinds, view, limits }: Pick<Projection<Event>, 'kinds' | 'view' | 'limits'>,
  upTo: Position,
  { onBatch, signal }: { onBatch?: BatchListener | undefined; signal?: AbortSignal } = {},
): Promise<number> {
  const progress = { ...notStarted(), position: await view.checkpoint() };
  if (upTo === undefined || (progress.position !== undefined && progress.position >= upTo)) return 0;
  const left = new AbortController();
  const ends = signal ? AbortSignal.any([left.signal, signal]) : left.signal;
  const runs = upToPosition(subscribeToRuns(client, kinds, progress.position, ends), upTo);
  let taken = 0;
  const full = { ...limits, lingerMs: rebuildLingerMs };
  try {
    for await (const batch of inBatches(runs, full)) {
      const events = batch.flatMap(({ event }) => event ?? []);
      const to = batch.at(-1)?.position ?? upTo;
      await take(view, events, to, progress, { tries: 1, onParked: () => {} });
      taken += events.length;
      await onBatch?.(events.length, to);
    }
    return taken;
  } finally {
    left.abort();
  }
}
