import shared from '@eventstore/db-client/generated/shared_pb.js';
import rpc from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { status } from '@grpc/grpc-js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import empty from 'google-protobuf/google/protobuf/empty_pb.js';
import { WireWriter } from '../../../platform/stores/wire/wire-writer.ts';
import { notStoredDetails } from '../protocol/call-errors.ts';
import { streamIdentifier } from '../protocol/codec.ts';
import { type AppendOutcome, MAXIMUM_APPEND_BYTES } from './appends.ts';
import type { ExpectedRevision } from './expected-revision.ts';

/** The outcome of an append within a BatchAppend. */
export type BatchAnswer = AppendOutcome | { kind: 'too-large' } | { kind: 'malformed'; reason: string };

type Appended = Extract<BatchAnswer, { kind: 'appended' }>;
type Refusal = Exclude<BatchAnswer, Appended>;

/** The response to one append, with its correlation id. */
export function encodeBatchAnswer(
  correlationId: string,
  stream: string,
  expected: ExpectedRevision,
  answer: BatchAnswer,
): Uint8Array {
  if (answer.kind === 'appended') return encodeSuccess(correlationId, stream, answer);
  return new streams.BatchAppendResp()
    .setCorrelationId(new shared.UUID().setString(correlationId))
    .setError(failure(stream, expected, answer))
    .setStreamIdentifier(streamIdentifier(stream))
    .serializeBinary();
}

const writer = new WireWriter();

function encodeSuccess(correlationId: string, stream: string, { revision, position }: Appended): Uint8Array {
  // BatchAppendResp: back to front
  writer.streamName(4, stream);
  const success = writer.mark;
  if (position === undefined)
    writer.message(4, success); // Success.no_position
  else {
    writer.integer(2, position); // AllStreamPosition.prepare_position
    writer.integer(1, position); // commit_position
    writer.message(3, success); // Success.position
  }
  if (revision < 0)
    writer.message(2, writer.mark); // no_stream
  else writer.integer(1, revision); // current_revision
  writer.message(3, success);
  writer.uuid(1, correlationId);
  return writer.take();
}

function failure(stream: string, expected: ExpectedRevision, refusal: Refusal): rpc.Status {
  switch (refusal.kind) {
    case 'wrong-version': {
      const details = wrongExpectedVersion(expected, refusal.current);
      return describe(status.FAILED_PRECONDITION, 'wrong expected version', 'WrongExpectedVersion', details);
    }
    case 'stream-deleted': {
      const details = new shared.StreamDeleted().setStreamIdentifier(streamIdentifier(stream));
      return describe(status.FAILED_PRECONDITION, `${stream} is deleted`, 'StreamDeleted', details);
    }
    case 'too-late':
    case 'not-replicated':
      return describe(status.DEADLINE_EXCEEDED, 'the deadline passed', 'Timeout', new shared.Timeout());
    case 'too-large': {
      const details = new shared.MaximumAppendSizeExceeded().setMaxappendsize(MAXIMUM_APPEND_BYTES);
      return describe(status.INVALID_ARGUMENT, 'the append is too large', 'MaximumAppendSizeExceeded', details);
    }
    case 'malformed':
      return badRequest(status.INVALID_ARGUMENT, refusal.reason);
    case 'not-stored':
      return badRequest(status.RESOURCE_EXHAUSTED, notStoredDetails(refusal.reason));
  }
}

// The official client shows the message of a status only if it does not know the type of its details.
function badRequest(code: status, reason: string): rpc.Status {
  return describe(code, reason, 'BadRequest', new shared.BadRequest().setMessage(reason));
}

function describe(code: status, message: string, type: string, details: { serializeBinary(): Uint8Array }): rpc.Status {
  const packed = new any.Any();
  packed.pack(details.serializeBinary(), `event_store.client.${type}`);
  return new rpc.Status()
    .setCode(code as number)
    .setMessage(message)
    .setDetails(packed);
}

function wrongExpectedVersion(expected: ExpectedRevision, current: number): shared.WrongExpectedVersion {
  const details = new shared.WrongExpectedVersion();
  if (current < 0) details.setCurrentNoStream(new empty.Empty());
  else details.setCurrentStreamRevision(current.toString());
  switch (expected) {
    case 'any':
      return details.setExpectedAny(new empty.Empty());
    case 'no-stream':
      return details.setExpectedNoStream(new empty.Empty());
    case 'stream-exists':
      return details.setExpectedStreamExists(new empty.Empty());
    default:
      return details.setExpectedStreamPosition(expected.toString());
  }
}
