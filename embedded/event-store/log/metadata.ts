import { randomUUID } from 'node:crypto';
import type { ProposedEvent } from '../protocol/codec.ts';

/** `$tb` of a soft-deleted stream: the highest of int64, more than a number holds exactly. */
const EVERYTHING = '9223372036854775807';

/** Which events of a stream its metadata leaves to be read. */
export type Bounds = {
  maxCount: number;
  maxAgeSeconds: number;
  truncateBefore: number;
  /** Deleted softly: unseen until somebody appends again. */
  deleted: boolean;
};

export const UNBOUNDED: Bounds = {
  maxCount: Number.POSITIVE_INFINITY,
  maxAgeSeconds: Number.POSITIVE_INFINITY,
  truncateBefore: 0,
  deleted: false,
};

/** Of a metadata stream only the last event counts. */
export const METASTREAM_BOUNDS: Bounds = { ...UNBOUNDED, maxCount: 1 };

/** The stream that holds a stream's metadata. */
export function metastreamOf(stream: string): string {
  return `$$${stream}`;
}

/** The stream that a metadata stream is about; undefined for other streams. */
export function originalOf(stream: string): string | undefined {
  return stream.startsWith('$$') ? stream.slice(2) : undefined;
}

/** Reads a `$metadata` event's data; as in EventStoreDB, what is no metadata bounds nothing. */
export function parseBounds(data: Uint8Array): Bounds {
  const fields = parse(data);
  const truncateBefore = count(fields.$tb) ?? 0;
  return {
    maxCount: count(fields.$maxCount) ?? Number.POSITIVE_INFINITY,
    maxAgeSeconds: count(fields.$maxAge) ?? Number.POSITIVE_INFINITY,
    truncateBefore,
    deleted: truncateBefore > Number.MAX_SAFE_INTEGER,
  };
}

/** The metadata that deletes a stream softly. */
export function deletion(): ProposedEvent {
  return metadataEvent(`{"$tb":${EVERYTHING}}`);
}

/** The same metadata, with everything before that revision truncated: a deleted stream that was appended to again. */
export function undeletion(data: Uint8Array, truncateBefore: number): ProposedEvent {
  return metadataEvent(JSON.stringify({ ...parse(data), $tb: truncateBefore }));
}

function metadataEvent(json: string): ProposedEvent {
  return {
    id: randomUUID(),
    type: '$metadata',
    contentType: 'application/json',
    data: Buffer.from(json),
    metadata: new Uint8Array(),
  };
}

function parse(data: Uint8Array): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(data).toString('utf8'));
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function count(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 ? value : undefined;
}
