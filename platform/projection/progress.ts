import type { Position } from './view.ts';

/** How far a projection is. Kept by who runs it, read by whoever asks. */
export type Progress = {
  /** On standby another process works on the projection. */
  state: 'starting' | 'standby' | 'following' | 'failing' | 'stopped';
  /** As last read or moved. */
  position: Position;
  /** Events taken into the view since the process started. */
  events: number;
  /** When the store took in the oldest event that is in hand and not yet in the view. */
  waitingSince: Date | undefined;
  /** The event that the view refused last, and how often. */
  refused: { position: bigint; tries: number } | undefined;
  /** Failures since the last success, and the last of them. */
  failures: number;
  lastError: Error | undefined;
};

export const notStarted = (): Progress => ({
  state: 'starting',
  position: undefined,
  events: 0,
  waitingSince: undefined,
  refused: undefined,
  failures: 0,
  lastError: undefined,
});
