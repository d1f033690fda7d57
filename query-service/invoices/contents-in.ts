// Puts the contents of attachments into a document: they may have 20 MiB. It is written with a mark in the place of each. XML gets them while
// it is sent, a PDF before.

import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { base64Length } from '../../events/attachment.ts';
import {
  type Attachment,
  attachmentsOf,
  type MediaType,
  type SupportingDocument,
  type WithContent,
} from '../../events/document/attachment.ts';
import type { KindName } from '../../events/einvoice/kinds.ts';
import type { IssuedDocument } from '../../events/invoice.ts';
import type { EventLog } from '../stores/event-log.ts';
import type { DocumentWriter } from './document-writer.ts';
import { type DocumentForm, pdf, xml } from './e-invoice.ts';
import { mark } from './pdf/marks.ts';

/** Where documents are written, and where the contents of their attachments are. */
export type EInvoices = { documents: DocumentWriter; log: EventLog };

/**
 * Answers with a document as XML or PDF, and with the contents of its attachments.
 * @throws Problem not-an-en16931-invoice; TooBusy; StoreUnavailable if it has attachments
 */
export async function sendEInvoice(
  reply: FastifyReply,
  { documents, log }: EInvoices,
  document: IssuedDocument,
  kind: KindName,
  form: DocumentForm,
): Promise<FastifyReply> {
  const attachments = attachmentsOf(document);
  if (form.type === pdf) {
    const contents = () => Promise.all(attachments.map((attachment) => inBase64(log.content(attachment))));
    return reply.type(pdf).send(await documents.pdf(marked(document), kind, contents));
  }
  const text = await documents.xml(marked(document), kind, form.syntax);
  reply.type(xml);
  if (attachments.length === 0) return reply.send(text);
  const [before = '', ...after] = text.split(mark);
  const contents = attachments.map((attachment) => log.content(attachment));
  const first = await contents[0]?.next(); // if the store cannot be reached, the answer says so
  const length = attachments.reduce((sum, { bytes }) => sum + base64Length(bytes), 0);
  return reply
    .header('content-length', Buffer.byteLength(before + after.join('')) + length)
    .send(Readable.from(pieces(), { objectMode: false }));

  async function* pieces(): AsyncGenerator<string> {
    yield before;
    yield first?.value ?? '';
    for (const [index, content] of contents.entries()) {
      yield* content;
      yield after[index] ?? '';
    }
  }
}

async function inBase64(content: AsyncIterable<string>): Promise<Uint8Array> {
  const parts: Buffer[] = [];
  for await (const part of content) parts.push(Buffer.from(part, 'latin1'));
  return Buffer.concat(parts);
}

/** The document with a mark for each content, in their order. */
function marked<Document extends { supportingDocuments?: SupportingDocument[] }>({
  supportingDocuments,
  ...document
}: Document): WithContent<Document> {
  return {
    ...document,
    ...(supportingDocuments && {
      supportingDocuments: supportingDocuments.map(({ attachment, ...supporting }) => ({
        ...supporting,
        ...(attachment && { attachment: withMark(attachment) }),
      })),
    }),
  };
}

const withMark = ({ mediaType, fileName }: Attachment) => ({
  mediaType: mediaType as MediaType, // it was one when it was registered
  fileName,
  content: mark,
});
