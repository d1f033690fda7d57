import { isCalendarDate } from './calendar-date.ts';

const dateTime =
  /^(?<date>\d{4}-\d\d-\d\d)T(?<time>(?:[01]\d|2[0-3]):[0-5]\d):(?<second>[0-5]\d|60)(?<fraction>\.\d+)?(?:Z|(?<sign>[+-])(?<hours>[01]\d|2[0-3]):(?<minutes>[0-5]\d))$/i;

/**
 * Reads every date-time of RFC 3339 whose instant has a year from 1000 to 9999. A leap second (23:59:60 UTC, at the end of a month) is the last
 * millisecond before it, so that it stays on its day. Digits beyond milliseconds are left out.
 * @returns milliseconds since 1970; undefined if the text is no such date-time, or a day or time that does not exist
 */
export function parseInstant(text: string): number | undefined {
  const { date = '', time, second, fraction = '', sign, hours, minutes } = dateTime.exec(text)?.groups ?? {};
  if (!isCalendarDate(date)) return undefined;
  const isLeap = second === '60';
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000 * (sign === '-' ? -1 : 1);
  const ms = Date.parse(`${date}T${time}:${isLeap ? '59' : second}Z`) - offset;
  if (isLeap) return isLastSecondOfMonth(ms) ? ms + 999 : undefined;
  const instant = ms + Math.trunc(Number(`0${fraction}`) * 1_000);
  return isCalendarDate(new Date(instant).toISOString().slice(0, 10)) ? instant : undefined;
}

/** RFC 3339, appendix D: leap seconds are inserted at the end of a month, in UTC. */
const isLastSecondOfMonth = (ms: number): boolean => {
  const next = new Date(ms + 1_000);
  return next.getUTCDate() === 1 && ms % 86_400_000 === 86_399_000;
};
