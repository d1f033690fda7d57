// The dates that a page is shown as of. The ledger is bitemporal: an event has a recording time and an effective date. Both dates are kept in the
// address.
import { type CalendarDate, isCalendarDate } from '../../../../events/calendar-date.ts';
import { dateInFull, endOfDayOrTime } from '../../format/dates.ts';
import { texts } from '../../texts.ts';

export type AsOf = {
  /** Events recorded after this instant (RFC 3339) are left out. */
  at?: string;
  /** Events effective after this day are left out. */
  effectiveOn?: CalendarDate;
};

export function asOfParams(params: URLSearchParams): AsOf {
  const at = params.get('at');
  const effectiveOn = params.get('effectiveOn');
  return {
    ...(at !== null && !Number.isNaN(Date.parse(at)) && { at }),
    ...(effectiveOn !== null && isCalendarDate(effectiveOn) && { effectiveOn }),
  };
}

export const isPast = ({ at, effectiveOn }: AsOf): boolean => at !== undefined || effectiveOn !== undefined;

/** The day, or the effective date if that is earlier: nothing later is shown. */
export const earlier = (day: CalendarDate, effectiveOn: CalendarDate | undefined): CalendarDate =>
  effectiveOn !== undefined && effectiveOn < day ? effectiveOn : day;

/** Both dates in words: "As recorded by 31 March 2026, effective 28 February 2026". */
export const inWords = ({ at, effectiveOn }: AsOf): string =>
  texts.asOf.words(
    at === undefined ? undefined : endOfDayOrTime(at),
    effectiveOn === undefined ? undefined : dateInFull(effectiveOn),
  );

/** The key of a query. What was recorded up to an instant never changes; without `at`, the key says which events may change the answer. */
export const keyOf = (changing: readonly unknown[], asOf: AsOf): readonly unknown[] => [
  ...(asOf.at === undefined ? changing : ['past', ...changing]),
  asOf,
];
