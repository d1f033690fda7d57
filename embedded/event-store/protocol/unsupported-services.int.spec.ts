import { EventStoreDBClient } from '@eventstore/db-client';
import monitoring from '@eventstore/db-client/generated/monitoring_grpc_pb.js';
import operations from '@eventstore/db-client/generated/operations_grpc_pb.js';
import persistent from '@eventstore/db-client/generated/persistent_grpc_pb.js';
import projections from '@eventstore/db-client/generated/projections_grpc_pb.js';
import users from '@eventstore/db-client/generated/users_grpc_pb.js';
import { Client, credentials, type ServiceDefinition } from '@grpc/grpc-js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeEmbedded, startEventStore, type TestEventStore } from '../../../testing/servers/event-store.ts';
import { all, newStream, noted } from '../testing/with-event-store.ts';

let store: TestEventStore;
beforeAll(async () => {
  store = await startEventStore();
});
afterAll(() => store.stop());

const services: [string, ServiceDefinition, RegExp][] = [
  ['persistent subscriptions', persistent.PersistentSubscriptionsService, /has no persistent subscriptions: subscribe/],
  ['projections', projections.ProjectionsService, /runs no JavaScript projections/],
  ['operations', operations.OperationsService, /nothing to scavenge/],
  ['users', users.UsersService, /has no users/],
  ['statistics', monitoring.MonitoringService, /keeps no statistics/],
];

describeEmbedded('a service that the event store does not support', () => {
  it.each(services)(
    '%s: every call is answered with UNIMPLEMENTED and an explanation',
    async (_name, service, sentence) => {
      const client = new Client(`127.0.0.1:${store.port}`, credentials.createInsecure());
      for (const { path } of Object.values(service)) {
        const call = client.makeBidiStreamRequest(
          path,
          () => Buffer.alloc(0),
          (bytes) => bytes,
        );
        call.end();
        const answer = await all(call.on('data', () => {})).catch((error: unknown) => error);
        expect(answer, path).toMatchObject({ code: 12, details: expect.stringMatching(sentence) });
      }
      client.close();
    },
  );

  it('resolves no links', async () => {
    const client = EventStoreDBClient.connectionString(store.url);
    const stream = newStream();
    await client.appendToStream(stream, noted(0));
    const read = all(client.readStream(stream, { resolveLinkTos: true }));
    await expect(read).rejects.toThrow('This event store has no links');
    await client.dispose();
  });
});

describeEmbedded('a client of several hosts', () => {
  it('is told that this server is the only member', async () => {
    const host = `127.0.0.1:${store.port}`;
    const client = EventStoreDBClient.connectionString(store.url.replace(host, `${host},${host}`));
    await client.appendToStream(newStream(), noted(0));
    await client.dispose();
  });
});
