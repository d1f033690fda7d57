import { randomUUID } from 'node:crypto';
import type { ProposedEvent } from '../protocol/codec.ts';

/** `$tb` of a soft-deleted stream: the highest int64, which a number cannot hold exactly. */
const EVERYTHING = 2n ** 63n - 1n;

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

/**
 * Parses the data of a `$metadata` event. As in EventStoreDB, metadata with one malformed field has no effect at all, and a
 * `$maxCount` or `$maxAge` of zero or less sets no bound.
 */
export function parseBounds(data: Uint8Array): Bounds {
  const fields = parse(data, exactIntegers);
  const {
    $maxCount: maxCount,
    $maxAge: maxAge,
    $tb: truncateBefore,
    $cacheControl: cacheControl,
    $acl: access,
  } = fields;
  const areIntegers = [maxCount, maxAge, truncateBefore, cacheControl].every(isInt64OrAbsent);
  if (!areIntegers || !isAccessListOrAbsent(access)) return UNBOUNDED;
  return {
    maxCount: positive(maxCount) ?? Number.POSITIVE_INFINITY,
    maxAgeSeconds: positive(maxAge) ?? Number.POSITIVE_INFINITY,
    truncateBefore: positive(truncateBefore) ?? 0,
    deleted: truncateBefore === EVERYTHING,
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

type Reviver = (key: string, value: unknown, context: { source?: string }) => unknown;

/** Integers as bigints, since a number cannot hold the highest of them. */
const exactIntegers: Reviver = (_key, value, { source = '' }) =>
  typeof value === 'number' && /^-?\d+$/.test(source) ? BigInt(source) : value;

function parse(data: Uint8Array, reviver?: Reviver): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(data).toString('utf8'), reviver as Parameters<typeof JSON.parse>[1]);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

function isInt64OrAbsent(value: unknown): value is bigint | undefined {
  return value === undefined || (typeof value === 'bigint' && BigInt.asIntN(64, value) === value);
}

/** `$acl`: the roles of each right, one or a list. */
function isAccessListOrAbsent(value: unknown): boolean {
  if (value === undefined) return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value)
    .flat()
    .every((role) => typeof role === 'string');
}

function positive(value: unknown): number | undefined {
  return typeof value === 'bigint' && value > 0n ? Number(value) : undefined;
}
