// The seller's calendar decides which day it is, wherever the reader is: dates that the console proposes are the seller's.
import { type CalendarDate, calendarIn } from '../../events/calendar-date.ts';

/** The reader's day, until the seller's is known. */
let dateOf = calendarIn(Intl.DateTimeFormat().resolvedOptions().timeZone);

/** Today's date in the seller's time zone. */
export const today = (now = new Date()): CalendarDate => dateOf(now);

/** From now on `today` is the seller's. */
export function setSellerTimeZone(timeZone: string): void {
  dateOf = calendarIn(timeZone);
}
