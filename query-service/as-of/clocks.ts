// The books are bitemporal: a report counts events that were recorded up to `at` and were effective up to `effectiveOn`.

import { sql } from 'kysely';
import { Type } from 'typebox';
import type { CalendarDate } from '../../events/calendar-date.ts';
import { calendarDate } from '../../events/document/document.ts';
import { Problem } from '../../platform/http/problem.ts';
import { pastTime } from './moment.ts';

export const ClocksQuery = {
  at: Type.Optional(
    Type.String({
      format: 'date-time',
      description: 'Counts events recorded up to this time (RFC 3339); up to now if absent',
    }),
  ),
  effectiveOn: Type.Optional(calendarDate('What had happened in the world up to this day; all of it where absent')),
};

export type Clocks = { at?: Date; effectiveOn?: CalendarDate };

/** @throws TimeInTheFuture */
export const clocksOf = ({ at, effectiveOn }: { at?: string; effectiveOn?: CalendarDate }, now: Date): Clocks => ({
  ...(at !== undefined && { at: pastTime(at, now) }),
  ...(effectiveOn !== undefined && { effectiveOn }),
});

/** Whether rows of `entries` or `events` were recorded and effective by then. */
export const knownBy = ({ at, effectiveOn }: Clocks) =>
  sql<boolean>`(recorded_at <= ${at?.toISOString() ?? 'infinity'}::timestamptz and effective_on <= ${effectiveOn ?? 'infinity'}::date)`;

/** No event was recorded and effective by then. */
export class BeforeTheBeginning extends Problem {
  constructor(what: string) {
    super({
      status: 404,
      title: 'There was no event yet',
      detail: `${what} had no event then`,
    });
  }
}
