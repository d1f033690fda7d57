import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import type { ServiceDefinition } from '@grpc/grpc-js';

/** The version of EventStoreDB whose behaviour this server shows. */
const VERSION = '24.2.0';

/** Tells a client which calls are answered, so that it picks among them. */
export function supportedMethods(services: readonly ServiceDefinition[]): features.SupportedMethods {
  const methods = new features.SupportedMethods().setEventStoreServerVersion(VERSION);
  for (const { path } of services.flatMap((service) => Object.values(service))) {
    const [, service = '', method = ''] = path.toLowerCase().split('/');
    methods.addMethods(new features.SupportedMethod().setServiceName(service).setMethodName(method));
  }
  return methods;
}
