/** A date of the seller's calendar, "2026-11-22" (ISO 8601, without a time or zone). */
export type CalendarDate = string;

export class NoSuchTimeZone extends Error {
  constructor(timeZone: string, cause?: unknown) {
    super(`${timeZone} is not an IANA time zone, such as Europe/Berlin`, { cause });
  }
}

const yearMonthDay = /^([1-9]\d{3})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Whether the text is a date that exists: "2026-02-29" is not one. Years 1000 to 9999. It is asked for each date of each event that is read. */
export function isCalendarDate(text: string): text is CalendarDate {
  const found = yearMonthDay.exec(text);
  return found !== null && Number(found[3]) <= daysOf(Number(found[1]), Number(found[2]));
}

/** The days of a month of the Gregorian calendar. */
function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * @param timeZone an IANA name, "Europe/Berlin"
 * @returns a function that gives the calendar date in that time zone at an instant
 * @throws NoSuchTimeZone
 */
export function calendarIn(timeZone: string): (instant: Date) => CalendarDate {
  try {
    // the Swedish locale formats dates as YYYY-MM-DD
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    // the date is asked several times for each command, and no time zone changes it within a second
    let [second, date] = [Number.NaN, ''];
    return (instant) => {
      const at = Math.floor(instant.getTime() / 1_000);
      if (at !== second) [date, second] = [format.format(instant), at];
      return date;
    };
  } catch (error) {
    throw new NoSuchTimeZone(timeZone, error);
  }
}

/** The later of two dates; the one that there is if the other is undefined. */
export const later = (date: CalendarDate, other: CalendarDate | undefined): CalendarDate =>
  other !== undefined && other > date ? other : date;

/** The date `days` later, or earlier if `days` is negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  const instant = new Date(`${date}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}
