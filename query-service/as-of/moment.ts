// "As of" on the clock of the ledger: what it knew then. An event is known once it and all before it in its stream are recorded, so
// what was known at any time is the beginning of the stream, whatever the clocks of those who recorded did.

import { Type } from 'typebox';
import type { Recorded } from '../../events/recorded.ts';
import { formatPosition, LogPosition, parsePosition } from '../../platform/http/log-position.ts';
import { Problem } from '../../platform/http/problem.ts';

/** Query parameters of a read that may be as of a moment. */
export const MomentQuery = {
  at: Type.Optional(
    Type.String({
      format: 'date-time',
      description: 'As the ledger knew it then (RFC 3339); not with revision or position',
    }),
  ),
  revision: Type.Optional(
    Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1, description: 'As it was right after its event of this revision' }),
  ),
  position: Type.Optional(LogPosition),
};

export type Moment = { at: Date } | { revision: number } | { position: bigint };

/** More than one moment is asked for. */
export class MomentsContradict extends Problem {
  constructor() {
    super({
      type: 'moments-contradict',
      status: 400,
      title: 'One moment at a time',
      errors: [{ in: 'query', pointer: '/at', detail: 'at, revision and position exclude each other' }],
    });
  }
}

/** What the ledger will know at a time to come, nobody knows. */
export class TimeInTheFuture extends Problem {
  constructor(now: Date) {
    super({
      type: 'time-in-the-future',
      status: 422,
      title: 'What will be known then is not known yet',
      detail: `it is ${now.toISOString()} here`,
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

/** A stream's events as far as they were known at a moment. @param events all of the stream's, in order */
export function knownAt<Event>(events: readonly Recorded<Event>[], moment: Moment): readonly Recorded<Event>[] {
  const isLater = ({ metadata, revision, position }: Recorded<Event>): boolean => {
    if ('at' in moment) return Date.parse(metadata.recordedAt) > moment.at.getTime();
    return 'revision' in moment ? revision > moment.revision : position > moment.position;
  };
  const end = events.findIndex(isLater);
  return end < 0 ? events : events.slice(0, end);
}

/** The invoice came later. */
export class NotRegisteredYet extends Problem {
  constructor({ metadata, position }: Pick<Recorded<unknown>, 'metadata' | 'position'>) {
    super({
      type: 'not-registered-yet',
      status: 404,
      title: 'The invoice was not registered yet',
      detail: `it was registered at ${metadata.recordedAt}`,
      extensions: { registeredAt: metadata.recordedAt, position: formatPosition(position) },
    });
  }
}

/** The stream has not come so far. */
export class NoSuchRevision extends Problem {
  constructor(asked: number, last: number) {
    super({
      type: 'no-such-revision',
      status: 404,
      title: 'There is no such revision',
      detail: `revision ${asked} was asked for, the last one is ${last}`,
      extensions: { revision: last },
    });
  }
}

/** The log has not come so far. */
export class NoSuchPosition extends Problem {
  constructor(end: bigint | undefined) {
    super({
      type: 'no-such-position',
      status: 404,
      title: 'The log does not reach so far',
      ...(end !== undefined && { extensions: { position: formatPosition(end) } }),
    });
  }
}
