// The progress of the command side's processes, on the streams `process-<name>`.

import type { CalendarDate } from './calendar-date.ts';

/** All invoices that were due on `day` or before were checked, on `process-overdue`. */
export type DayDone = { type: 'DayDone'; data: { day: CalendarDate } };

/**
 * All events up to `position` of the log were followed up, on `process-follow-ups`, except those of the parked streams. A stream
 * is parked from the first event that this version of the service could not read; `revision` is that event's.
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
