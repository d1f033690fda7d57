import { type CalendarDate, isCalendarDate } from '../../../events/calendar-date.ts';
import { locale } from './locale.ts';

const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });

/** A calendar date in the reader's notation: "22 Nov 2026". */
export const date = (calendarDate: CalendarDate): string => day.format(new Date(`${calendarDate}T00:00:00Z`));

const dayInFull = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
const instantInFull = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'medium' });

/** A calendar date for a sentence: "22 November 2026". */
export const dateInFull = (calendarDate: CalendarDate): string =>
  dayInFull.format(new Date(`${calendarDate}T00:00:00Z`));

/** An instant (RFC 3339) for a sentence: "22 November 2026 at 14:03:00", or only the day if it is the day's last second for the reader. */
export function endOfDayOrTime(rfc3339: string): string {
  const [day = '', clock] = localTime(rfc3339).split('T');
  return clock === '23:59:59' ? dateInFull(day) : instantInFull.format(new Date(rfc3339));
}

/** An instant (RFC 3339) in the reader's time zone, to the second. */
export const time = (rfc3339: string): string => instant.format(new Date(rfc3339));

/** An instant (RFC 3339) as the value of a `datetime-local` input, in the reader's time zone, to the second; '' if it is not an instant. */
export function localTime(rfc3339: string): string {
  const at = new Date(rfc3339);
  if (Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

/** The calendar date that a query parameter holds, or `otherwise` if it holds none. */
export const dateOr = (text: string | null, otherwise: CalendarDate): CalendarDate =>
  text !== null && isCalendarDate(text) ? text : otherwise;

const dayTick = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const monthTick = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
const monthName = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The label below a chart's column: the month, or the first day of a shorter period. */
export const periodTick = (by: 'day' | 'week' | 'month', from: CalendarDate): string =>
  (by === 'month' ? monthTick : dayTick).format(new Date(`${from}T00:00:00Z`));

/** A period in words: a day, a month, or a range of days. */
export function periodName(by: 'day' | 'week' | 'month', from: CalendarDate, until: CalendarDate): string {
  const first = new Date(`${from}T00:00:00Z`);
  if (by === 'month') return monthName.format(first);
  return by === 'day' || from === until ? day.format(first) : day.formatRange(first, new Date(`${until}T00:00:00Z`));
}
