import type { AppendResult, Position, ResolvedEvent } from '@eventstore/db-client';
import type { Names } from './names.ts';
import type { Outcome, Refused } from './recording.ts';

const MAXIMUM = 2n ** 63n - 1n;

/** An event as it is recorded. @param own the stream that is read, whose name is left out */
export function recordedEvent(names: Names, { event, link }: ResolvedEvent, own?: string): string | unknown[] {
  if (!event) return ['no event', link ? names.shortStream(link.streamId) : null];
  const stream = names.shortStream(event.streamId);
  const revision = event.revision === MAXIMUM ? 'maximum' : Number(event.revision);
  const id = names.shortId(event.id);
  const type = names.shortStream(event.type);
  const isUsual =
    type === 't' &&
    event.isJson &&
    event.metadata === undefined &&
    id.startsWith('#') &&
    JSON.stringify(event.data) === JSON.stringify({ n: numberOf(id) });
  if (isUsual) return stream === own ? `${revision} ${id}` : `${stream} ${revision} ${id}`;
  const metadata = event.metadata === undefined ? null : shortened(event.metadata);
  return [stream, revision, id, type, shortened(event.data), metadata, event.isJson ? 'json' : 'bytes'];
}

export const numberOf = (id: string): number => Number(/\d*$/.exec(id)?.[0]);

/** Large values are recorded by their size. */
function shortened(value: unknown): unknown {
  if (value instanceof Uint8Array) {
    const text = `bytes:${Buffer.from(value).toString('base64')}`;
    return text.length > 120 ? `bytes(${value.length})` : text;
  }
  const text = JSON.stringify(value);
  return text !== undefined && text.length > 300 ? `json(${text.length})` : value;
}

/** @param own the stream of the step, whose name is left out */
export function recordedError(names: Names, error: unknown, own?: string): Refused {
  const { type, name, code, expectedVersion, actualVersion, maxAppendSize, streamName } = error as Record<
    string,
    unknown
  >;
  const stream = streamName === undefined || type === 'unknown' ? undefined : names.shortStream(String(streamName));
  return JSON.parse(
    JSON.stringify({
      error: type ?? name,
      code,
      expected: plain(expectedVersion),
      actual: plain(actualVersion),
      maxAppendSize,
      stream: stream === own ? undefined : stream,
    }),
  );
}

export function recordedAppend(kept: ReadonlyMap<string, Position>, result: AppendResult, as?: string): Outcome {
  const { success, nextExpectedRevision, position } = result;
  const same = [...kept].find(([name, at]) => name !== `@${as}` && position && at.commit === position.commit)?.[0];
  const known = position ? same : 'none';
  return {
    revision: plain(nextExpectedRevision),
    ...(!success && { success }),
    ...(known !== undefined && { position: known }),
  };
}

const plain = (value: unknown): unknown =>
  value === MAXIMUM ? 'maximum' : typeof value === 'bigint' ? Number(value) : value;
