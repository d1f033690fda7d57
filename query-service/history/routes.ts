import { type Static, Type } from 'typebox';
import { InvoiceFields } from '../../events/invoice-fields.ts';
import { formatPosition, LogPosition } from '../../platform/http/log-position.ts';
import type { Service } from '../../platform/http/service.ts';
import type { ParkedStream } from '../../platform/projection/view.ts';
import type { AuditDocument } from '../../projection-service/audit/document.ts';
import { NoSuchRevision } from '../as-of/moment.ts';
import { viewRoute } from '../freshness/view-route.ts';
import { invoiceNotFound } from '../invoices/not-found.ts';
import { InvoiceId } from '../invoices/routes.ts';
import { nextPage, positionAt, positionCursor, withCursor } from '../lists/page-query.ts';
import type { AuditLog } from './audit-log.ts';

const BeforeOrAfter = Type.Object(
  {
    state: Type.Enum(['unregistered', ...InvoiceFields.properties.state.enum]),
    amountDue: Type.Integer({ description: 'In minor units' }),
  },
  { title: 'InvoiceStateAndDue' },
);

const HistoryEvent = Type.Object(
  {
    eventId: Type.String(),
    revision: Type.Integer({ description: 'The revision of the event in its stream, from 0' }),
    position: LogPosition,
    type: Type.String({ examples: ['PaymentApplied'], description: 'The type of the event' }),
    recordedAt: Type.String({ description: 'When it was recorded (RFC 3339, UTC)' }),
    effectiveOn: Type.String({ format: 'date', description: 'Effective date' }),
    actor: Type.String(),
    correlationId: Type.String(),
    causationId: Type.Optional(Type.String()),
    change: Type.Record(Type.String(), Type.Unknown(), { description: 'What the event changed' }),
    before: { ...BeforeOrAfter, description: 'The invoice before the event' },
    after: { ...BeforeOrAfter, description: 'The invoice after the event' },
  },
  { title: 'HistoryEvent' },
);

const BrokenEvent = Type.Object(
  {
    revision: Type.Integer({ description: 'The revision of the event in its stream, from 0' }),
    position: LogPosition,
    type: Type.String({ description: 'The type of the event' }),
    reason: Type.String({ description: 'Why it cannot be applied' }),
  },
  {
    title: 'BrokenEvent',
    description:
      'The event after the last one of `events`, if it is broken or of a later version. It and the later ones are not in the history',
  },
);

const History = Type.Object(
  {
    events: Type.Array(HistoryEvent, { description: 'By revision' }),
    broken: Type.Optional(BrokenEvent),
    next: nextPage,
  },
  { title: 'InvoiceHistory', description: 'The events of the invoice, in order' },
);

const mostEvents = 1_000;

export function historyRoutes(service: Service, { view, history, parked }: AuditLog): void {
  viewRoute(service, view, {
    path: '/invoices/:invoiceId/history',
    scope: 'audit:read',
    tag: 'invoices',
    operationId: 'getInvoiceHistory',
    summary: 'Get the history of an invoice: who did what and when, with state and amount due before and after',
    problems: { 404: 'invoice-not-found, no-such-revision' },
    params: InvoiceId,
    query: {
      from: Type.Optional(
        Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1, default: 0, description: 'The first revision to show' }),
      ),
      limit: Type.Optional(Type.Integer({ minimum: 1, maximum: mostEvents, default: mostEvents })),
      cursor: Type.Optional({ ...positionCursor, description: 'The `next` of the previous page, instead of `from`' }),
    },
    answer: History,
    async run({ params, query: { from = 0, limit = mostEvents, cursor }, read }) {
      const { invoiceId: id } = params;
      const list = ['invoice-history', id];
      const first = Number(positionAt(list, cursor) ?? from);
      const found = await read(() => history(id, first, limit + 1));
      const next = found[limit]?.revision;
      const broken = next === undefined ? await parked(id) : undefined;
      const isThere = async (revision: number) => (await read(() => history(id, revision, 1))).length > 0;
      if (found.length === 0 && broken === undefined) {
        if (!(await isThere(0))) throw invoiceNotFound(id);
        // right behind the last event there is nothing yet
        if (!(await isThere(Math.max(0, first - 1)))) throw new NoSuchRevision(first);
      }
      return withCursor(list, {
        events: found.slice(0, limit).map(eventOf),
        ...(broken && { broken: brokenOf(broken) }),
        ...(next !== undefined && { next: String(next) }),
      });
    },
  });
}

const brokenOf = ({ revision, position, type, reason }: ParkedStream): Static<typeof BrokenEvent> => ({
  revision,
  position: formatPosition(position),
  type,
  reason,
});

const eventOf = ({ _id, invoiceId: _, position, ...document }: AuditDocument): Static<typeof HistoryEvent> => ({
  eventId: _id,
  position: formatPosition(position),
  ...document,
});
