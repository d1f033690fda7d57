// Documents are kept as bytes until they are read: a large one, and each PDF, is read in a thread (invoice/document-reader.ts).

import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import { Type } from 'typebox';
import type { Service } from '../../platform/http/http-service.ts';
import { Problem } from '../../platform/http/problems/problem.ts';

export type DocumentFormat = 'xml' | 'pdf';

export const pdfType = 'application/pdf';

/** The media types of documents, and how they are read. */
export const documentTypes = {
  'application/xml': 'xml',
  'text/xml': 'xml',
  [pdfType]: 'pdf',
} as const satisfies Readonly<Record<string, DocumentFormat>>;

/** A document as it came, and the charset of its media type. */
export type DocumentBody = { format: DocumentFormat; bytes: Uint8Array; charset?: string };

export const MAX_DOCUMENT_BYTES = Type.Integer({
  default: 20 * 1024 * 1024,
  minimum: 64 * 1024,
  description:
    'How many bytes a document (XML or PDF) may have, with its attachments. A larger one is refused with 413',
});

/** A body whose length is not told beforehand is taken to be small by the limit of costs (platform/access/cost.ts). */
const mostUntold = 1024 * 1024;

/** Accepts documents of at most `limit` bytes. */
export function acceptDocuments(service: Service, limit: number): void {
  for (const [type, format] of Object.entries(documentTypes))
    service.addContentTypeParser(type, async ({ headers }: { headers: IncomingHttpHeaders }, payload: Readable) => {
      const charset = charsetOf(headers['content-type'] ?? '');
      return {
        format,
        bytes: await bytesOf(payload, headers, limit),
        ...(charset !== undefined && { charset }),
      } satisfies DocumentBody;
    });
}

const charsetOf = (type: string): string | undefined => /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1];

/**
 * Many clients read the answer only when they have sent the body. So a body that is somewhat too large is read to its end, and thrown away.
 * @throws Problem 413 body-too-large
 */
async function bytesOf(payload: Readable, headers: IncomingHttpHeaders, limit: number): Promise<Uint8Array> {
  const length = headers['content-length'];
  const most = length === undefined ? Math.min(mostUntold, limit) : limit;
  const mostRead = 2 * limit;
  if (Number(length) > mostRead) throw tooLarge(most, limit);
  let chunks: Buffer[] = [];
  let read = 0;
  // the answer goes the way that the body came, so the stream is not destroyed
  for await (const chunk of payload.iterator({ destroyOnReturn: false })) {
    read += chunk.length;
    if (read > mostRead) break;
    if (read > most) chunks = [];
    else chunks.push(chunk);
  }
  if (read > most) throw tooLarge(most, limit);
  return Buffer.concat(chunks, read);
}

const tooLarge = (most: number, limit: number): Problem =>
  new Problem({
    type: 'body-too-large',
    status: 413,
    title: 'The body is too large',
    detail:
      most < limit
        ? `A document of more than ${most} bytes must say its length: send the header Content-Length`
        : `A document may have ${limit} bytes. Leave out attachments, or have MAX_DOCUMENT_BYTES of the command service raised`,
  });
