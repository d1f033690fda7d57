import type { EventStoreDBClient } from '@eventstore/db-client';
import grpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type { CallOptions, Client, Metadata } from '@grpc/grpc-js';
import type { Inner } from './contained-client.ts';
import { decodeReadResponse } from './wire/read-response.ts';

const { read } = grpc.StreamsService;

type Read = [request: unknown, metadata: Metadata, options: CallOptions];

/** Reads and subscriptions of a client get their answers by `decodeReadResponse`. Changes the client itself. */
export function decodeReads(client: EventStoreDBClient): void {
  const inner = client as unknown as Inner;
  const open = inner.GRPCStreamCreator.bind(client);
  const withOwnDecoding = (grpc: Client): Client =>
    Object.create(grpc, {
      read: {
        value: (...args: Read) =>
          grpc.makeServerStreamRequest(read.path, read.requestSerialize as never, decodeReadResponse, ...args),
      },
    });
  inner.GRPCStreamCreator = (Client, name, creator, cache) =>
    open(Client, name, (grpc) => creator(withOwnDecoding(grpc)), cache);
}
