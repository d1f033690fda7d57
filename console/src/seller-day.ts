// The seller's calendar decides which day it is, wherever the reader is: dates that the console proposes are the seller's.
import { type CalendarDate, calendarIn } from '../../events/calendar-date.ts';

/** The reader's day, until the seller's is known. */
let dateOf = calendarIn(Intl.DateTimeFormat().resolvedOptions().timeZone);

/** How far the clock of a test ledger is ahead of the reader's; undefined for any other ledger. */
let aheadMs: number | undefined;

/** Today's date in the seller's time zone. */
export const today = (now = new Date(Date.now() + (aheadMs ?? 0))): CalendarDate => dateOf(now);

/** Whether the ledger has a clock of its own, so that its times are not real. */
export const isTestLedger = (): boolean => aheadMs !== undefined;

/** From now on `today` is by the clock of a test ledger. @param time its time now */
export function setTestClock(time: string): void {
  aheadMs = Date.parse(time) - Date.now();
}

/** From now on `today` is the seller's. */
export function setSellerTimeZone(timeZone: string): void {
  dateOf = calendarIn(timeZone);
}
