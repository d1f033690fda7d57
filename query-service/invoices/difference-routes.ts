import { Type } from 'typebox';
import { costs } from '../../platform/access/cost.ts';
import { LogPositionHeader } from '../../platform/http/log-position.ts';
import type { Service } from '../../platform/http/service.ts';
import { readView } from '../freshness/freshness.ts';
import type { EventLog } from '../stores/event-log.ts';
import { answerOf, invoiceAsOf } from './as-of.ts';
import { differences } from './difference.ts';
import { InvoiceId } from './routes.ts';

const revision = (description: string) => Type.Integer({ minimum: 0, maximum: 2 ** 31 - 1, description });

const Differences = Type.Object(
  {
    from: Type.Integer({ description: 'The revision before the changes' }),
    to: Type.Integer({ description: 'The revision after them' }),
    differences: Type.Array(
      Type.Object({
        pointer: Type.String({ description: 'A JSON Pointer into the invoice (RFC 6901)' }),
        before: Type.Optional(Type.Unknown({ description: 'Absent if it was not there' })),
        after: Type.Optional(Type.Unknown({ description: 'Absent if it is not there any more' })),
      }),
    ),
  },
  { title: 'InvoiceDifference', description: 'The differences between two revisions; amounts in minor units' },
);

export function differenceRoutes(service: Service, log: EventLog): void {
  service.get(
    '/invoices/:invoiceId/difference',
    {
      config: {
        scope: 'audit:read',
        cost: costs.pastState,
        problems: { 404: 'invoice-not-found, no-such-revision', 503: 'view-behind, event-unknown, store-unavailable' },
      },
      schema: {
        tags: ['invoices'],
        operationId: 'compareInvoice',
        summary: 'Compare two revisions of an invoice',
        params: InvoiceId,
        headers: LogPositionHeader,
        querystring: Type.Object(
          { from: revision('The revision before the changes'), to: revision('The revision after them') },
          { additionalProperties: false },
        ),
        response: { 200: Differences },
      },
    },
    async (request, reply) => {
      const { from, to } = request.query;
      const { invoiceId } = request.params;
      const both = () => Promise.all([stateAt(from), stateAt(to)]);
      const [before, after] = await readView(log.view, request, reply, () => log.upToEnd(both));
      return { from, to, differences: differences(before, after) };

      async function stateAt(revision: number): Promise<unknown> {
        const { revision: _, position: __, ...invoice } = answerOf(await invoiceAsOf(log, invoiceId, { revision }));
        return invoice;
      }
    },
  );
}
