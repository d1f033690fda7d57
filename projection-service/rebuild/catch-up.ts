import type { EventStoreDBClient } from '@eventstore/db-client';
import { inBatches } from '../../platform/projection/batches.ts';
import { commitOrPark, upcastEarly } from '../../platform/projection/commit-or-park.ts';
import { notStarted } from '../../platform/projection/progress.ts';
import type { Projection } from '../../platform/projection/run-projection.ts';
import { subscribeToRuns, upToPosition } from '../../platform/projection/subscription.ts';
import type { Position } from '../../platform/projection/view.ts';

/** Called after each batch with the number of its events and the view's position. The replay waits for it. */
export type BatchListener = (events: number, position: bigint) => void | Promise<void>;

/** Nothing reads a shadow view, so its batches may wait longer until they are full. */
const rebuildLingerMs = 500;

/**
 * Catches up a view with the log to exactly a position, while no other process writes to the view. The stream of an event that the view
 * refuses is parked at once.
 * @param signal aborts it with an error
 * @returns the number of events
 * @throws what the stores throw; catching up can then be continued
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
  let applied = 0;
  const full = { ...limits, lingerMs: rebuildLingerMs };
  try {
    for await (const batch of inBatches(upcastEarly(runs, kinds), full)) {
      const events = batch.flatMap(({ event }) => event ?? []);
      const { position = upTo, event } = batch.at(-1) ?? {};
      await commitOrPark(view, events, { position, ...(event && { event }) }, progress, {
        tries: 1,
        onParked: () => {},
      });
      applied += events.length;
      await onBatch?.(events.length, position);
    }
    return applied;
  } finally {
    left.abort();
  }
}
