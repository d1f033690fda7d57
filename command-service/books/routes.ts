import { Type } from 'typebox';
import { closingId } from '../../events/closing.ts';
import { calendarDate } from '../../events/document/document.ts';
import { closed } from '../../events/document/field.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { envelope, nameFor, today } from '../handling/command-context.ts';
import { commandRoute } from '../http/command-route.ts';
import { reason } from '../invoice/schemas.ts';
import type { Ledger } from '../ledger.ts';
import { setClosing } from './decide.ts';
import { DayNotOver, ReopeningNeedsReason } from './refusals.ts';
import { ClosingIncomplete, type UntilClosed } from './until-closed.ts';

const lastClosedDay = 'The last closed day: it and all days before it are closed. null: no day is closed';

const ClosingBody = Type.Object(
  {
    closedThrough: Type.Union([calendarDate('A day before today'), Type.Null()], { description: lastClosedDay }),
    reason: Type.Optional(reason),
  },
  closed,
);

const ClosingAnswer = Type.Object({
  closedThrough: Type.Union([Type.String({ format: 'date' }), Type.Null()], { description: lastClosedDay }),
  revision: Type.Integer(),
  position: Type.String(),
});

/** Closes the books through a day, and reopens them. */
export function closingRoutes(service: Service, { closing, clock }: Ledger, untilClosed: UntilClosed): void {
  commandRoute(service, {
    method: 'PUT',
    path: '/books/closing',
    name: 'close-books',
    tag: 'books',
    scope: 'books:close',
    summary: 'Close the books through a day, or reopen them with a reason',
    body: ClosingBody,
    problems: [DayNotOver, ReopeningNeedsReason, ClosingIncomplete],
    answer: ClosingAnswer,
    async run({ context, body: { closedThrough: through, reason }, body }) {
      const day = today(clock);
      const command = {
        today: day,
        ...(through !== null && { closedThrough: through }),
        ...(reason !== undefined && { reason }),
      };
      const about = { entityKey: `closing:${nameFor(context, 'closing')}`, content: body, effectiveOn: day };
      const { state, ...place } = await closing.handle(closingId, envelope(context, clock, about), (current) =>
        setClosing(current, command),
      );
      const { closedThrough } = state;
      // also after a part was reopened: the closing of the rest may not have been waited for
      if (closedThrough !== undefined) await untilClosed(place.revision);
      return { body: { closedThrough: closedThrough ?? null }, place };
    },
  });
}
