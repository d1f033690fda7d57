import { type Static, Type } from 'typebox';
import { calendarIn, NoSuchTimeZone } from '../events/calendar-date.ts';
import { CannotStart } from '../platform/cannot-start.ts';

/** The environment of the command service. */
export const Config = Type.Object({
  COMMAND_HOST: Type.String({ default: '127.0.0.1', description: 'The address to listen on' }),
  COMMAND_PORT: Type.Integer({ default: 3001, minimum: 0, maximum: 65_535, description: 'The port to listen on' }),
  EVENT_STORE_URL: Type.String({
    default: 'esdb://127.0.0.1:2113?tls=false',
    description: 'Connection string of EventStoreDB',
  }),
  SELLER_TIME_ZONE: Type.String({ default: 'UTC', description: 'IANA time zone of the calendar that dates are of' }),
  LOG_LEVEL: Type.Enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal'], { default: 'info' }),
});
export type Config = Static<typeof Config>;

/** The calendar that dates are of. @throws CannotStart where the time zone doesn't exist */
export function sellersCalendar({ SELLER_TIME_ZONE }: Config): ReturnType<typeof calendarIn> {
  try {
    return calendarIn(SELLER_TIME_ZONE);
  } catch (error) {
    if (error instanceof NoSuchTimeZone) throw new CannotStart(`SELLER_TIME_ZONE: ${error.message}`);
    throw error;
  }
}
