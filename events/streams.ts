import { hash } from 'node:crypto';
import { canonicalId, spellingsOf } from './canonical-id.ts';

// A stream is a consistency boundary. Its name is its kind, a dash, and its id, which may contain dashes.

export type StreamKind =
  | 'invoice'
  | 'customer'
  | 'payment'
  | 'name'
  | 'series'
  | 'number'
  | 'attachment'
  | 'books'
  | 'receivables'
  | 'due'
  | 'process'
  | 'asked'
  | 'ledger';

export const streamName = (kind: StreamKind, id: string): string => `${kind}-${id}`;

/** The kinds whose ids earlier versions kept in the letters in which they were sent. */
const namedAsSent: ReadonlySet<StreamKind> = new Set(['customer', 'payment', 'receivables']);

/** The names under which a stream may have been begun: first as the id is written. */
export const streamNames = (kind: StreamKind, id: string): string[] =>
  (namedAsSent.has(kind) ? spellingsOf(id) : [id]).map((spelling) => streamName(kind, spelling));

/** The id in the name of a stream: "invoice-0193…" → "0193…". */
export const idOfStream = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

/** The id of the customer or payment of a stream, also if an earlier version began it under an id in capitals. */
export const canonicalIdOfStream = (stream: string): string => canonicalId(idOfStream(stream));

/** The kind in the name of a stream: "invoice-0193…" → "invoice". It may be none that the ledger knows. */
export const kindOfStream = (stream: string): string => stream.slice(0, Math.max(0, stream.indexOf('-')));

/** The prefix of the names of all streams of a kind, for server-side filters on `$all`. */
export const streamPrefix = (kind: StreamKind): string => `${kind}-`;

/** The namespace of the ids that the ledger derives (RFC 9562, version 5). It never changes, so the same input always gives the same id. */
const ledgerNamespace = Buffer.from('6f0c4d0e8e5b5c3a9f572a1d7b3c9e10', 'hex');

/** An id derived from its parts: the same parts give the same UUID (RFC 9562, section 5.5). Several are derived for each command. */
export function derivedId(...parts: readonly (string | number)[]): string {
  const bytes = hash('sha1', Buffer.concat([ledgerNamespace, Buffer.from(JSON.stringify(parts))]), 'buffer');
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6); // the version
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8); // the variant
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
