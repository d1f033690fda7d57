// The dates that the books are shown as of. The books are bitemporal: an event has a recording time and an effective date. Both dates are kept in
// the address.
import { type CalendarDate, isCalendarDate } from '../../../events/calendar-date.ts';

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

/** The key of a query of the books. What was recorded up to an instant never changes; without `at`, any event may change the answer. */
export const keyOf = (subject: string, asOf: AsOf): readonly unknown[] => [
  asOf.at === undefined ? 'ledger' : 'past',
  subject,
  asOf,
];
