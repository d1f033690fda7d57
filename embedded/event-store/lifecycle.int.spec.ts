import { once } from 'node:events';
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { EventStoreDBClient } from '@eventstore/db-client';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startNode } from '../../testing/processes/node-process.ts';
import { describeEmbedded, type EventStoreProcess, startEventStoreProcess } from '../../testing/servers/event-store.ts';
import { eventStoreUrl } from './connection.ts';
import { all, newStream, noted, numbers } from './testing/with-event-store.ts';

const MAIN = new URL('main.ts', import.meta.url).pathname;

let store: EventStoreProcess;
let client: EventStoreDBClient;
beforeAll(async () => {
  store = await startEventStoreProcess();
  client = EventStoreDBClient.connectionString(store.url);
});
afterAll(async () => {
  await client.dispose();
  await store.stop();
});

describeEmbedded('an event store that is stopped', () => {
  it('ends its subscribers so that the same client can connect to the next one', async () => {
    const stream = newStream();
    await client.appendToStream(stream, noted(0));
    const subscription = client.subscribeToStream(stream);
    const ended = all(subscription).catch((error: unknown) => error);
    await new Promise((resolve) => subscription.once('caughtUp', resolve));
    await store.restart();
    expect(await ended).toMatchObject({ type: 'cancelled' });
    await client.appendToStream(stream, noted(1), { expectedRevision: 0n });
    expect(numbers(await all(client.readStream(stream)))).toEqual([0, 1]);
  });
});

describeEmbedded('an event store that is on a machine with other users', () => {
  it('is read and written only by those who can read its connection string', async () => {
    const stream = newStream();
    await client.appendToStream(stream, noted(0));
    for (const connectionName of ['', '&connectionName=guess']) {
      const stranger = EventStoreDBClient.connectionString(`esdb://127.0.0.1:${store.port}?tls=false${connectionName}`);
      for (const call of [
        () => all(stranger.readAll()),
        () => all(stranger.readStream(stream)),
        () => stranger.appendToStream(stream, noted(1)),
        () => stranger.deleteStream(stream),
        () => all(stranger.subscribeToAll()),
        () => stranger.getStreamMetadata(stream),
      ]) {
        await expect(call()).rejects.toThrow('event-store.url');
      }
      await stranger.dispose();
    }
    expect(numbers(await all(client.readStream(stream)))).toEqual([0]);
  });

  it('keeps its files to its owner, and its connection string over a restart', async () => {
    await store.restart();
    expect(eventStoreUrl(store.dataFolder)).toBe(store.url);
    for (const file of ['event-store.url', 'event-store.sqlite', 'event-store.sqlite-wal'])
      expect([file, statSync(join(store.dataFolder, file)).mode & 0o777]).toEqual([file, 0o600]);
  });
});

describeEmbedded('a health check over HTTP/1.1', () => {
  const ask = async (path: string, method = 'GET') =>
    (await fetch(`http://127.0.0.1:${store.port}${path}`, { method })).status;

  it('is answered with 204 while the event store runs, and other requests with 404', async () => {
    expect([await ask('/health/live'), await ask('/health/live?x', 'HEAD')]).toEqual([204, 204]);
    expect([await ask('/'), await ask('/health/live', 'POST'), await ask('/streams/$all')]).toEqual([404, 404, 404]);
  });

  it('that says nothing, breaks off or comes byte by byte disturbs nobody', async () => {
    const { port } = store;
    const broken = connect(port, '127.0.0.1', () => broken.resetAndDestroy()).on('error', () => {});
    connect(port, '127.0.0.1').end();
    const slow = connect(port, '127.0.0.1');
    for (const byte of 'GET /health/live HTTP/1.1\r\nhost: x\r\n\r\n') {
      slow.write(byte);
      await setImmediate();
    }
    expect(await text(slow)).toMatch(/^HTTP\/1.1 204 /);
    await client.appendToStream(newStream(), noted(0));
  });
});

describeEmbedded('an event store does not start, and says why in one line,', () => {
  it.concurrent.each([
    [
      'on an address that other machines can reach',
      { EVENT_STORE_HOST: '0.0.0.0' },
      /0\.0\.0\.0 is not a loopback address/,
    ],
    ['on an invalid port', { EVENT_STORE_PORT: 'http' }, /EVENT_STORE_PORT is "http": it must be a port/],
    ['in a folder that is a file', { LEDGER_DATA: MAIN }, /main\.ts is a file, not a folder$/m],
  ])('%s', (_case, env, line) => expectRefusal(env, line));

  it('on a port that is in use', async () => {
    const env = { EVENT_STORE_PORT: `${store.port}`, LEDGER_DATA: `${store.dataFolder}/other` };
    await expectRefusal(env, /port \d+ is in use/);
  });

  async function expectRefusal(env: NodeJS.ProcessEnv, line: RegExp): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'event-store-'));
    const all = { ...process.env, EVENT_STORE_PORT: '0', LEDGER_DATA: folder, ...env };
    const child = startNode([MAIN], all);
    const [stdout, stderr, [status]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    await rm(folder, { recursive: true });
    expect(stderr).toMatch(line);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  }
});
