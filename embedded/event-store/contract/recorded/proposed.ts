import type { EventData } from '@eventstore/db-client';
import type { Names } from './names.ts';
import { numberOf } from './outcomes.ts';
import type { Proposed } from './recording.ts';

/** The event to append that a case names. */
export function eventData(names: Names, given: Proposed): EventData {
  const { id, type = 't', ...event } = typeof given === 'string' ? { id: given } : given;
  const { data, meta, bytes, contentType, fill, fillBytes, fillMeta } = event as Record<string, never>;
  const metadata = fillMeta ? new Uint8Array(fillMeta).fill(7) : binary(meta);
  const common = { id: names.id(id), type: type && names.stream(type), metadata };
  if (bytes !== undefined || fillBytes !== undefined) {
    const binary =
      bytes === undefined ? new Uint8Array(fillBytes ?? 0).fill(7) : Uint8Array.from(Buffer.from(bytes, 'base64'));
    return { ...common, contentType: contentType ?? 'application/octet-stream', data: binary } as EventData;
  }
  const json = fill === undefined ? (exact(data) ?? { n: numberOf(id) }) : 'x'.repeat(fill);
  return { ...common, contentType: 'application/json', data: data === null ? null : json } as EventData;
}

const binary = (meta: { bytes?: string } | undefined) =>
  meta?.bytes === undefined ? meta : Uint8Array.from(Buffer.from(meta.bytes, 'base64'));

/** Numbers that JavaScript cannot hold are recorded as `raw:123`. */
const exact = (value: unknown): unknown =>
  value === undefined
    ? undefined
    : JSON.parse(JSON.stringify(value), (_, inner: unknown) =>
        typeof inner === 'string' && inner.startsWith('raw:') ? rawJson(inner.slice(4)) : inner,
      );

// not in the types of this version of TypeScript
const rawJson = (text: string): unknown => (JSON as unknown as { rawJSON(text: string): unknown }).rawJSON(text);
