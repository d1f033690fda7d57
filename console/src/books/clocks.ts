// "As of when", on both clocks: what the ledger knew at a time, and what had happened in the world by a day. In the address.
import { type CalendarDate, isCalendarDate } from '../../../events/calendar-date.ts';

export type Clocks = {
  /** An instant (RFC 3339). */
  at?: string;
  effectiveOn?: CalendarDate;
};

export function clocksOf(params: URLSearchParams): Clocks {
  const at = params.get('at');
  const effectiveOn = params.get('effectiveOn');
  return {
    ...(at !== null && !Number.isNaN(Date.parse(at)) && { at }),
    ...(effectiveOn !== null && isCalendarDate(effectiveOn) && { effectiveOn }),
  };
}

/** What was known at a time does not change any more; all else changes with any event. */
export const keyOf = (what: string, clocks: Clocks): readonly unknown[] => [
  clocks.at === undefined ? 'ledger' : 'then',
  what,
  clocks,
];

/** An instant as `datetime-local` has it, in the reader's time zone, to the second. */
export function localTime(rfc3339: string): string {
  const instant = new Date(rfc3339);
  return new Date(instant.getTime() - instant.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
