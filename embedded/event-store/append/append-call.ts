import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import type { Store } from '../log/store.ts';
import {
  deadlineExceeded,
  maximumAppendSizeExceeded,
  notStored,
  streamDeleted,
  timedOut,
  toCallFailed,
} from '../protocol/call-errors.ts';
import { decodeProposed, RequestMalformed, streamNameOf } from '../protocol/codec.ts';
import { type AppendOutcome, AppendTooLarge, append, MAXIMUM_APPEND_BYTES, ProposedEvents } from './appends.ts';
import { type ExpectedRevision, expectedRevisionOf } from './expected-revision.ts';

type Target = { stream: string; expected: ExpectedRevision };

/** The Append method: the options, then the events, then one response. Its deadline is that of gRPC. */
export function serveAppend(
  store: Store,
  call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
  respond: sendUnaryData<streams.AppendResp>,
): void {
  const proposed = new ProposedEvents();
  let target: Target | undefined;
  let hasFailed = false;

  const fail = (error: unknown): void => {
    hasFailed = true;
    respond(error instanceof AppendTooLarge ? maximumAppendSizeExceeded(MAXIMUM_APPEND_BYTES) : toCallFailed(error));
  };
  call.on('data', (message: streams.AppendReq) => {
    if (hasFailed) return;
    try {
      const options = message.getOptions();
      const event = message.getProposedMessage();
      if (options) {
        target = { stream: streamNameOf(options.getStreamIdentifier()), expected: expectedRevisionOf(options) };
      }
      if (event) proposed.add(decodeProposed(event));
    } catch (error) {
      fail(error);
    }
  });
  call.on('end', () => {
    if (hasFailed || call.cancelled) return;
    if (!target) return fail(new RequestMalformed('the append has no options'));
    const { stream, expected } = target;
    append(store, { stream, expected, events: proposed.events }, (outcome) => {
      try {
        respond(null, toResponse(stream, expected, outcome));
      } catch (error) {
        fail(error);
      }
    });
  });
}

/** @throws CallFailed for outcomes that are a status instead of a response */
function toResponse(stream: string, expected: ExpectedRevision, outcome: AppendOutcome): streams.AppendResp {
  switch (outcome.kind) {
    case 'appended':
      return new streams.AppendResp().setSuccess(success(outcome.revision, outcome.position));
    case 'wrong-version':
      return new streams.AppendResp().setWrongExpectedVersion(wrongVersion(expected, outcome.current));
    case 'stream-deleted':
      throw streamDeleted(stream);
    case 'too-late':
      throw deadlineExceeded();
    case 'not-replicated':
      throw timedOut();
    case 'not-stored':
      throw notStored(outcome.reason);
  }
}

function success(revision: number, position: number | undefined): streams.AppendResp.Success {
  const success = new streams.AppendResp.Success();
  if (revision < 0) success.setNoStream(new shared.Empty());
  else success.setCurrentRevision(revision.toString());
  if (position === undefined) return success.setNoPosition(new shared.Empty());
  const at = position.toString();
  return success.setPosition(new streams.AppendResp.Position().setCommitPosition(at).setPreparePosition(at));
}

function wrongVersion(expected: ExpectedRevision, current: number): streams.AppendResp.WrongExpectedVersion {
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (current < 0) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(current.toString());
  switch (expected) {
    case 'any':
      return wrong.setExpectedAny(new shared.Empty());
    case 'no-stream':
      return wrong.setExpectedNoStream(new shared.Empty());
    case 'stream-exists':
      return wrong.setExpectedStreamExists(new shared.Empty());
    default:
      return wrong.setExpectedRevision(expected.toString());
  }
}
