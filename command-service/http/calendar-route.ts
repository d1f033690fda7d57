import { Type } from 'typebox';
import type { Service } from '../../platform/http/service.ts';
import type { TestClock } from '../../platform/process/test-clock.ts';
import { type Clock, today } from '../handling/command-context.ts';

const Calendar = Type.Object(
  {
    timeZone: Type.String({ description: 'IANA time zone of the seller', examples: ['Europe/Berlin'] }),
    today: Type.String({ format: 'date', description: 'The current date there' }),
    testClock: Type.Optional(
      Type.String({ format: 'date-time', description: 'Only of a test ledger: the time of its own clock' }),
    ),
  },
  { title: 'Calendar', description: "The seller's calendar, by which a command without a date is dated" },
);

/** Tells clients the seller's day, so that the dates that they propose are the ones that the ledger would take. */
export function calendarRoute(service: Service, clock: Clock, timeZone: string, test?: TestClock): void {
  service.get(
    '/calendar',
    {
      config: { scope: 'open' },
      schema: {
        tags: ['seller'],
        operationId: 'getCalendar',
        summary: "Get the seller's time zone and current date",
        response: { 200: Calendar },
      },
    },
    async (_, reply) => {
      reply.header('cache-control', 'no-store');
      return { timeZone, today: today(clock), ...(test && { testClock: test.now().toISOString() }) };
    },
  );
}
