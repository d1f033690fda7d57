import { once } from 'node:events';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { type ServerWritableStream, status } from '@grpc/grpc-js';
import { DamagedEvent } from '../log/checksum.ts';
import type { Store } from '../log/store.ts';
import { readableRange } from '../log/stream-heads.ts';
import { type CallFailed, eventDamaged, readFailed, streamDeleted } from '../protocol/call-errors.ts';
import { type StoredEvent, streamIdentifier, TOMBSTONE_REVISION } from '../protocol/codec.ts';
import type { ReadRequest } from './read-request.ts';

export type ReadCall = ServerWritableStream<streams.ReadReq, Uint8Array>;

type StreamRead = Extract<ReadRequest, { kind: 'read-stream' }>;
type AllRead = Extract<ReadRequest, { kind: 'read-all' }>;

/**
 * Sends the events of a stream, as fast as the caller reads them.
 * @throws CallFailed if the stream has a tombstone; as EventStoreDB does, if no events are asked for, or those after the end
 */
export async function readStream(store: Store, call: ReadCall, request: StreamRead): Promise<void> {
  const { stream, from, isBackwards, count } = request;
  if (count === 0 || (from === 'end' && !isBackwards)) throw readFailed('ReadStream');
  const head = store.heads.of(stream);
  if (head.tombstoned) throw streamDeleted(stream);
  if (head.lastRevision < 0 || head.bounds.deleted) {
    call.write(streamNotFound(stream));
    return;
  }
  let range = readableRange(stream, head);
  const place = from === 'start' ? 0 : from === 'end' ? TOMBSTONE_REVISION : from;
  if (isBackwards) range = { ...range, to: Math.min(range.to, place) };
  else range = { ...range, from: Math.max(range.from, place) };

  await send(call, count, (limit) => {
    const page = store.log.readStream(isBackwards ? 'backwards' : 'forwards', range, limit);
    const last = page.at(-1);
    if (last) range = isBackwards ? { ...range, to: last.revision - 1 } : { ...range, from: last.revision + 1 };
    return page;
  });
}

/**
 * Sends the events of all streams: forwards from a position (inclusive), backwards from it (exclusive).
 * @throws CallFailed as EventStoreDB does, for a read backwards from beyond the end
 */
export async function readAll(store: Store, call: ReadCall, request: AllRead): Promise<void> {
  const { from, isBackwards, count } = request;
  const end = store.log.head;
  if (isBackwards && typeof from === 'number' && from > end) throw readFailed('ReadAll');
  const start = isBackwards ? 0 : 1;
  let at = from === 'start' ? start : from === 'end' ? end + 1 : from;
  if (!isBackwards) at -= 1;
  await send(call, count, (limit) => {
    const page = store.log.readAll(isBackwards ? 'backwards' : 'forwards', at, limit);
    at = page.at(-1)?.position ?? at;
    return isBackwards ? page : page.filter((event) => event.position <= end);
  });
}

async function send(call: ReadCall, count: number, next: (limit: number) => StoredEvent[]): Promise<void> {
  let sent = 0;
  for (let left = count; left > 0; ) {
    const page = next(left);
    if (page.length === 0) return;
    left -= page.length;
    for (const event of page) {
      if (call.cancelled) return;
      if (event instanceof DamagedEvent) throw eventDamaged(event, sent);
      if (!call.write(event.response)) await writable(call);
      sent += 1;
    }
  }
}

/** How long gRPC's clients have to read what was sent before an error: grpc-js drops the messages that wait when an error comes. */
const LAST_WORDS_MS = 50;

/** Ends a read or a subscription with an error. */
export function failRead(call: ReadCall, failure: CallFailed): void {
  const fail = () => void call.emit('error', failure);
  if (failure.code === status.DATA_LOSS) setTimeout(fail, LAST_WORDS_MS);
  else fail();
}

/** Waits until the call can send more, or is cancelled. */
async function writable(call: ReadCall): Promise<void> {
  if (call.cancelled) return;
  const over = new AbortController();
  try {
    await Promise.race([
      once(call, 'drain', { signal: over.signal }),
      once(call, 'cancelled', { signal: over.signal }),
    ]);
  } finally {
    over.abort();
  }
}

function streamNotFound(stream: string): Uint8Array {
  const notFound = new streams.ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream));
  return new streams.ReadResp().setStreamNotFound(notFound).serializeBinary();
}
