import { randomUUID } from 'node:crypto';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerUnaryCall, sendUnaryData } from '@grpc/grpc-js';
import { deletion, metastreamOf } from '../log/metadata.ts';
import type { Store } from '../log/store.ts';
import { CallFailed, notStored, streamDeleted, toCallFailed, wrongExpectedVersion } from '../protocol/call-errors.ts';
import { type ProposedEvent, RequestMalformed, streamNameOf, TOMBSTONE_REVISION } from '../protocol/codec.ts';
import { check } from './appends.ts';
import { type ExpectedRevision, expectedRevisionOf } from './expected-revision.ts';

/** Soft delete: hides a stream's events by `$tb` in its metadata. Later appends continue its revisions. A stream must exist. */
export function serveDelete(
  store: Store,
  call: ServerUnaryCall<streams.DeleteReq, streams.DeleteResp>,
  respond: sendUnaryData<streams.DeleteResp>,
): void {
  end(
    store,
    call.request.getOptions(),
    (stream) => {
      const { lastRevision, hasMetadata } = store.heads.of(stream);
      if (lastRevision < 0 && !hasMetadata) return 'wrong-version';
      return store.record(metastreamOf(stream), [deletion()]);
    },
    (failure, position = '') => {
      if (failure) return respond(failure);
      const at = new streams.DeleteResp.Position().setCommitPosition(position).setPreparePosition(position);
      respond(null, new streams.DeleteResp().setPosition(at));
    },
  );
}

/** Hard delete: the last event of the stream is a tombstone. The stream can no longer be read or appended to. */
export function serveTombstone(
  store: Store,
  call: ServerUnaryCall<streams.TombstoneReq, streams.TombstoneResp>,
  respond: sendUnaryData<streams.TombstoneResp>,
): void {
  end(
    store,
    call.request.getOptions(),
    (stream) => store.record(stream, [tombstone()], TOMBSTONE_REVISION),
    (failure, position = '') => {
      if (failure) return respond(failure);
      const at = new streams.TombstoneResp.Position().setCommitPosition(position).setPreparePosition(position);
      respond(null, new streams.TombstoneResp().setPosition(at));
    },
  );
}

type Options = streams.DeleteReq.Options | streams.TombstoneReq.Options;

function end(
  store: Store,
  options: Options | undefined,
  write: (stream: string) => { position: number } | 'wrong-version',
  respond: (failure: CallFailed | null, position?: string) => void,
): void {
  const target = parse(options);
  if (target instanceof CallFailed) {
    respond(target);
    return;
  }
  const { stream, expected } = target;
  store.submit(
    () => {
      const decision = check(store, stream, expected, [randomUUID()]);
      const written = decision.kind === 'write' ? write(stream) : decision.kind;
      if (typeof written === 'object') return { kind: 'written' as const, ...written };
      return { kind: written, current: store.heads.of(stream).lastRevision };
    },
    (outcome) => {
      switch (outcome.kind) {
        case 'written':
          return respond(null, outcome.position.toString());
        case 'not-stored':
          return respond(notStored(outcome.reason));
        case 'stream-deleted':
          return respond(streamDeleted(stream));
        default:
          return respond(wrongExpectedVersion(stream, expected, outcome.current));
      }
    },
  );
}

function parse(options: Options | undefined): { stream: string; expected: ExpectedRevision } | CallFailed {
  try {
    if (!options) throw new RequestMalformed('the request has no options');
    return { stream: streamNameOf(options.getStreamIdentifier()), expected: expectedRevisionOf(options) };
  } catch (error) {
    return toCallFailed(error);
  }
}

function tombstone(): ProposedEvent {
  const id = randomUUID();
  const nothing = new Uint8Array();
  return { id, type: '$streamDeleted', contentType: 'application/octet-stream', data: nothing, metadata: nothing };
}
