// Each test ends with an unhandled error, or with the client's own, without `contain` or, of appends, without `appendInBatches`.

import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  StreamNotFoundError,
  UnavailableError,
} from '@eventstore/db-client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { freePort } from '../../testing/network/free-port.ts';
import { describeEmbedded, type EventStoreProcess, startEventStoreProcess } from '../../testing/servers/event-store.ts';
import { connectEventStore, type EventStore } from './event-store.ts';
import { isEventStoreUnavailable } from './guarded-event-store.ts';

const appendTo = ({ client }: EventStore, text = '') =>
  client.appendToStream(`invoice-${randomUUID()}`, jsonEvent({ type: 'Tried', data: { text } }), {
    expectedRevision: NO_STREAM,
  });

describeEmbedded('the client of the event store', () => {
  const servers: EventStoreProcess[] = [];
  const stores: EventStore[] = [];
  beforeEach(async () => {
    servers.push(await startEventStoreProcess(), await startEventStoreProcess());
    stores.push(...servers.map(({ url }) => connectEventStore(url)));
    for (const store of stores) await appendTo(store);
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map(({ dispose }) => dispose()));
    await Promise.all(servers.splice(0).map(({ stop }) => stop()));
  });

  it('rejects each of more appends than the connection takes, when a server that stopped answering ends', async () => {
    const [server, store] = firstOf(servers, stores);
    process.kill(server.pid(), 'SIGSTOP');
    const appends = Array.from({ length: 200 }, () => appendTo(store, 'x'.repeat(20_000)));
    const answers = Promise.allSettled(appends);
    await sleep(200); // until they are under way
    await server.kill();
    for (const answer of await answers) {
      expect(answer.status === 'rejected' && isEventStoreUnavailable(answer.reason)).toBe(true);
    }
    await server.restart();
    await expect.poll(() => appendTo(store).then(({ success }) => success)).toBe(true);
  });

  it('survives the answer to an append that it rejected because another connection broke', async () => {
    const [[broken, slow], [brokenStore, slowStore]] = [servers, stores] as unknown as [
      Two<EventStoreProcess>,
      Two<EventStore>,
    ];
    for (const { pid } of [broken, slow]) process.kill(pid(), 'SIGSTOP');
    const appends = Promise.allSettled([appendTo(brokenStore), appendTo(slowStore)]);
    await broken.kill();
    expect((await appends).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    process.kill(slow.pid(), 'SIGCONT');
    expect(await appendTo(slowStore)).toMatchObject({ success: true }); // the earlier answer comes first
  });

  it('reads while it replaces a connection', async () => {
    const [, store] = firstOf(servers, stores);
    const inner = store.client as unknown as {
      getGRPCClient(kind: unknown, name: string): Promise<unknown>;
      handleError(client: unknown, error: unknown): Promise<void>;
    };
    await read(store.client);
    const { StreamsClient } = await import('@eventstore/db-client/generated/streams_grpc_pb.js');
    const grpc = await inner.getGRPCClient(StreamsClient, 'test');
    const isReplaced = inner.handleError(grpc, new UnavailableError({ message: 'it ended' } as never));
    await read(store.client);
    await isReplaced;
    await read(store.client);
  });
});

describeEmbedded('the client of an event store that cannot say at first what it supports', () => {
  it('refuses that append, and no later one', async () => {
    const server = await startEventStoreProcess({ likeProduction: true });
    const store = connectEventStore(server.url);
    await server.fault({ kind: 'features-unknown' });
    const refusal = await appendTo(store).catch((error: unknown) => error);
    expect(isEventStoreUnavailable(refusal)).toBe(true);
    expect(await appendTo(store)).toMatchObject({ success: true });
    await store.dispose();
    await server.stop();
  });
});

it('that finds no node of a cluster says that the event store is unavailable', async () => {
  const nodes = [await freePort(), await freePort()].map((port) => `127.0.0.1:${port}`);
  const { client, dispose } = connectEventStore(`esdb://${nodes}?tls=false&maxDiscoverAttempts=1`);
  const error = await read(client).catch((error: unknown) => error);
  expect(error).toBeInstanceOf(Error);
  expect(isEventStoreUnavailable(error)).toBe(true);
  await dispose();
});

type Two<One> = readonly [One, One];
const firstOf = (servers: EventStoreProcess[], stores: EventStore[]) =>
  [servers[0], stores[0]] as [EventStoreProcess, EventStore];

async function read(client: EventStoreDBClient): Promise<void> {
  try {
    for await (const _ of client.readStream('no-such-stream', { maxCount: 1 }));
  } catch (error) {
    if (!(error instanceof StreamNotFoundError)) throw error;
  }
}
