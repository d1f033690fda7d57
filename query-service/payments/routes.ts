import { Readable } from 'node:stream';
import { Type } from 'typebox';
import { canonical, uuid } from '../../events/document/field.ts';
import { preferred } from '../../platform/http/accept.ts';
import { LogPositionHeader } from '../../platform/http/log-position.ts';
import type { Service } from '../../platform/http/service.ts';
import type { BooksStore } from '../books/store.ts';
import { readView } from '../freshness/freshness.ts';
import { viewRoute } from '../freshness/view-route.ts';
import { unitsQuery } from '../lists/export-lines.ts';
import { costOfList, listProblems, listResponse, listTypes } from '../lists/list-writers.ts';
import { pageQuery, usualLimit } from '../lists/page-query.ts';
import { chosenIn } from '../lists/several.ts';
import { exported, writerOf } from './export.ts';
import { cursorOf, FilterQuery, OrderQuery, orderOf, placeAt } from './filter.ts';
import { acrossInvoices, findPayment, onInvoice } from './find.ts';
import { listPayments } from './list.ts';
import { PaymentAnswer, PaymentSummary, Payments } from './view.ts';

const Query = Type.Object(
  {
    ...FilterQuery,
    ...OrderQuery,
    ...unitsQuery("decimals with the currency's digits, such as 10013.42, and the number of the invoice"),
    ...pageQuery(1_000),
  },
  { additionalProperties: false },
);

const paymentId = Type.String({
  minLength: 1,
  maxLength: 110,
  description: 'The id that was sent or answered. In a path, the slash of "payments/…" is sent as %2F',
  ...canonical('id'),
});

/** Payments: a list, one of an invoice, one across invoices. They have the addresses of the commands on them. */
export function paymentRoutes(service: Service, { db, view, inSnapshot }: BooksStore): void {
  service.get(
    '/payments',
    {
      config: { scope: 'ledger:read', problems: listProblems, cost: costOfList },
      schema: {
        tags: ['payments'],
        operationId: 'listPayments',
        summary: 'List payments, by default the last one first; as NDJSON or CSV, all of them in one stream',
        querystring: Query,
        headers: LogPositionHeader,
        response: listResponse('payments', 'payment', Payments, PaymentSummary),
      },
    },
    async (request, reply) => {
      const { limit = usualLimit, cursor, sort, order: direction, units = 'minor', ...query } = request.query;
      const filter = chosenIn(query);
      const order = orderOf(filter, { ...(sort && { sort }), ...(direction && { order: direction }) });
      const type = preferred(request.headers.accept, listTypes);
      if (type !== 'application/json') {
        // waits for the position in the request, and returns the view's position
        await readView(view, request, reply, async () => ({ reached: await view.reached(), found: undefined }));
        return reply.type(type).send(Readable.from(exported(db, filter, order, writerOf(db, type, units))));
      }
      const after = cursor === undefined ? undefined : placeAt(filter, order, cursor);
      const { payments, next } = await readView(view, request, reply, () =>
        inSnapshot((tx) => listPayments(tx, filter, order, after, limit)),
      );
      return { payments, ...(next && { next: cursorOf(filter, order, next) }) };
    },
  );

  const one = { tag: 'payments', problems: { 404: 'payment-not-found' }, query: {}, answer: PaymentAnswer } as const;

  viewRoute(service, view, {
    ...one,
    path: '/payments/:paymentId',
    operationId: 'getPayment',
    summary: 'Get a payment across invoices: what it paid, what was taken back of it, and its events',
    params: Type.Object({ paymentId }),
    run: ({ params, read }) => read(() => inSnapshot((tx) => findPayment(tx, acrossInvoices(params.paymentId)))),
  });

  viewRoute(service, view, {
    ...one,
    path: '/invoices/:invoiceId/payments/:paymentId',
    operationId: 'getInvoicePayment',
    summary: 'Get a payment of an invoice; for "payments/…", the payment across invoices of which it is a part',
    params: Type.Object({ invoiceId: uuid(), paymentId }),
    run: ({ params, read }) =>
      read(() => inSnapshot((tx) => findPayment(tx, onInvoice(params.invoiceId, params.paymentId)))),
  });
}
