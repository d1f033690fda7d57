// The books are bitemporal: a report counts the events that were recorded up to `at` and have an effective date up to `effectiveOn`.

import { sql } from 'kysely';
import { Type } from 'typebox';
import type { CalendarDate } from '../../events/calendar-date.ts';
import { calendarDate } from '../../events/document/document.ts';
import { instant } from '../../events/document/field.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import { pastTime } from './moment.ts';

/** Query parameters of a report as of a recording time, an effective date, or both. */
export const AsOfQuery = {
  at: Type.Optional(instant('Counts events recorded up to this time (RFC 3339); up to now if absent')),
  effectiveOn: Type.Optional(calendarDate('Counts events with an effective date up to this day; all events if absent')),
};

export type AsOf = { at?: Date; effectiveOn?: CalendarDate };

/** @throws TimeInTheFuture */
export const readAsOf = ({ at, effectiveOn }: { at?: string; effectiveOn?: CalendarDate }, now: Date): AsOf => ({
  ...(at !== undefined && { at: pastTime(at, now) }),
  ...(effectiveOn !== undefined && { effectiveOn }),
});

/** The condition that a row of `entries` or `events` was recorded and effective by then. */
export const includedAsOf = ({ at, effectiveOn }: AsOf) =>
  sql<boolean>`(recorded_at <= ${at?.toISOString() ?? 'infinity'}::timestamptz and effective_on <= ${effectiveOn ?? 'infinity'}::date)`;

/** No event was recorded and effective by then. */
export class BeforeTheBeginning extends Problem {
  constructor(what: string) {
    super({
      status: 404,
      title: 'No events had been recorded by then',
      detail: `There were no events of ${what} by that time. Ask for a later one.`,
    });
  }
}
