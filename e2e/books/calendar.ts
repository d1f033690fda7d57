// Days, as texts such as 2026-03-31.

const msPerDay = 86_400_000;

/** The day so many days later; earlier if below 0. */
export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * msPerDay).toISOString().slice(0, 10);

/** How many days the second day is after the first. */
export const daysBetween = (first: string, second: string): number =>
  Math.round((Date.parse(second) - Date.parse(first)) / msPerDay);

export const laterOf = (one: string, other: string): string => (one > other ? one : other);

/** A time zone in which it is the same day as in UTC, and still some hours until the next one. */
export function zoneBeforeMidnight(now: Date): string {
  const behind = Math.min(12, Math.max(0, now.getUTCHours() - 6));
  return behind === 0 ? 'UTC' : `Etc/GMT+${behind}`; // the sign is that of POSIX: west of Greenwich
}
