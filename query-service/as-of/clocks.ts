// The two clocks of the books: up to when the ledger had learned of it (`at`), and up to when it had happened (`effectiveOn`).

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
      description: 'As the ledger knew it then (RFC 3339); as it knows it now where absent',
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

/** Whether rows of `entries` or `events` were known and had happened by then. */
export const knownBy = ({ at, effectiveOn }: Clocks) =>
  sql<boolean>`(recorded_at <= ${at?.toISOString() ?? 'infinity'}::timestamptz and effective_on <= ${effectiveOn ?? 'infinity'}::date)`;

/** Nothing was recorded yet, or had happened. */
export class BeforeTheBeginning extends Problem {
  constructor(what: string) {
    super({
      type: 'before-the-beginning',
      status: 404,
      title: 'That was before the beginning',
      detail: `${what} had no event then`,
    });
  }
}
