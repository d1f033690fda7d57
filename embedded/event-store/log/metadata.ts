import { randomUUID } from 'node:crypto';
import type { ProposedEvent } from '../protocol/codec.ts';

/** `$tb` of a soft-deleted stream: the highest int64, which a number cannot hold exactly. */
const EVERYTHING = '9223372036854775807';

/** The events of a stream that can be read, according to its metadata. */
export type Bounds = {
  maxCount: number;
  maxAgeSeconds: number;
  truncateBefore: number;
  /** Soft-deleted: hidden until the next append. */
  deleted: boolean;
};

export const UNBOUNDED: Bounds = {
  maxCount: Number.POSITIVE_INFINITY,
  maxAgeSeconds: Number.POSITIVE_INFINITY,
  truncateBefore: 0,
  deleted: false,
};

/** In a metadata stream, only the last event can be read. */
export const METASTREAM_BOUNDS: Bounds = { ...UNBOUNDED, maxCount: 1 };

/** The stream that holds a stream's metadata. */
export function metastreamOf(stream: string): string {
  return `$$${stream}`;
}

/** The stream that a metadata stream is about; undefined for other streams. */
export function originalOf(stream: string): string | undefined {
  return stream.startsWith('$$') ? stream.slice(2) : undefined;
}

/** Parses the data of a `$metadata` event. As in EventStoreDB, invalid metadata has no effect. */
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

/** The metadata of a soft delete. */
export function deletion(): ProposedEvent {
  return metadataEvent(`{"$tb":${EVERYTHING}}`);
}

/** The metadata of a soft-deleted stream after a further append: everything before a revision stays hidden. */
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
