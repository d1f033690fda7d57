// The content of an attachment (BT-125), on a stream that is named by its digest: "attachment-9f86d0…". So a content is kept once, however
// many documents have it. An append holds at most 1 MiB, so a content comes in parts, one after the other; it is there when its last part is.

import { Type } from 'typebox';
import { count, type EventOf, text } from './event-data.ts';
import { streamName } from './streams.ts';

export const attachmentEvents = {
  /** `content` is in base64, and begins at the byte `offset` of all `size` bytes. */
  AttachmentPartStored: Type.Object({ offset: count, size: count, content: text }),
} as const;

export type AttachmentPartStored = EventOf<typeof attachmentEvents, 'AttachmentPartStored'>;
type Part = AttachmentPartStored['data'];

/** The contents of attachments, by their SHA-256 in hexadecimal. */
export type Contents = ReadonlyMap<string, Uint8Array>;

export const attachmentStream = (sha256: string): string => streamName('attachment', sha256);

/** How many bytes a part has. A multiple of 3, so that the base64 of the parts is that of the whole. */
export const bytesOfPart = 384 * 1024;

/** The part of a content that begins at `offset`, a multiple of 3. */
export function partAt(content: Uint8Array, offset: number): Part {
  const { buffer, byteOffset, length } = content.subarray(offset, offset + bytesOfPart);
  return { offset, size: content.length, content: Buffer.from(buffer, byteOffset, length).toString('base64') };
}

/** The byte after the part. */
export const endOf = ({ offset, content }: Part): number => offset + Buffer.byteLength(content, 'base64');

/** How long the base64 of so many bytes is (RFC 4648, section 4). */
export const base64Length = (bytes: number): number => Math.ceil(bytes / 3) * 4;
