// The progress of the command side's processes, on the streams `process-<name>`.

import { type Static, Type } from 'typebox';
import { type AnyEventOf, count, day, type EventOf, text } from './event-data.ts';

/** A position in the log, which may exceed the integers that JSON keeps exact. */
const position = Type.String({ pattern: '^(0|[1-9][0-9]{0,18})$' });

const ParkedFollowUps = Type.Object({
  stream: text,
  revision: count,
  position,
  type: text,
  reason: text,
  parkedAt: Type.String({ format: 'date-time' }),
});
export type ParkedFollowUps = Static<typeof ParkedFollowUps>;

/** The data of each type of event. */
export const processEvents = {
  /** All invoices that were due on `day` or before were checked, on `process-overdue`. */
  DayDone: Type.Object({ day }),
  /**
   * All events up to `position` of the log were followed up, on `process-follow-ups`, except those of the parked streams. A stream
   * is parked from the first event that this version of the service could not read; `revision` is that event's. Without a position, none
   * was followed up. `owner` is the process that follows up now, and is absent if none does.
   */
  FollowedUp: Type.Object({
    position: Type.Optional(position),
    parked: Type.Optional(Type.Array(ParkedFollowUps)),
    owner: Type.Optional(text),
  }),
  /**
   * All messages of a partition of a Kafka topic before the offset `next` were recorded or put to the dead letters, on
   * `process-kafka-<topic>-<partition>`.
   */
  MessagesTakenIn: Type.Object({ topic: text, partition: count, next: position, newestAt: Type.Optional(count) }),
} as const;

/** On `asked-follow-ups`. */
export const askedEvents = {
  /** A command, named by `waits`, waits until all events before this one are followed up. */
  FollowUpsAsked: Type.Object({ waits: text }),
} as const;

export type FollowUpsAsked = EventOf<typeof askedEvents, 'FollowUpsAsked'>;
export type ProcessEvent = AnyEventOf<typeof processEvents>;
export type DayDone = EventOf<typeof processEvents, 'DayDone'>;
export type MessagesTakenIn = EventOf<typeof processEvents, 'MessagesTakenIn'>;
export type FollowedUp = EventOf<typeof processEvents, 'FollowedUp'>;
