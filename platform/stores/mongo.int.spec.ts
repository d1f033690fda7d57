import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { freePort } from '../../testing/network/free-port.ts';
import { startTcpProxy } from '../../testing/network/tcp-proxy.ts';
import { mongoUrl, withoutMongo } from '../../testing/servers/mongodb.ts';
import { connectMongo } from './mongo.ts';

const ping = { ping: 1 };
const clientAt = (port: number) =>
  connectMongo({ url: `mongodb://127.0.0.1:${port}/any`, name: 'test', size: 2, operationTimeoutMs: 5_000 });

describe('a client whose first connection failed', () => {
  it('says why, each time that it is used', async () => {
    const client = clientAt(await freePort());
    for (const _ of [1, 2]) await expect(client.db().command(ping)).rejects.toThrow('ECONNREFUSED');
    await client.close();
  });

  it.skipIf(mongoUrl === undefined)(`works as soon as MongoDB runs${withoutMongo}`, async () => {
    const proxy = await startTcpProxy(Number(new URL(mongoUrl ?? '').port));
    await proxy.refuse();
    const client = clientAt(proxy.port);
    for (const _ of [1, 2]) await expect(client.db().command(ping)).rejects.toThrow('ECONNREFUSED');
    await proxy.forward();
    expect(await client.db().command(ping)).toMatchObject({ ok: 1 });
    await client.close();
    await proxy.close();
  });
});

describe.skipIf(mongoUrl === undefined)(`a client whose monitor waits for ever${withoutMongo}`, () => {
  it('begins a new one: a server that ended all connections at once is found again', async () => {
    const client = clientAt(Number(new URL(mongoUrl ?? '').port));
    await client.db().command(ping);
    type Connection = { socket: { destroy(): void } };
    type Server = {
      monitor: { connection: Connection; requestCheck(): void };
      pool: { checkedOut: Set<Connection> };
    };
    const { topology } = client as unknown as { topology: { s: { servers: Map<string, Server> } } };
    const [server] = topology.s.servers.values();
    if (server === undefined) throw new Error('there is a server');
    await sleep(1_000); // the monitor looks twice a second at most
    server.monitor.connection.socket.destroy(); // and its `close` is to come
    server.monitor.requestCheck();
    await sleep(100);
    const cut = expect(client.db().command(ping)).rejects.toThrow();
    await new Promise((sent) => process.nextTick(sent));
    await Promise.resolve();
    await Promise.resolve();
    expect(server.pool.checkedOut.size).toBe(1);
    for (const { socket } of server.pool.checkedOut) socket.destroy();
    await cut;
    const answer = () => client.db().command(ping).catch(String);
    await expect.poll(answer, { timeout: 60_000, interval: 500 }).toMatchObject({ ok: 1 });
    await client.close();
  });
});
