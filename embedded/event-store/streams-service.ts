import generated from '@eventstore/db-client/generated/streams_grpc_pb.js';
import type messages from '@eventstore/db-client/generated/streams_pb.js';
import type {
  handleBidiStreamingCall,
  handleClientStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
  ServiceDefinition,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import { serveAppend } from './append/append-call.ts';
import { serveBatchAppend } from './append/batch-append.ts';
import { serveDelete, serveTombstone } from './append/deletes.ts';
import type { Store } from './log/store.ts';
import type { OpenCalls } from './open-calls.ts';
import { serveRead } from './read/read-call.ts';
import type { SubscriptionPolicy } from './read/subscriptions.ts';

interface StreamsHandlers extends UntypedServiceImplementation {
  read: handleServerStreamingCall<messages.ReadReq, Uint8Array>;
  append: handleClientStreamingCall<messages.AppendReq, messages.AppendResp>;
  batchAppend: handleBidiStreamingCall<messages.BatchAppendReq, Uint8Array>;
  delete: handleUnaryCall<messages.DeleteReq, messages.DeleteResp>;
  tombstone: handleUnaryCall<messages.TombstoneReq, messages.TombstoneResp>;
}

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const { StreamsService } = generated;

/** The Streams service of EventStoreDB. Responses of reads and batch appends are already encoded. */
export const STREAMS: ServiceDefinition = {
  ...StreamsService,
  read: { ...StreamsService.read, responseSerialize: asBuffer },
  batchAppend: { ...StreamsService.batchAppend, responseSerialize: asBuffer },
};

export function streamsHandlers(store: Store, policy: SubscriptionPolicy, openCalls: OpenCalls): StreamsHandlers {
  return {
    read(call) {
      openCalls.add(call);
      serveRead(store, policy, call);
    },
    batchAppend(call) {
      openCalls.add(call);
      serveBatchAppend(store, call);
    },
    append: (call, respond) => serveAppend(store, call, respond),
    delete: (call, respond) => serveDelete(store, call, respond),
    tombstone: (call, respond) => serveTombstone(store, call, respond),
  };
}
