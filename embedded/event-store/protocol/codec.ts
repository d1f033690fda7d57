import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { WireWriter } from '../../../platform/stores/wire/wire-writer.ts';

/** An event as a client proposes it. `id` is a UUID in lower case. */
export type ProposedEvent = {
  id: string;
  type: string;
  contentType: string;
  data: Uint8Array;
  metadata: Uint8Array;
};

/** An event in the log. `response` is the complete ReadResp message for readers, encoded when the event was appended. */
export type StoredEvent = { position: number; stream: string; revision: number; type: string; response: Uint8Array };

/** The revision of a tombstone in this server: the highest exact number. */
export const TOMBSTONE_REVISION = Number.MAX_SAFE_INTEGER;
/** The revision of a tombstone on the wire: the highest of int64. */
const TOMBSTONE_REVISION_ON_WIRE = 2n ** 63n - 1n;

/** The request violates the protocol. */
export class RequestMalformed extends Error {}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NIL_UUID = '00000000-0000-0000-0000-000000000000';

/**
 * Reads a proposed message of Append or BatchAppend.
 * @throws RequestMalformed without a UUID, a type or a content type
 */
export function decodeProposed(
  message: streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage,
): ProposedEvent {
  const id = decodeUuid(message.getId()).toLowerCase();
  const type = message.getMetadataMap().get('type');
  const contentType = message.getMetadataMap().get('content-type');
  if (!UUID.test(id) || id === NIL_UUID)
    throw new RequestMalformed(`the event id ${JSON.stringify(id)} is not a UUID, or that of zeros`);
  if (!type) throw new RequestMalformed(`the event ${id} has no type`);
  if (!contentType) throw new RequestMalformed(`the event ${id} has no content-type`);
  return { id, type, contentType, data: message.getData_asU8(), metadata: message.getCustomMetadata_asU8() };
}

/** A UUID as text, from either of its two encodings; empty if there is none. */
export function decodeUuid(uuid: shared.UUID | undefined): string {
  const structured = uuid?.getStructured();
  if (!structured) return uuid?.getString() ?? '';
  const halves = [structured.getMostSignificantBits(), structured.getLeastSignificantBits()];
  const hex = halves.map((half) => BigInt.asUintN(64, BigInt(half)).toString(16).padStart(16, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const writer = new WireWriter();

/** Encodes the ReadResp of an event. `created` is in milliseconds since 1970. */
export function encodeEvent(
  event: ProposedEvent,
  at: { stream: string; revision: number; position: number; created: number },
): Uint8Array {
  // ReadResp.event.event: back to front
  writer.integer(3, at.position); // ReadEvent.commit_position
  const recorded = writer.mark;
  writer.bytes(8, event.data);
  writer.bytes(7, event.metadata);
  writer.entry(6, 'created', `${at.created}0000`); // ticks of 100 ns
  writer.entry(6, 'content-type', event.contentType);
  writer.entry(6, 'type', event.type);
  writer.integer(5, at.position); // commit
  writer.integer(4, at.position); // prepare
  writer.integer(3, at.revision === TOMBSTONE_REVISION ? TOMBSTONE_REVISION_ON_WIRE : at.revision);
  writer.streamName(2, at.stream);
  writer.uuid(1, event.id);
  writer.message(1, recorded);
  writer.message(1, 0);
  return writer.take();
}

/** The data of an encoded event; empty if its content type is not JSON. */
export function jsonOf(response: Uint8Array): Uint8Array {
  const event = streams.ReadResp.deserializeBinary(response).getEvent()?.getEvent();
  const isJson = event?.getMetadataMap().get('content-type') === 'application/json';
  return isJson ? event.getData_asU8() : new Uint8Array();
}

/** What an event is besides its content; `created` is in milliseconds since 1970. */
export type Place = Omit<StoredEvent, 'response'> & { id: string; created: number };

/** What an encoded event says about itself besides its content; undefined if it cannot be decoded. */
export function decodePlace(response: Uint8Array): Place | undefined {
  try {
    const event = streams.ReadResp.deserializeBinary(response).getEvent()?.getEvent();
    if (event === undefined) return undefined;
    const revision = event.getStreamRevision();
    return {
      position: Number(event.getCommitPosition()),
      stream: streamNameOf(event.getStreamIdentifier()),
      revision: BigInt(revision) === TOMBSTONE_REVISION_ON_WIRE ? TOMBSTONE_REVISION : Number(revision),
      type: event.getMetadataMap().get('type') ?? '',
      id: decodeUuid(event.getId()),
      created: Number(event.getMetadataMap().get('created')?.slice(0, -4)),
    };
  } catch {
    return undefined; // protobuf throws errors without a class of their own for bytes that are no message
  }
}

/** A stream's name as a message. */
export function streamIdentifier(stream: string): shared.StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
}

/** @throws RequestMalformed if there is no name */
export function streamNameOf(identifier: shared.StreamIdentifier | undefined): string {
  const name = Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
  if (name === '') throw new RequestMalformed('the stream has no name');
  return name;
}
