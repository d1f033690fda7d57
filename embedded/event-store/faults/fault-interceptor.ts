// Injects faults between the network and the handlers, which have no code for faults.
//
//   features ───────► unknown?
//   read ───────────► unavailable? denied?                             ─► handler ─► until readers-ended
//   append, delete ─► unavailable? not the leader? denied? cut before? ─► handler ─► commit
//                                                   cut after? delayed? ◄─ acknowledgement
//
// In a BatchAppend, each append counts as a call.
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import {
  ResponderBuilder,
  ServerInterceptingCall,
  type ServerInterceptingCallInterface,
  type ServerInterceptor,
  ServerListenerBuilder,
  status,
} from '@grpc/grpc-js';
import type { Listener } from '../listener.ts';
import { accessDenied, CallFailed, notLeader, unavailable } from '../protocol/call-errors.ts';
import type { Faults } from './faults.ts';

const STREAMS = '/event_store.client.streams.Streams';
const FEATURES = '/event_store.client.server_features.ServerFeatures/GetSupportedMethods';
const READ = `${STREAMS}/Read`;
const BATCH_APPEND = `${STREAMS}/BatchAppend`;
const WRITES = [BATCH_APPEND, `${STREAMS}/Append`, `${STREAMS}/Delete`, `${STREAMS}/Tombstone`];

/** @param listener the address of the server; called for the first call, since it is known only after the start */
export function faultInterceptor(faults: Faults, listener: () => Listener): ServerInterceptor {
  return ({ path }, call) => {
    if (path === FEATURES) return new ServerInterceptingCall(call, featuresResponder(faults, call));
    if (path === READ) return new ServerInterceptingCall(call, readResponder(faults, call));
    if (path === BATCH_APPEND) return new ServerInterceptingCall(call, batchResponder(faults, call, listener()));
    if (WRITES.includes(path)) return new ServerInterceptingCall(call, writeResponder(faults, call, listener()));
    return new ServerInterceptingCall(call);
  };
}

type Call = ServerInterceptingCallInterface;

function featuresResponder(faults: Faults, call: Call) {
  return new ResponderBuilder()
    .withStart((next) => {
      if (faults.take('features-unknown')) fail(call, new CallFailed(status.INTERNAL, 'the features are unknown'));
      else next();
    })
    .build();
}

function readResponder(faults: Faults, call: Call) {
  let isOver = false;
  return new ResponderBuilder()
    .withStart((next) => {
      if (faults.take('unavailable')) return fail(call, unavailable());
      const closed = faults.readerOpened((failure) => {
        isOver = true;
        fail(call, failure);
      });
      const requests = new ServerListenerBuilder()
        .withOnCancel(closed)
        .withOnReceiveMessage((request: streams.ReadReq, next) => {
          if (request.getOptions()?.hasAll() && faults.take('all-denied')) fail(call, accessDenied());
          else next(request);
        });
      next(requests.build());
    })
    .withSendMessage((message, next) => {
      if (!isOver) next(message); // a message after the status would keep the call from ending
    })
    .build();
}

function writeResponder(faults: Faults, call: Call, listener: Listener) {
  return new ResponderBuilder()
    .withStart((next) => {
      if (admits(faults, call, listener)) next();
    })
    .withSendMessage((message, next) => acknowledge(faults, call, listener, () => next(message)))
    .build();
}

function batchResponder(faults: Faults, call: Call, listener: Listener) {
  let isOver = false;
  const appends = new ServerListenerBuilder().withOnReceiveMessage((message: streams.BatchAppendReq, next) => {
    isOver ||= message.getIsFinal() && !admits(faults, call, listener);
    if (!isOver) next(message);
  });
  return new ResponderBuilder()
    .withStart((next) => next(appends.build()))
    .withSendMessage((message, next) =>
      acknowledge(faults, call, listener, () => {
        if (!isOver) next(message); // a message after the status would keep the call from ending
      }),
    )
    .build();
}

/** Whether a write reaches its handler. */
function admits(faults: Faults, call: Call, listener: Listener): boolean {
  if (faults.take('unavailable')) fail(call, unavailable());
  else if (faults.take('not-leader')) fail(call, notLeader(listener.host, listener.port));
  else if (faults.take('writes-denied')) fail(call, accessDenied());
  else if (faults.take('cut-before-commit')) listener.cut(call.getPeer());
  else return true;
  return false;
}

/** Acknowledges a write at once, late, or never. */
function acknowledge(faults: Faults, call: Call, listener: Listener, send: () => void): void {
  if (faults.take('cut-after-commit')) {
    listener.cut(call.getPeer());
    return;
  }
  const delay = faults.take('delayed-acknowledgement');
  if (delay) setTimeout(send, delay.ms);
  else send();
}

function fail(call: Call, { code, details, metadata }: CallFailed): void {
  call.sendStatus({ code, details, metadata });
}
