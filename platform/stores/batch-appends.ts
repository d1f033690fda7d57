// Appends over one call of BatchAppend, which stays open:
//
//   append ──request with an id of its own──► event store ──answer with that id, in any order──► the append that waits for it
//   the call breaks ──► all that wait for it fail: it is unknown whether their events were recorded
//
// The client's own appends go the same way. But they write the JSON of each event as base64 text, which they decode twice; they keep the
// appends of all connections of a process in one place, where one that breaks takes the others along; and they wait for a slow connection
// where nobody owns their errors. Here no append waits to be sent: their number is bounded elsewhere.

import { randomUUID } from 'node:crypto';
import { ANY, type AppendResult, type EventStoreDBClient } from '@eventstore/db-client';
import { unpackToCommandError } from '@eventstore/db-client/dist/streams/appendToStream/unpackError.js';
import { convertToCommandError } from '@eventstore/db-client/dist/utils/CommandError.js';
import { parseUUID } from '@eventstore/db-client/dist/utils/grpcUUID.js';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import grpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Client, ClientDuplexStream } from '@grpc/grpc-js';
import type { Append } from './append-in-time.ts';
import type { Inner } from './contained-client.ts';
import { appendRequests, proposed } from './wire/append-request.ts';

type Waiting = { stream: string; resolve(result: AppendResult): void; reject(error: unknown): void };
type Call = ClientDuplexStream<Uint8Array, streams.BatchAppendResp>;

const { batchAppend } = grpc.StreamsService;

/** Appends of a client by this module, unless they have credentials of their own or the server has no BatchAppend. Changes the client itself. */
export function appendInBatches(client: EventStoreDBClient): void {
  const inner = client as unknown as Inner;
  const byClient: Append = client.appendToStream.bind(client);
  const waitingFor = new WeakMap<Call, Map<string, Waiting>>();

  const open = inner.GRPCStreamCreator(grpc.StreamsClient, 'appendToStream', begin, new WeakMap());
  function begin(client: Client): Call {
    const waiting = new Map<string, Waiting>();
    const args = inner.callArguments({}, { deadline: Number.POSITIVE_INFINITY });
    const call: Call = client.makeBidiStreamRequest(batchAppend.path, Buffer.from, decode, ...args);
    call.on('data', (answer: streams.BatchAppendResp) => settle(waiting, answer));
    call.on('error', (error) => {
      for (const { reject } of waiting.values()) reject(convertToCommandError(error));
      waiting.clear();
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
      waitingFor.get(call)?.set(id, { stream, resolve, reject });
      for (const request of requests) call.write(request, (error: unknown) => error && reject(error));
    });
  }) as Append;
}

const decode = (bytes: Buffer): streams.BatchAppendResp => streams.BatchAppendResp.deserializeBinary(bytes);

function settle(waiting: Map<string, Waiting>, answer: streams.BatchAppendResp): void {
  const id = parseUUID(answer.getCorrelationId() as shared.UUID);
  const asked = waiting.get(id);
  waiting.delete(id);
  const error = answer.getError();
  if (error === undefined) asked?.resolve(resultIn(answer.getSuccess()));
  else asked?.reject(unpackToCommandError(error, asked.stream));
}

function resultIn(success: streams.BatchAppendResp.Success | undefined): AppendResult {
  const position = success?.getPosition();
  return {
    success: true,
    nextExpectedRevision: BigInt(success?.getCurrentRevision() ?? 0),
    ...(position && {
      position: { commit: BigInt(position.getCommitPosition()), prepare: BigInt(position.getPreparePosition()) },
    }),
  };
}
