import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import type { ExpectedRevision } from '../append/expected-revision.ts';
import { DamagedEvent } from '../log/checksum.ts';
import { isDamage, isDiskError } from '../log/disk-error.ts';
import { IndexDamaged } from '../log/log.ts';
import { RequestMalformed } from './codec.ts';

/** Ends a call with a status other than OK. Trailers name the exception, as the official clients expect. */
export class CallFailed extends Error implements ServiceError {
  readonly code: status;
  readonly details: string;
  readonly metadata: Metadata;

  constructor(code: status, details: string, trailers: Record<string, string> = {}) {
    super(details);
    this.code = code;
    this.details = details;
    this.metadata = new Metadata();
    for (const [name, value] of Object.entries(trailers)) this.metadata.set(name, ascii(value));
  }
}

export function streamDeleted(stream: string): CallFailed {
  return new CallFailed(status.FAILED_PRECONDITION, `Event stream '${stream}' is deleted.`, {
    exception: 'stream-deleted',
    'stream-name': stream,
  });
}

/** A delete or a tombstone was refused. `current` is -1 for a stream without events. */
export function wrongExpectedVersion(stream: string, expected: ExpectedRevision, current: number): CallFailed {
  const details = `Delete failed due to WrongExpectedVersion. Stream: ${stream}, Expected version: ${expectedVersion(expected)}, Actual version: ${current}`;
  return new CallFailed(status.FAILED_PRECONDITION, details, {
    exception: 'wrong-expected-version',
    'stream-name': stream,
    'expected-version': expectedVersion(expected),
    'actual-version': current.toString(),
  });
}

export function maximumAppendSizeExceeded(maximum: number): CallFailed {
  return new CallFailed(status.INVALID_ARGUMENT, `Maximum Append Size of ${maximum} Exceeded.`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': maximum.toString(),
  });
}

/** The disk failed, and nothing was written. */
export function notStored(reason: string): CallFailed {
  return new CallFailed(status.RESOURCE_EXHAUSTED, notStoredDetails(reason));
}

export function notStoredDetails(reason: string): string {
  return `nothing was written, because the disk failed: ${reason}`;
}

export function deadlineExceeded(): CallFailed {
  return new CallFailed(status.DEADLINE_EXCEEDED, 'the deadline passed before anything was written');
}

export function notAuthenticated(): CallFailed {
  const sentence =
    'this event store serves only its owner: use the connection string in the file event-store.url of its data folder';
  return new CallFailed(status.UNAUTHENTICATED, sentence);
}

/** EventStoreDB's answer to a user that lacks a right. */
export function accessDenied(): CallFailed {
  return new CallFailed(status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
}

/** EventStoreDB's answer after its own time-outs. */
export function timedOut(): CallFailed {
  return new CallFailed(status.ABORTED, 'Operation timed out');
}

export function unavailable(): CallFailed {
  return new CallFailed(status.UNAVAILABLE, 'Server Is Not Ready');
}

/** EventStoreDB's answer to a read of no events, or from a place where none can be. */
export function readFailed(what: 'ReadStream' | 'ReadAll'): CallFailed {
  return new CallFailed(status.UNKNOWN, `Unexpected ${what}Result: Error`);
}

/** Tells a client where the leader is. */
export function notLeader(host: string, port: number): CallFailed {
  return new CallFailed(status.NOT_FOUND, `Leader info available: ${host}:${port}`, {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': port.toString(),
  });
}

export function unimplemented(sentence: string): CallFailed {
  return new CallFailed(status.UNIMPLEMENTED, sentence);
}

/** The status for an error of a handler. Unexpected errors are thrown again. */
export function toCallFailed(error: unknown): CallFailed {
  if (error instanceof CallFailed) return error;
  if (error instanceof DamagedEvent) return eventDamaged(error, 0);
  if (error instanceof IndexDamaged) return new CallFailed(status.DATA_LOSS, error.message);
  if (isDiskError(error) && isDamage(error)) return new CallFailed(status.DATA_LOSS, logDamaged(error.message));
  if (isDiskError(error)) return new CallFailed(status.UNKNOWN, `the disk could not be read: ${error.message}`);
  if (error instanceof RequestMalformed) return new CallFailed(status.UNKNOWN, error.message); // EventStoreDB's status for it
  throw error;
}

const logDamaged = (reason: string): string =>
  `event-store.sqlite is damaged (${reason}). Stop the event store, and restore the file from a backup`;

/**
 * A damaged event, with its place in trailers: a client can go on after it. The stream and the type are percent-encoded.
 * @param sent how many events of the call were sent before. A client that has fewer knows that gRPC has dropped some with the error
 */
export function eventDamaged(
  { message, stream, revision, type, position, created }: DamagedEvent,
  sent: number,
): CallFailed {
  return new CallFailed(status.DATA_LOSS, message, {
    exception: 'event-damaged',
    stream: encodeURIComponent(stream.toWellFormed()),
    revision: revision.toString(),
    type: encodeURIComponent(type.toWellFormed()),
    position: position.toString(),
    created: created.toString(),
    sent: sent.toString(),
  });
}

function expectedVersion(expected: ExpectedRevision): string {
  switch (expected) {
    case 'any':
      return '-2';
    case 'no-stream':
      return '-1';
    case 'stream-exists':
      return '-4';
    default:
      return expected.toString();
  }
}

/** Trailers carry ASCII only; the rest is percent-encoded. */
function ascii(value: string): string {
  return value.replace(/[^\x20-\x7e]+/g, encodeURIComponent);
}
