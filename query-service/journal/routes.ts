import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { preferred } from '../../platform/http/accept.ts';
import { LogPositionHeader } from '../../platform/http/log-position.ts';
import type { Service } from '../../platform/http/service.ts';
import type { BooksStore } from '../books/store.ts';
import { CustomerId, customerNotFound } from '../customers/customer-id.ts';
import { readView } from '../freshness/freshness.ts';
import { viewRoute } from '../freshness/view-route.ts';
import { unitsQuery } from '../lists/export-lines.ts';
import { costOfList, listResponse, listTypes } from '../lists/list-writers.ts';
import { nextPage, positionAt, positionCursor, withCursor } from '../lists/page-query.ts';
import { chosenIn } from '../lists/several.ts';
import { exported, writerOf } from './export.ts';
import { JournalFilter } from './filter.ts';
import { findEvents, JournalEvent, type Page } from './find.ts';

const usualLimit = 100;
const mostEvents = 1_000;
const closed = { additionalProperties: false } as const;

const PageQuery = {
  order: Type.Optional(Type.Enum(['oldest', 'newest'], { default: 'newest', description: 'Which events come first' })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: mostEvents, default: usualLimit })),
  cursor: positionCursor,
};

const Journal = Type.Object(
  {
    events: Type.Array(JournalEvent, { description: 'In the order that was asked for' }),
    next: nextPage,
  },
  { title: 'JournalPage', description: 'A page of events; amounts in minor units' },
);

const asLines =
  "a line for each debit and credit, with the customer's name, the invoice's number, and decimals such as 10013.42";

/** The journal: a search over all events, a customer's history, exports. */
export function journalRoutes(service: Service, { db, view, inSnapshot }: BooksStore): void {
  const problems = { 503: 'view-behind, view-not-of-log, store-unavailable, view-not-built' };
  const find = (filter: JournalFilter, page: Page) => inSnapshot((tx) => findEvents(tx, filter, page));

  service.get(
    '/journal',
    {
      config: { scope: 'audit:read', problems: { ...problems, 406: 'not-acceptable' }, cost: costOfList },
      schema: {
        tags: ['books'],
        operationId: 'getJournal',
        summary:
          'Who did what, when and why, with its double entry; as NDJSON or CSV all of it, in the order of the log',
        querystring: Type.Object({ ...JournalFilter, ...PageQuery, ...unitsQuery(asLines) }, closed),
        headers: LogPositionHeader,
        response: listResponse('events', 'event', Journal, JournalEvent),
      },
    },
    async (request, reply) => {
      const { order = 'newest', limit = usualLimit, cursor, units = 'minor', ...query } = request.query;
      const filter = chosenIn(query);
      const type = preferred(request.headers.accept, listTypes);
      if (type !== 'application/json') {
        // waits for the position in the request, and returns the view's position
        let end: bigint | undefined;
        await readView(view, request, reply, async () => {
          end = await view.reached();
          return { reached: end, found: undefined };
        });
        return reply.type(type).send(Readable.from(exported(db, filter, end, writerOf(db, type, units))));
      }
      const list = ['journal', Object.entries(filter).toSorted(), order];
      const page = { order, limit: limit + 1, after: positionAt(list, cursor) };
      const found = await readView(view, request, reply, () => find(filter, page));
      return withCursor(list, pageOf(found, limit));
    },
  );

  viewRoute(service, view, {
    path: '/customers/:customerId/history',
    scope: 'audit:read',
    tag: 'customers',
    operationId: 'getCustomerHistory',
    summary:
      'Get the history of a customer: events of its invoices, payments and credit, with the state before and after',
    problems: { 404: 'customer-not-found' },
    params: CustomerId,
    query: {
      ...PageQuery,
      order: Type.Optional(
        Type.Enum(['oldest', 'newest'], { default: 'oldest', description: 'Which events come first' }),
      ),
    },
    answer: Journal,
    async run({ params: { customerId: customer }, query: { order = 'oldest', limit = usualLimit, cursor }, read }) {
      const list = ['history', customer, order];
      const page = { order, limit: limit + 1, after: positionAt(list, cursor) };
      const found = await read(() => find({ customer }, page));
      const isKnown = found.length > 0 || (await read(() => find({ customer }, { order, limit: 1 }))).length > 0;
      if (!isKnown) throw customerNotFound();
      return withCursor(list, pageOf(found, limit));
    },
  });
}

function pageOf(found: readonly JournalEvent[], limit: number) {
  const events = found.slice(0, limit);
  const next = found.length > limit ? events.at(-1)?.position : undefined;
  return { events, ...(next !== undefined && { next }) };
}
