// Puts the contents of attachments into a document while it is sent: it may have 20 MiB. It is written with a mark in the place of each.

import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { base64Length } from '../../events/attachment.ts';
import type { Attachment, MediaType, SupportingDocument, WithContent } from '../../events/document/attachment.ts';
import type { EventLog } from '../stores/event-log.ts';
import { asEInvoice, xml } from './e-invoice.ts';

/** A character that no XML document has (XML 1.0, 2.2), and that no store keeps in a text. */
const mark = '\0';

/**
 * Answers with a document as XML, and with the contents of its attachments.
 * @param write writes the document, or refuses it
 * @throws Problem not-an-en16931-invoice; StoreUnavailable if it has attachments
 */
export async function sendEInvoice<Document extends { supportingDocuments?: SupportingDocument[] }>(
  reply: FastifyReply,
  log: EventLog,
  document: Document,
  write: (document: WithContent<Document>) => string,
): Promise<FastifyReply> {
  const attachments = document.supportingDocuments?.flatMap(({ attachment }) => attachment ?? []) ?? [];
  const text = asEInvoice(() => write(marked(document)));
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
