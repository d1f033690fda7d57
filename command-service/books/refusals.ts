import { addDays, type CalendarDate } from '../../events/calendar-date.ts';
import { Refusal } from '../handling/refusal.ts';

/** Nothing is recorded with a date in a closed period. */
export class PeriodClosed extends Refusal {
  static override readonly kind = 'conflict';
  readonly closedThrough: CalendarDate;
  readonly firstOpenDay: CalendarDate;
  constructor(date: CalendarDate, closedThrough: CalendarDate) {
    const firstOpenDay = addDays(closedThrough, 1);
    super(
      `${date} is in a closed period: the books are closed through ${closedThrough}. The first open day is ${firstOpenDay}: send that date or a later one.`,
    );
    this.closedThrough = closedThrough;
    this.firstOpenDay = firstOpenDay;
  }
}

/** Only days that are over are closed. */
export class DayNotOver extends Refusal {
  readonly today: CalendarDate;
  constructor(closedThrough: CalendarDate, today: CalendarDate) {
    super(
      `The books cannot be closed through ${closedThrough}: today is ${today} in the seller's time zone. Close them through ${addDays(today, -1)} or an earlier day.`,
    );
    this.today = today;
  }
}

/** Whoever reopens a closed period says why. */
export class ReopeningNeedsReason extends Refusal {
  readonly closedThrough: CalendarDate | null;
  constructor(closedThrough: CalendarDate | undefined) {
    super(
      closedThrough === undefined
        ? 'No day is closed. To record that again, send a "reason".'
        : `The books are closed through ${closedThrough}, so an earlier date, or null, reopens them. Send a "reason".`,
    );
    this.closedThrough = closedThrough ?? null;
  }
}
