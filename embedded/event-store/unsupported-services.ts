import monitoring from '@eventstore/db-client/generated/monitoring_grpc_pb.js';
import operations from '@eventstore/db-client/generated/operations_grpc_pb.js';
import persistent from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import projections from '@eventstore/db-client/generated/projections_grpc_pb.js';
import users from '@eventstore/db-client/generated/users_grpc_pb.js';
import type { Server, ServiceDefinition, UntypedHandleCall } from '@grpc/grpc-js';
import { unimplemented } from './call-errors.ts';

const SERVICES: [ServiceDefinition, string][] = [
  [persistent.PersistentSubscriptionsService, 'has no persistent subscriptions: subscribe to a stream or to $all.'],
  [projections.ProjectionsService, 'runs no JavaScript projections: subscribe to $all and project in a service.'],
  [operations.OperationsService, 'is one process with one file: there is nothing to scavenge, merge or resign.'],
  [users.UsersService, 'has no users: whoever reaches its loopback address may use it.'],
  [monitoring.MonitoringService, 'keeps no statistics.'],
];

/** Answers UNIMPLEMENTED, with a sentence, to the calls of EventStoreDB that this server doesn't do. */
export function addUnsupportedServices(server: Server): void {
  for (const [service, sentence] of SERVICES) {
    const refuse: UntypedHandleCall = (call: { emit(event: 'error', error: Error): boolean }): void => {
      call.emit('error', unimplemented(`This event store ${sentence}`));
    };
    const refuseUnary: UntypedHandleCall = (_call: unknown, respond: (error: Error) => void): void =>
      respond(unimplemented(`This event store ${sentence}`));
    const handlers = Object.entries(service).map(([name, method]) => [
      name,
      method.responseStream ? refuse : refuseUnary,
    ]);
    server.addService(service, Object.fromEntries(handlers));
  }
}
