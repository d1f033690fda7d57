// What the processes of the command side know of their own progress, on the streams `process-<name>`.

import type { CalendarDate } from './calendar-date.ts';

/** Everything that fell due up to `day` was looked at, on `process-overdue`. */
export type DayDone = { type: 'DayDone'; data: { day: CalendarDate } };

/**
 * All events up to a position of the log were followed up, on `process-follow-ups`; but not those of `parked` streams, from a
 * revision on: there was an event that the service, in the version that it had then, could not read.
 */
export type FollowedUp = { type: 'FollowedUp'; data: { position: string; parked?: ParkedFollowUps[] } };
export type ParkedFollowUps = {
  stream: string;
  revision: number;
  position: string;
  type: string;
  reason: string;
  parkedAt: string;
};

export type ProcessEvent = DayDone | FollowedUp;
