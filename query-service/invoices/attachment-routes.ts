import { Type } from 'typebox';
import { attachmentsOf } from '../../events/document/attachment.ts';
import { costs } from '../../platform/access/cost.ts';
import { LogPositionHeader } from '../../platform/http/log-position.ts';
import type { Service } from '../../platform/http/service.ts';
import { readView } from '../freshness/freshness.ts';
import type { BalancesStore } from '../stores/balances-store.ts';
import type { EventLog } from '../stores/event-log.ts';
import { invoiceFinder } from './find.ts';
import { InvoiceId } from './routes.ts';
import { AttachmentFile, sendAttachment, sha256 } from './send-attachment.ts';

const Params = Type.Object({ ...InvoiceId.properties, sha256 });

/** What is attached to an invoice, or to one of its credit notes. */
export function attachmentRoutes(service: Service, balances: BalancesStore, log: EventLog): void {
  const { view } = balances;
  const findInvoice = invoiceFinder(balances);
  service.get(
    '/invoices/:invoiceId/attachments/:sha256',
    {
      config: {
        scope: 'ledger:read',
        answers: ['etag'],
        cost: costs.xml,
        problems: {
          400: 'malformed-request',
          404: 'invoice-not-found, attachment-not-found',
          503: 'view-behind, view-not-of-log, invoice-parked, event-unknown, store-unavailable, view-not-built',
        },
      },
      schema: {
        tags: ['invoices'],
        operationId: 'getAttachment',
        summary: 'Get the content of an attachment (BT-125) of an invoice or one of its credit notes, as a file',
        params: Params,
        headers: LogPositionHeader,
        response: { 200: AttachmentFile },
      },
    },
    async (request, reply) => {
      const { invoiceId, sha256 } = request.params;
      const invoice = await readView(view, request, reply, () => findInvoice(invoiceId));
      const attached = [
        ...attachmentsOf(invoice),
        ...invoice.creditNotes.flatMap(({ attachments = [] }) => attachments),
      ];
      const none = 'Neither the invoice nor one of its credit notes has an attachment';
      return sendAttachment(reply, log, sha256, { attached, none, listedBy: 'GET /invoices/{id}' });
    },
  );
}
