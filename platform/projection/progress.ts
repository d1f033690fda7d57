import type { Position } from './view.ts';

/** How far a projection is. Kept by who runs it, read by whoever asks. */
export type Progress = {
  /** On standby another process works on the projection. */
  state: 'starting' | 'standby' | 'following' | 'failing' | 'stopped';
  /** As last read or moved. */
  position: Position;
  /** Events taken into the view since the process started. */
  events: number;
  /** Batches committed to the view, and how long that took in all. */
  batches: number;
  batchMs: number;
  /** When the store took in the oldest event that is in hand and not yet in the view. */
  waitingSince: Date | undefined;
  /** Events of the batch in hand, and what has arrived for the next one. */
  taking: number;
  filling: number;
  /** The event that the view refused last, and how often. */
  refused: { position: bigint; tries: number } | undefined;
  /** Failures since the last success, since when, and the last of them. */
  failures: number;
  failingSince: Date | undefined;
  lastError: Error | undefined;
  /** Failures since the process started. */
  failed: number;
};

export const notStarted = (): Progress => ({
  state: 'starting',
  position: undefined,
  events: 0,
  batches: 0,
  batchMs: 0,
  waitingSince: undefined,
  taking: 0,
  filling: 0,
  refused: undefined,
  failures: 0,
  failingSince: undefined,
  lastError: undefined,
  failed: 0,
});

/** The age of the oldest event known to wait; while it fails nothing is known of those to come, so it is as late as the failure is old. */
export function lagSeconds({ waitingSince, failingSince }: Progress, now: number): number {
  const since = Math.min(waitingSince?.getTime() ?? now, failingSince?.getTime() ?? now);
  return (now - since) / 1_000;
}

/** Events that have arrived and are not in the view. */
export const lagEvents = ({ taking, filling }: Progress): number => taking + filling;
