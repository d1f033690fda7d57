import type { CalendarDate } from '../../events/calendar-date.ts';
import type { Closing, ClosingEvent } from '../../events/closing.ts';
import { DayNotOver, ReopeningNeedsReason } from './refusals.ts';

/** Closes the books through a day, or reopens the days after it; without `closedThrough`, reopens all days. */
export type SetClosing = { closedThrough?: CalendarDate; reason?: string; today: CalendarDate };

/**
 * The same day again is recorded, too, so that the key of a command that changes nothing is kept.
 * @throws DayNotOver, ReopeningNeedsReason
 */
export function setClosing(closing: Closing, { closedThrough, reason, today }: SetClosing): ClosingEvent[] {
  if (closedThrough !== undefined && closedThrough >= today) throw new DayNotOver(closedThrough, today);
  const goesBack = closedThrough === undefined || closedThrough < (closing.closedThrough ?? closedThrough);
  if (!goesBack) {
    return [{ type: 'BooksClosed', data: { closedThrough, ...(reason !== undefined && { reason }) } }];
  }
  if (reason === undefined) throw new ReopeningNeedsReason(closing.closedThrough);
  return [{ type: 'BooksReopened', data: { ...(closedThrough !== undefined && { closedThrough }), reason } }];
}
