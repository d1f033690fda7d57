import type { CalendarDate } from '../../../events/calendar-date.ts';
import { locale } from './locale.ts';

const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });

/** A calendar date as the reader writes it: "22 Nov 2026". */
export const date = (calendarDate: CalendarDate): string => day.format(new Date(`${calendarDate}T00:00:00Z`));

/** An instant (RFC 3339) in the reader's time zone, to the second. */
export const time = (rfc3339: string): string => instant.format(new Date(rfc3339));

/** The date that it is where the reader is. */
export function today(): CalendarDate {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

const dayTick = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
const monthTick = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
const monthName = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** What stands below a column of a chart: "Nov", or the first day of a week or shorter time. */
export const periodTick = (by: 'day' | 'week' | 'month', from: CalendarDate): string =>
  (by === 'month' ? monthTick : dayTick).format(new Date(`${from}T00:00:00Z`));

/** A day, a month, or from when to when. */
export function periodName(by: 'day' | 'week' | 'month', from: CalendarDate, until: CalendarDate): string {
  const first = new Date(`${from}T00:00:00Z`);
  if (by === 'month') return monthName.format(first);
  return by === 'day' || from === until ? day.format(first) : day.formatRange(first, new Date(`${until}T00:00:00Z`));
}
