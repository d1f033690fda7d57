import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { uuid } from '../../events/document/field.ts';
import { costs } from '../../platform/access/cost.ts';
import { preferred } from '../../platform/http/accept.ts';
import { LogPositionHeader } from '../../platform/http/log-position.ts';
import type { Service } from '../../platform/http/service.ts';
import { AsOfQuery } from '../as-of/bitemporal.ts';
import { MomentQuery, momentOf } from '../as-of/moment.ts';
import { readView } from '../freshness/freshness.ts';
import { viewRoute } from '../freshness/view-route.ts';
import { unitsQuery } from '../lists/export-lines.ts';
import { costOfList, listProblems, listResponse, listTypes } from '../lists/list-writers.ts';
import { nextPage, pageQuery, usualLimit } from '../lists/page-query.ts';
import { chosenIn } from '../lists/several.ts';
import type { BalancesStore } from '../stores/balances-store.ts';
import { answerOf, invoiceAsOf } from './as-of.ts';
import { type EInvoices, sendEInvoice } from './contents-in.ts';
import { cursorOf, placeAt } from './cursor.ts';
import { costOfForm, formAsked, json, ofInvoice, SyntaxQuery } from './e-invoice.ts';
import { exported, writerOf } from './export.ts';
import { FilterQuery, OrderQuery, orderOf } from './filter.ts';
import { documentFinder, invoiceFinder } from './find.ts';
import { invoiceLister } from './list.ts';
import { Summary, summarize } from './summary.ts';
import { InvoiceAnswer, InvoiceSummary, parts } from './view.ts';

export const InvoiceId = Type.Object({ invoiceId: uuid() });

/** An invoice with its parts may be as large as a megabyte. */
const mostExpanded = 20;

const Query = Type.Object(
  {
    ...FilterQuery,
    ...OrderQuery,
    ...unitsQuery("decimals with the currency's digits, such as 10013.42"),
    expand: Type.Optional(
      Type.Array(Type.Enum([...parts]), {
        maxItems: parts.length,
        description: `Parts of each invoice that the list is to have, too; may be sent several times. A page has at most ${mostExpanded} invoices then. Not in CSV`,
      }),
    ),
    ...pageQuery(1_000),
  },
  { additionalProperties: false },
);

const List = Type.Object(
  {
    invoices: Type.Array(InvoiceSummary, { description: 'In the order of the list' }),
    next: nextPage,
  },
  { title: 'InvoicePage', description: 'A page of invoices' },
);

/** @param now the current time, to refuse times in the future */
export function invoiceRoutes(service: Service, balances: BalancesStore, eInvoices: EInvoices, now: () => Date): void {
  const { log } = eInvoices;
  const { db, view } = balances;
  const findInvoice = invoiceFinder(balances);
  const findDocument = documentFinder(balances);
  const listInvoices = invoiceLister(db);
  service.get(
    '/invoices/:invoiceId',
    {
      config: {
        scope: 'ledger:read',
        answers: ['etag'],
        cost({ query, headers: { accept } }) {
          const { syntax: _, ...asked } = query as Record<string, unknown>;
          const isPast = Object.keys(asked).length > 0;
          return (isPast ? costs.pastState : 0) + costOfForm(accept, isPast ? 0 : 1);
        },
        problems: {
          400: 'malformed-request, moments-contradict',
          404: 'invoice-not-found, not-registered-yet, no-such-revision, no-such-position, before-the-beginning',
          406: 'not-acceptable',
          422: 'not-an-en16931-invoice, document-too-demanding, time-in-the-future',
          503: 'view-behind, view-not-of-log, invoice-parked, event-unknown, store-unavailable, view-not-built, too-busy',
        },
      },
      schema: {
        tags: ['invoices'],
        operationId: 'getInvoice',
        summary:
          'Get an invoice, now or as of a moment; as XML the document by EN 16931, in UBL 2.1 or CII; as PDF with a page to read',
        params: InvoiceId,
        querystring: Type.Object(
          { ...MomentQuery, effectiveOn: AsOfQuery.effectiveOn, ...SyntaxQuery },
          { additionalProperties: false },
        ),
        headers: LogPositionHeader,
        response: {
          200: {
            description: 'The invoice; amounts in minor units of its currency',
            content: { [json]: { schema: InvoiceAnswer }, ...ofInvoice },
          },
        },
      },
    },
    async (request, reply) => {
      const { invoiceId: id } = request.params;
      const { effectiveOn, syntax, ...asked } = request.query;
      const moment = momentOf(asked, now());
      const form = formAsked(request.headers.accept, syntax);
      if (moment !== undefined || effectiveOn !== undefined) {
        const replay = () => invoiceAsOf(log, id, moment, effectiveOn);
        const then = await readView(log.view, request, reply, () => log.upToEnd(replay));
        if (form) return sendEInvoice(reply, eInvoices, then.invoice.document, 'invoice', form);
        // by effective date, the invoice may not be equal to any of its revisions
        if (effectiveOn === undefined) reply.header('etag', `"${then.revision}"`);
        return answerOf(then);
      }
      if (form) {
        const document = await readView(view, request, reply, () => findDocument(id));
        return sendEInvoice(reply, eInvoices, document, 'invoice', form);
      }
      const invoice = await readView(view, request, reply, () => findInvoice(id));
      // a parked invoice is not up to date: its revision does not tell when that ends
      if (invoice.parkedSince === undefined) reply.header('etag', `"${invoice.revision}"`);
      return invoice;
    },
  );

  service.get(
    '/invoices',
    {
      config: { scope: 'ledger:read', problems: listProblems, cost: costOfList },
      schema: {
        tags: ['invoices'],
        operationId: 'listInvoices',
        summary: 'List invoices, by default the newest first; as NDJSON or CSV, all of them in one stream',
        querystring: Query,
        headers: LogPositionHeader,
        response: listResponse('invoices', 'invoice', List, InvoiceSummary),
      },
    },
    async (request, reply) => {
      const {
        limit = usualLimit,
        cursor,
        sort,
        order: direction,
        units = 'minor',
        expand: asked = [],
        ...query
      } = request.query;
      const filter = chosenIn(query);
      const expand = parts.filter((part) => asked.includes(part));
      const most = expand.length > 0 ? Math.min(limit, mostExpanded) : limit;
      const order = orderOf(filter, { ...(sort && { sort }), ...(direction && { order: direction }) });
      const type = preferred(request.headers.accept, listTypes);
      if (type !== json) {
        // waits for the position in the request, and returns the view's position
        await readView(view, request, reply, async () => ({ reached: await view.reached(), found: undefined }));
        return reply
          .type(type)
          .send(Readable.from(exported(listInvoices, filter, order, expand, writerOf(type, units))));
      }
      const after = cursor === undefined ? undefined : placeAt(filter, order, cursor);
      const { invoices, next } = await readView(view, request, reply, () =>
        listInvoices(filter, order, after, most, expand),
      );
      return { invoices, ...(next && { next: cursorOf(filter, order, next) }) };
    },
  );

  viewRoute(service, view, {
    path: '/invoices/summary',
    tag: 'invoices',
    operationId: 'summarizeInvoices',
    summary: 'Count the invoices of a list, and sum up their amounts',
    query: FilterQuery,
    answer: Summary,
    run: ({ query, read }) => read(() => summarize(db, chosenIn(query))),
  });
}
