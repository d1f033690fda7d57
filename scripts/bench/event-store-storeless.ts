// The baseline of `npm run bench:event-store`: a server with the transport of the embedded event store that stores nothing. It
// acknowledges every append at once, and sends every subscriber the same encoded event repeatedly.
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import {
  Server,
  ServerCredentials,
  type ServerDuplexStream,
  type ServerWritableStream,
  type sendUnaryData,
} from '@grpc/grpc-js';
import { encodeEvent } from '../../embedded/event-store/protocol/codec.ts';
import { supportedMethods } from '../../embedded/event-store/protocol/server-info.ts';
import { STREAMS } from '../../embedded/event-store/streams-service.ts';
import { sampleEvent } from './event-store-sample.ts';

const server = new Server({ 'grpc.enable_channelz': 0 });
const methods = supportedMethods([streamsService.StreamsService]);
server.addService(features.ServerFeaturesService, {
  getSupportedMethods: (_call: unknown, respond: sendUnaryData<typeof methods>) => respond(null, methods),
});
const refuse = (_call: unknown, respond: (error: Error) => void): void => respond(new Error('not in the benchmark'));
server.addService(STREAMS, { read, batchAppend, append: refuse, delete: refuse, tombstone: refuse });
server.bindAsync(`127.0.0.1:${process.env.STORELESS_PORT}`, ServerCredentials.createInsecure(), (error) => {
  if (error) throw error;
});

function batchAppend(call: ServerDuplexStream<streams.BatchAppendReq, Uint8Array>): void {
  let revision = 0;
  call.on('data', (request: streams.BatchAppendReq) => {
    const at = `${++revision}`;
    const position = new shared.AllStreamPosition().setCommitPosition(at).setPreparePosition(at);
    const success = new streams.BatchAppendResp.Success().setCurrentRevision(at).setPosition(position);
    const response = new streams.BatchAppendResp().setCorrelationId(request.getCorrelationId()).setSuccess(success);
    call.write(response.setStreamIdentifier(request.getOptions()?.getStreamIdentifier()).serializeBinary());
  });
  call.on('end', () => call.end());
}

function read(call: ServerWritableStream<streams.ReadReq, Uint8Array>): void {
  const { id, type, data, metadata } = sampleEvent(0);
  const event = encodeEvent(
    { id, type, contentType: 'application/json', data: json(data), metadata: json(metadata) },
    { stream: `invoice-${id}`, revision: 0, position: 1_000_000, created: Date.now() },
  );
  const send = (): void => {
    while (!call.destroyed && call.write(event));
  };
  call.on('drain', send);
  send();
}

function json(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
