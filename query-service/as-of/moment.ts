// The state as of a moment of the recording time. An event counts once it and all events before it in its stream are recorded. So at any
// time, the events that count are the first ones of the stream, even if the clocks of the recording processes differed.

import { Type } from 'typebox';
import { instant } from '../../events/document/field.ts';
import type { Recorded } from '../../events/recorded.ts';
import { formatPosition, LogPosition, parsePosition } from '../../platform/http/log-position.ts';
import { Problem } from '../../platform/http/problems/problem.ts';

/** Query parameters of a read as of a moment. */
export const MomentQuery = {
  at: Type.Optional(instant('Recorded up to this time (RFC 3339); not together with revision or position')),
  revision: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1, description: 'As of its event with this revision' }),
  ),
  position: Type.Optional(LogPosition),
};

export type Moment = { at: Date } | { revision: number } | { position: bigint };

/** The request names more than one moment. */
export class MomentsContradict extends Problem {
  constructor() {
    super({
      status: 400,
      title: 'The request has more than one of at, revision and position',
      errors: [{ in: 'query', pointer: '/at', detail: 'send only one of at, revision and position' }],
    });
  }
}

/** The time is in the future. */
export class TimeInTheFuture extends Problem {
  constructor(now: Date) {
    super({
      status: 422,
      title: 'The time is in the future',
      detail: `The current time is ${now.toISOString()}. Send this time or an earlier one.`,
      errors: [{ in: 'query', pointer: '/at', detail: 'must not be in the future' }],
    });
  }
}

/** @throws MomentsContradict, TimeInTheFuture, Problem 400 malformed-log-position */
export function momentOf(
  { at, revision, position }: { at?: string; revision?: number; position?: string },
  now: Date,
): Moment | undefined {
  if ([at, revision, position].filter((given) => given !== undefined).length > 1) throw new MomentsContradict();
  if (at !== undefined) return { at: pastTime(at, now) };
  if (revision !== undefined) return { revision };
  return position === undefined ? undefined : { position: parsePosition(position) };
}

/** @throws TimeInTheFuture */
export function pastTime(at: string, now: Date): Date {
  const time = new Date(at);
  if (time > now) throw new TimeInTheFuture(now);
  return time;
}

/** The events of a stream that count at a moment. @param events all events of the stream, in order */
export function knownAt<Event>(events: readonly Recorded<Event>[], moment: Moment): readonly Recorded<Event>[] {
  const isLater = ({ metadata, revision, position }: Recorded<Event>): boolean => {
    if ('at' in moment) return Date.parse(metadata.recordedAt) > moment.at.getTime();
    return 'revision' in moment ? revision > moment.revision : position > moment.position;
  };
  const end = events.findIndex(isLater);
  return end < 0 ? events : events.slice(0, end);
}

/** The invoice was registered later. */
export class NotRegisteredYet extends Problem {
  constructor({ metadata, position }: Pick<Recorded<unknown>, 'metadata' | 'position'>) {
    super({
      status: 404,
      title: 'The invoice was not registered yet',
      detail: `It was registered at ${metadata.recordedAt}. Ask for this time or a later one.`,
      extensions: { registeredAt: metadata.recordedAt, position: formatPosition(position) },
    });
  }
}

/** The stream has fewer events. */
export class NoSuchRevision extends Problem {
  constructor(asked: number, last?: number) {
    super({
      status: 404,
      title: 'Revision not found',
      detail: `There is no revision ${asked}${last === undefined ? '' : `; the last one is ${last}`}.`,
      ...(last !== undefined && { extensions: { revision: last } }),
    });
  }
}

/** The log ends before the position. */
export class NoSuchPosition extends Problem {
  constructor(end: bigint | undefined) {
    super({
      status: 404,
      title: 'The position is beyond the end of the log',
      ...(end !== undefined && { extensions: { position: formatPosition(end) } }),
    });
  }
}
