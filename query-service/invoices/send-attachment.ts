import { Readable } from 'node:stream';
import { create as contentDisposition } from 'content-disposition';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { type Attachment, mediaTypes, sha256Pattern } from '../../events/document/attachment.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import type { EventLog } from '../stores/event-log.ts';

const Content = Type.Unsafe<Readable>(
  Type.String({ format: 'binary', description: 'The content of the attachment, to the byte' }),
);

export const AttachmentFile = {
  description: 'The file, with its media type and its name as the document says them',
  content: Object.fromEntries(mediaTypes.map((type) => [type, { schema: Content }])),
};

export const sha256 = Type.String({
  pattern: sha256Pattern,
  description: 'SHA-256 of the content, in hexadecimal',
});

/** The content comes from a stranger: a browser saves it, and never shows or runs it. */
const asFile = { 'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox" };

/**
 * Answers with the content of an attachment.
 * @param attached those that the client may ask for; `none` and `listedBy` are for the refusal
 * @throws Problem 404 attachment-not-found; StoreUnavailable
 */
export async function sendAttachment(
  reply: FastifyReply,
  log: EventLog,
  sha256: string,
  { attached, none, listedBy }: { attached: readonly Attachment[]; none: string; listedBy: string },
): Promise<FastifyReply> {
  const attachment = attached.find((one) => one.sha256 === sha256);
  if (attachment === undefined) {
    throw new Problem({
      type: 'attachment-not-found',
      status: 404,
      title: 'Attachment not found',
      detail: `${none} with the digest ${sha256}. ${listedBy} lists them.`,
    });
  }
  const parts = log.content(attachment);
  const first = await parts.next(); // if the store cannot be reached, the answer says so
  return reply
    .headers(asFile)
    .header('etag', `"${attachment.sha256}"`)
    .header('content-disposition', contentDisposition(savedAs(attachment.fileName)))
    .header('content-length', attachment.bytes)
    .type(attachment.mediaType)
    .send(Readable.from(bytes(first.value ?? '', parts), { objectMode: false }));
}

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
