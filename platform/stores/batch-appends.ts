// Appends over one call of BatchAppend, which stays open:
//
//   append ──request with an id of its own──► event store ──answer with that id, in any order──► the append that waits for it
//   the call breaks ──► all that wait for it fail: it is unknown whether their events were recorded
//
// The client's own appends go the same way. But they write the JSON of each event as base64 text, which they decode twice; they keep the
// appends of all connections of a process in one place, where one that breaks takes the others along; and while they wait for a slow
// connection, a rejection is unhandled. Here no append waits to be sent: their number is bounded elsewhere.

import { randomUUID } from 'node:crypto';
import { ANY, type AppendResult, type EventStoreDBClient, UnavailableError, UnknownError } from '@eventstore/db-client';
import { unpackToCommandError } from '@eventstore/db-client/dist/streams/appendToStream/unpackError.js';
import { convertToCommandError } from '@eventstore/db-client/dist/utils/CommandError.js';
import { parseUUID } from '@eventstore/db-client/dist/utils/grpcUUID.js';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import grpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Client, ClientDuplexStream } from '@grpc/grpc-js';
import { DeadlineExceeded } from '../resilience/deadline.ts';
import type { Append } from './append-in-time.ts';
import type { Inner } from './contained-client.ts';
import { appendRequests, proposed } from './wire/append-request.ts';

type Waiting = { stream: string; until: number; resolve(result: AppendResult): void; reject(error: unknown): void };
type Call = ClientDuplexStream<Buffer, streams.BatchAppendResp>;

const { batchAppend } = grpc.StreamsService;
/** How long after its deadline an append is still looked for. */
const unansweredMs = 60_000;

/** Appends of a client by this module, unless they have credentials of their own or the server has no BatchAppend. Changes the client itself. */
export function appendInBatches(client: EventStoreDBClient): void {
  const inner = client as unknown as Inner;
  const byClient: Append = client.appendToStream.bind(client);
  const waitingFor = new WeakMap<Call, Map<string, Waiting>>();

  const open = inner.GRPCStreamCreator(grpc.StreamsClient, 'appendToStream', begin, new WeakMap());
  function begin(client: Client): Call {
    const waiting = new Map<string, Waiting>();
    const args = inner.callArguments({}, { deadline: Number.POSITIVE_INFINITY });
    const call: Call = client.makeBidiStreamRequest(batchAppend.path, asItIs, decode, ...args);
    call.on('data', (answer: streams.BatchAppendResp) => settle(waiting, answer));
    const fail = (error: unknown) => {
      for (const { reject } of waiting.values()) reject(error);
      waiting.clear();
    };
    call.on('error', (error) => fail(convertToCommandError(error)));
    call.on('end', () => {
      fail(new UnavailableError(undefined, 'the event store ended the call of appends'));
      call.destroy(); // so that the client opens another one
    });
    waitingFor.set(call, waiting);
    return call;
  }

  client.appendToStream = (async (stream, given, options = {}) => {
    const { credentials, expectedRevision = ANY, deadline } = options;
    if (credentials || !(await inner.supports(batchAppend))) return byClient(stream, given, options);
    const id = randomUUID();
    const events = (Array.isArray(given) ? given : [given]).map(proposed);
    const about = { stream, expected: expectedRevision, deadline: inner.createDeadline(deadline) };
    const requests = appendRequests(id, about, events);
    const call = await open();
    return new Promise<AppendResult>((resolve, reject) => {
      const waiting = waitingFor.get(call) as Map<string, Waiting>;
      leaveUnanswered(waiting);
      waiting.set(id, { stream, until: about.deadline.getTime() + unansweredMs, resolve, reject });
      for (const request of requests) call.write(request, (error: unknown) => error && reject(error));
    });
  }) as Append;
}

/** EventStoreDB drops an append that it has been sent twice, so some are never answered. Whoever sent them has long stopped waiting. */
function leaveUnanswered(waiting: Map<string, Waiting>): void {
  const now = Date.now();
  for (const [id, { until, reject }] of waiting) {
    if (until > now) return;
    waiting.delete(id);
    reject(new DeadlineExceeded('an append', unansweredMs));
  }
}

const asItIs = (bytes: Buffer): Buffer => bytes;
const decode = (bytes: Buffer): streams.BatchAppendResp => streams.BatchAppendResp.deserializeBinary(bytes);

function settle(waiting: Map<string, Waiting>, answer: streams.BatchAppendResp): void {
  const id = parseUUID(answer.getCorrelationId() as shared.UUID);
  const asked = waiting.get(id);
  waiting.delete(id);
  try {
    asked?.resolve(resultOf(answer, asked.stream));
  } catch (error) {
    asked?.reject(error);
  }
}

/** @throws the client's errors */
function resultOf(answer: streams.BatchAppendResp, stream: string): AppendResult {
  const [error, success] = [answer.getError(), answer.getSuccess()];
  if (error !== undefined) throw unpackToCommandError(error, stream);
  if (success === undefined) throw new UnknownError(undefined, 'an answer to an append says nothing');
  const position = success.getPosition();
  return {
    success: true,
    nextExpectedRevision: BigInt(success.getCurrentRevision()),
    ...(position && {
      position: { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) },
    }),
  };
}
