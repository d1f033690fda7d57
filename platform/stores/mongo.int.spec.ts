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
