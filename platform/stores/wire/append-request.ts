import type { AppendExpectedRevision, EventData } from '@eventstore/db-client';
import { WireWriter } from './wire-writer.ts';

/** An event as it is sent: JSON as text. */
export type Proposed = Pick<EventData, 'id' | 'type' | 'contentType'> &
  Record<'data' | 'metadata', string | Uint8Array>;

export type AppendOptions = {
  stream: string;
  expected: AppendExpectedRevision;
  /** Until when the event store may answer. */
  deadline: Date;
};

/** Each request has less than this, unless an event is larger. A server takes 4 MiB. */
const mostBytes = 3 * 1024 * 1024;

export const proposed = ({ id, type, contentType, data, metadata }: EventData): Proposed => ({
  id,
  type,
  contentType,
  data: contentType === 'application/json' ? JSON.stringify(data) : (data as Uint8Array),
  metadata: metadata instanceof Uint8Array ? metadata : metadata === undefined ? '' : JSON.stringify(metadata),
});

/** The messages of one append (event_store.client.streams.BatchAppendReq): mostly one. */
export function appendRequests(
  correlationId: string,
  options: AppendOptions,
  events: readonly Proposed[],
): Uint8Array[] {
  const parts: Proposed[][] = [[]];
  let bytes = 0;
  for (const event of events) {
    const size = Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata);
    if (bytes + size >= mostBytes && bytes > 0) {
      parts.push([]);
      bytes = 0;
    }
    bytes += size;
    parts.at(-1)?.push(event);
  }
  return parts.map((part, index) =>
    request(correlationId, index === 0 ? options : undefined, part, index === parts.length - 1),
  );
}

const writer = new WireWriter();

/** Back to front, as the writer writes. */
function request(
  correlationId: string,
  options: AppendOptions | undefined,
  events: readonly Proposed[],
  isFinal: boolean,
): Uint8Array {
  if (isFinal) writer.integer(4, 1);
  for (const { id, type, contentType, data, metadata } of events.toReversed()) {
    const end = writer.mark;
    write(4, data);
    write(3, metadata);
    writer.entry(2, 'content-type', contentType);
    writer.entry(2, 'type', type);
    writer.uuid(1, id);
    writer.message(3, end);
  }
  if (options !== undefined) writeOptions(options);
  writer.uuid(1, correlationId);
  return writer.take();
}

const write = (field: number, content: string | Uint8Array): void =>
  typeof content === 'string' ? writer.string(field, content) : writer.bytes(field, content);

function writeOptions({ stream, expected, deadline }: AppendOptions): void {
  const end = writer.mark;
  const ms = deadline.getTime();
  writer.integer(2, (ms % 1_000) * 1_000_000); // google.protobuf.Timestamp
  writer.integer(1, Math.floor(ms / 1_000));
  writer.message(6, end);
  if (typeof expected === 'bigint') writer.integer(2, expected);
  else writer.message({ no_stream: 3, any: 4, stream_exists: 5 }[expected], writer.mark);
  writer.streamName(1, stream);
  writer.message(2, end);
}
