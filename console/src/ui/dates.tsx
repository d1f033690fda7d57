import type { CalendarDate } from '../../../events/calendar-date.ts';
import { date, time } from '../format/dates.ts';

/** A calendar date. */
export const Day = ({ on }: { on: CalendarDate }) => <time dateTime={on}>{date(on)}</time>;

/** An instant (RFC 3339). */
export const Moment = ({ at }: { at: string }) => <time dateTime={at}>{time(at)}</time>;
