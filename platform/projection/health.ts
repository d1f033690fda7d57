import { formatPosition } from '../http/log-position.ts';
import type { Dependencies, Dependency } from '../process/health.ts';
import { lagSeconds, type Progress } from './progress.ts';
import { type ParkedStream, type Parking, type Position, type View, ViewOfOtherVersion } from './view.ts';

export class ProjectionFailing extends Error {
  constructor({ position, failures, lastError }: Progress) {
    super(`failed ${failures} times at ${at(position)}, retrying: ${lastError?.message || lastError?.name}`);
  }
}

const at = (position: Position): string => (position === undefined ? 'the start' : formatPosition(position));

/** Down while the projection fails, except while its view waits for a rebuild: that is only reported. Shows its position and lag. */
export const health = (progress: Progress): Dependency => ({
  /** A service whose view waits for `ledger rebuild` after an update is ready: else the update could not end, nor the rebuild begin. */
  get required() {
    return !(progress.lastError instanceof ViewOfOtherVersion);
  },
  check: async () => {
    const { state, position, events } = progress;
    if (state === 'failing') throw new ProjectionFailing(progress);
    return {
      state,
      position: at(position),
      events,
      lagSeconds: lagSeconds(progress, Date.now()),
    };
  },
});

export class StreamsParked extends Error {
  constructor(parked: readonly ParkedStream[]) {
    const [first, second, third] = parked.map(({ reason }) => reason);
    const reasons = [first, second, third].filter((reason) => reason !== undefined);
    super(`${parked.length} parked: ${reasons.join('; ')}${parked.length > reasons.length ? '; …' : ''}`);
  }
}

/** Down if streams are parked: the view answers, but it is incomplete. */
const completeness = <Event>(parking: Parking<Event>): Dependency => ({
  required: false,
  check: async () => {
    const parked = await parking.parked();
    if (parked.length > 0) throw new StreamsParked(parked);
    return undefined;
  },
});

type Watched = { name: string; progress: Progress; view: View };

/** What /readyz shows of projections: the progress of each, and whether streams are parked. */
export const dependenciesOf = (projections: readonly Watched[]): Dependencies =>
  Object.fromEntries(
    projections.flatMap(({ name, progress, view: { parking } }): [string, Dependency][] => [
      [name, health(progress)],
      ...(parking ? [[`streams of ${name}`, completeness(parking)] satisfies [string, Dependency]] : []),
    ]),
  );
