import { isCalendarDate } from './calendar-date.ts';

const dateTime =
  /^(?<date>\d{4}-\d\d-\d\d)T(?<time>(?:[01]\d|2[0-3]):[0-5]\d):(?<second>[0-5]\d|60)(?<fraction>\.\d+)?(?:Z|(?<sign>[+-])(?<hours>[01]\d|2[0-3]):(?<minutes>[0-5]\d))$/i;

// The instants that the stores can keep. Nothing is recorded beyond them.
const [earliest, latest] = [Date.parse('1000-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')];

/**
 * Reads every date-time of RFC 3339. A leap second (23:59:60 UTC, at the end of a month) is the last millisecond before it, so that it
 * stays on its day. Digits beyond milliseconds are left out. An instant before the year 1000 or after 9999 (UTC) is the nearest one within.
 * @returns milliseconds since 1970; undefined if the text is no date-time, or a day or time that does not exist
 */
export function parseInstant(text: string): number | undefined {
  const { date = '', time, second, fraction = '', sign, hours, minutes } = dateTime.exec(text)?.groups ?? {};
  if (!isCalendarDate(date.replace(/^0/, '2'))) return undefined; // the calendar is the same each 400 years
  const isLeap = second === '60';
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000 * (sign === '-' ? -1 : 1);
  const ms = Date.parse(`${date}T${time}:${isLeap ? '59' : second}Z`) - offset;
  if (isLeap && !isLastSecondOfMonth(ms)) return undefined;
  const instant = ms + (isLeap ? 999 : Math.trunc(Number(`0${fraction}`) * 1_000));
  return Math.min(Math.max(instant, earliest), latest);
}

/** RFC 3339, appendix D: leap seconds are inserted at the end of a month, in UTC. */
const isLastSecondOfMonth = (ms: number): boolean => {
  const next = new Date(ms + 1_000);
  return next.getUTCDate() === 1 && next.getTime() % 86_400_000 === 0;
};
