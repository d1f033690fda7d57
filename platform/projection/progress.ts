import type { Position } from './view.ts';

/** The progress of a projection. The process that runs the projection updates it; health checks and metrics read it. */
export type Progress = {
  /** On standby, another process runs the projection. */
  state: 'starting' | 'standby' | 'following' | 'failing' | 'stopped';
  /** The view's checkpoint, as last read or moved. */
  position: Position;
  /** Events committed to the view since the process started. */
  events: number;
  /** Batches committed to the view since the process started, and how long all of them took. */
  batches: number;
  batchMs: number;
  /** When the event store recorded the oldest event that was received and is not yet in the view. */
  waitingSince: Date | undefined;
  /** Events of the batch that is being committed, and those received for the next one. */
  committing: number;
  filling: number;
  /** The event that the view refused last, and how often it was tried. */
  refused: { position: bigint; tries: number } | undefined;
  /** Failures since the last success, the time of the first, and the last error. */
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
  committing: 0,
  filling: 0,
  refused: undefined,
  failures: 0,
  failingSince: undefined,
  lastError: undefined,
  failed: 0,
});

/** The age of the oldest event that waits. While the projection fails, no events are received, so the lag is at least as old as the failure. */
export function lagSeconds({ waitingSince, failingSince }: Progress, now: number): number {
  const since = Math.min(waitingSince?.getTime() ?? now, failingSince?.getTime() ?? now);
  return (now - since) / 1_000;
}

/** Events that were received and are not yet in the view. */
export const lagEvents = ({ committing, filling }: Progress): number => committing + filling;
