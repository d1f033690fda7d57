import type { Dependency } from '../../platform/health.ts';
import { formatPosition } from '../../platform/log-position.ts';
import type { Position } from './view.ts';

/** How far a projection is. Kept by who runs it, read by whoever asks. */
export type Progress = {
  state: 'starting' | 'following' | 'failing' | 'stopped';
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

export class ProjectionFailing extends Error {
  constructor({ position, failures, lastError }: Progress) {
    super(`failed ${failures} times at ${at(position)}, and goes on trying: ${lastError?.message || lastError?.name}`);
  }
}

const at = (position: Position): string => (position === undefined ? 'the start' : formatPosition(position));

/** A projection as /readyz shows it. `lagSeconds` is the age of the oldest event known to wait. */
export const health = (progress: Progress): Dependency => ({
  required: true,
  check: async () => {
    const { state, position, events, waitingSince } = progress;
    if (state === 'failing') throw new ProjectionFailing(progress);
    return {
      state,
      position: at(position),
      events,
      lagSeconds: waitingSince === undefined ? 0 : Math.max(0, (Date.now() - waitingSince.getTime()) / 1000),
    };
  },
});
