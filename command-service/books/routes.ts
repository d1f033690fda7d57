import { Type } from 'typebox';
import { calendarDate } from '../../events/document/document.ts';
import { closed } from '../../events/document/field.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { LogPosition } from '../../platform/http/log-position.ts';
import { commandRoute } from '../http/command-route.ts';
import { withExample } from '../http/examples.ts';
import { reason } from '../invoice/schemas.ts';
import type { Ledger } from '../ledger.ts';
import { closeBooks } from './close-books.ts';
import { DayNotOver, ReopeningNeedsReason } from './refusals.ts';
import { ClosingIncomplete, type UntilClosed } from './until-closed.ts';

const lastClosedDay = 'The last closed day: it and all days before it are closed. null: no day is closed';

export const ClosingBody = Type.Object(
  {
    closedThrough: Type.Union([calendarDate('A day before today'), Type.Null()], { description: lastClosedDay }),
    reason: Type.Optional(reason),
  },
  { ...withExample('ClosingRequest'), ...closed },
);

const ClosingAnswer = Type.Object(
  {
    closedThrough: Type.Union([Type.String({ format: 'date' }), Type.Null()], { description: lastClosedDay }),
    revision: Type.Integer({ description: 'The revision of the last event, from 0; also its ETag' }),
    position: LogPosition,
  },
  { title: 'BooksClosing' },
);

/** Closes the books through a day, and reopens them. */
export function closingRoutes(service: Service, ledger: Ledger, untilClosed: UntilClosed): void {
  commandRoute(service, {
    method: 'PUT',
    path: '/books/closing',
    name: 'close-books',
    tag: 'books',
    scope: 'books:close',
    operationId: 'closeBooks',
    summary: 'Close the books through a day, or reopen them with a reason',
    body: ClosingBody,
    problems: [DayNotOver, ReopeningNeedsReason, ClosingIncomplete],
    answer: ClosingAnswer,
    async run({ context, body }) {
      const { state, ...place } = await closeBooks(ledger, untilClosed, context, body);
      return { body: { closedThrough: state.closedThrough ?? null }, place };
    },
  });
}
