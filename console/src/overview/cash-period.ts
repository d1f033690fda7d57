import { addDays, type CalendarDate } from '../../../events/calendar-date.ts';

export const cashSteps = ['day', 'week', 'month'] as const;
export type CashStep = (typeof cashSteps)[number];

/** A range of days, both included, divided into steps. */
export type CashPeriod = { from: CalendarDate; until: CalendarDate; by: CashStep };

/** The last 30 days, 13 calendar weeks or 12 calendar months, including the current one. */
export function cashPeriod(by: CashStep, today: CalendarDate): CashPeriod {
  if (by === 'day') return { from: addDays(today, -29), until: today, by };
  if (by === 'week') return { from: addDays(today, -daysSinceMonday(today) - 12 * 7), until: today, by };
  const [year = 0, month = 0] = today.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 12, 1));
  return { from: first.toISOString().slice(0, 10), until: today, by };
}

const daysSinceMonday = (date: CalendarDate): number => (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
