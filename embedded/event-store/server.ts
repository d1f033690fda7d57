import { setTimeout as pause } from 'node:timers/promises';
import gossip from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import { Server, type sendUnaryData } from '@grpc/grpc-js';
import type { Behaviour } from './behaviour.ts';
import { addFaultControl } from './faults/fault-control.ts';
import { faultInterceptor } from './faults/fault-interceptor.ts';
import { Listener } from './listener.ts';
import type { Store } from './log/store.ts';
import { OpenCalls } from './open-calls.ts';
import { secretInterceptor } from './protocol/secret-interceptor.ts';
import { clusterInfo, supportedMethods } from './protocol/server-info.ts';
import { addUnsupportedServices } from './protocol/unsupported-services.ts';
import { STREAMS, streamsHandlers } from './streams-service.ts';

/** The limit of EventStoreDB. It is above that of appends, so that an append that is too large gets a specific error. */
const LARGEST_MESSAGE = 16 * 1024 * 1024;
/** How long to wait until clients have received the end of their calls (CANCELLED), after which they reconnect. */
const FAREWELL_MS = 150;

export type RunningServer = { port: number; stop(): Promise<void> };

/**
 * Serves the store on a loopback address. Port 0 takes a free one.
 * @param secret what callers have to know, see connection.ts; absent if every program on the machine may call
 * @throws NotLoopback, PortInUse
 */
export async function startServer(
  store: Store,
  behaviour: Behaviour,
  { host, port }: { host: string; port: number },
  secret?: string,
): Promise<RunningServer> {
  const { faults } = behaviour;
  const server = new Server({
    'grpc.max_receive_message_length': LARGEST_MESSAGE,
    'grpc.enable_channelz': 0,
    interceptors: [
      ...(secret === undefined ? [] : [secretInterceptor(secret)]),
      ...(faults ? [faultInterceptor(faults, () => listener)] : []),
    ],
  });
  const openCalls = new OpenCalls();
  const methods = supportedMethods([STREAMS, features.ServerFeaturesService, gossip.GossipService]);
  server.addService(STREAMS, streamsHandlers(store, behaviour, openCalls));
  server.addService(features.ServerFeaturesService, {
    getSupportedMethods: (_call: unknown, respond: sendUnaryData<typeof methods>) => respond(null, methods),
  });
  server.addService(gossip.GossipService, {
    read: (_call: unknown, respond: sendUnaryData<ReturnType<typeof clusterInfo>>) =>
      respond(null, clusterInfo(listener.host, listener.port)),
  });
  addUnsupportedServices(server);
  if (faults) addFaultControl(server, faults);
  const listener = await Listener.open(server, host, port);

  return {
    port: listener.port,
    async stop() {
      listener.close();
      store.flush();
      openCalls.endAll();
      await pause(FAREWELL_MS);
      server.forceShutdown();
    },
  };
}
