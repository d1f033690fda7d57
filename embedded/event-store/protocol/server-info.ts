// What a client asks before its first read or append: who is in the cluster, and which calls the server answers.
import { randomUUID } from 'node:crypto';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import type { ServiceDefinition } from '@grpc/grpc-js';

/** The version of EventStoreDB whose behaviour this server shows. */
const VERSION = '24.2.0';

/** The members of the cluster, for a client of several hosts or of `esdb+discover`: this server alone, always the leader. */
export function clusterInfo(host: string, port: number): gossip.ClusterInfo {
  const member = new gossip.MemberInfo()
    .setInstanceId(new shared.UUID().setString(randomUUID()))
    .setTimeStamp(`${Date.now()}0000`)
    .setState(gossip.MemberInfo.VNodeState.LEADER)
    .setIsAlive(true)
    .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port));
  return new gossip.ClusterInfo().setMembersList([member]);
}

/** Tells a client which calls are answered, so that it picks among them. */
export function supportedMethods(services: readonly ServiceDefinition[]): features.SupportedMethods {
  const methods = new features.SupportedMethods().setEventStoreServerVersion(VERSION);
  for (const { path } of services.flatMap((service) => Object.values(service))) {
    const [, service = '', method = ''] = path.toLowerCase().split('/');
    methods.addMethods(new features.SupportedMethod().setServiceName(service).setMethodName(method));
  }
  return methods;
}
