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
