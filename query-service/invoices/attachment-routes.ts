import { Readable } from 'node:stream';
import { create as contentDisposition } from 'content-disposition';
import { Type } from 'typebox';
import { type Attachment, mediaTypes } from '../../events/document/attachment.ts';
import { costs } from '../../platform/access/cost.ts';
import { LogPositionHeader } from '../../platform/http/log-position.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import type { Service } from '../../platform/http/service.ts';
import { readView } from '../freshness/freshness.ts';
import type { BalancesStore } from '../stores/balances-store.ts';
import type { EventLog } from '../stores/event-log.ts';
import { invoiceFinder } from './find.ts';
import { InvoiceId } from './routes.ts';
import type { InvoiceAnswer } from './view.ts';

const Params = Type.Object({
  ...InvoiceId.properties,
  sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the content, in hexadecimal' }),
});

const Content = Type.Unsafe<Readable>(
  Type.String({ format: 'binary', description: 'The content of the attachment, to the byte' }),
);

/** The content comes from a stranger: a browser saves it, and never shows or runs it. */
const asFile = { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox" };

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
        response: {
          200: {
            description: 'The file, with its media type and its name as the document says them',
            content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: Content }])),
          },
        },
      },
    },
    async (request, reply) => {
      const { invoiceId, sha256 } = request.params;
      const invoice = await readView(view, request, reply, () => findInvoice(invoiceId));
      const attachment = attachmentsOf(invoice).find((one) => one.sha256 === sha256);
      if (attachment === undefined) throw attachmentNotFound(sha256);
      const parts = log.content(attachment);
      const first = await parts.next(); // if the store cannot be reached, the answer says so
      return reply
        .headers(asFile)
        .header('etag', `"${sha256}"`)
        .header('content-disposition', contentDisposition(savedAs(attachment.fileName)))
        .header('content-length', attachment.bytes)
        .type(attachment.mediaType)
        .send(Readable.from(bytes(first.value ?? '', parts), { objectMode: false }));
    },
  );
}

const attachmentsOf = ({ supportingDocuments = [], creditNotes }: InvoiceAnswer): Attachment[] => [
  ...supportingDocuments.flatMap(({ attachment }) => attachment ?? []),
  ...creditNotes.flatMap(({ attachments = [] }) => attachments),
];

async function* bytes(first: string, others: AsyncIterable<string>): AsyncGenerator<Buffer> {
  yield Buffer.from(first, 'base64');
  for await (const part of others) yield Buffer.from(part, 'base64');
}

const longestName = 200;

/** The name without folders, and without characters that a header cannot have or that cannot be seen. */
function savedAs(fileName: string): string {
  const name = fileName.split(/[/\\]/).at(-1) ?? '';
  return [...name.replaceAll(/\p{C}/gu, '')].slice(0, longestName).join('').trim();
}

const attachmentNotFound = (sha256: string): Problem =>
  new Problem({
    type: 'attachment-not-found',
    status: 404,
    title: 'Attachment not found',
    detail: `Neither the invoice nor one of its credit notes has an attachment with the digest ${sha256}. GET /invoices/{id} lists them.`,
  });
