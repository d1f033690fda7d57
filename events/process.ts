// What the processes of the command side know of their own progress, on the streams `process-<name>`.

import type { CalendarDate } from './calendar-date.ts';

/** Everything that fell due up to `day` was looked at, on `process-overdue`. */
export type DayDone = { type: 'DayDone'; data: { day: CalendarDate } };

/** All events up to a position of the log were followed up, on `process-follow-ups`. */
export type FollowedUp = { type: 'FollowedUp'; data: { position: string } };

export type ProcessEvent = DayDone | FollowedUp;
