import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from './service.ts';
import { endStalledBodies, whileClosingMs } from './stalled-body.ts';

const idleMs = 500;
const service = Fastify() as unknown as Service;
let port: number;
beforeAll(async () => {
  endStalledBodies(service, idleMs);
  service.post('/slow', async () => {
    await sleep(2 * idleMs);
    return { done: true };
  });
  port = Number(new URL(await service.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(() => service.close());

/** Announces a body of ten bytes. */
async function announced(): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    'POST /slow HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 10\r\n\r\n',
  );
  return socket;
}

describe('a request with a body', () => {
  it('is ended if its body stalls', async () => {
    const socket = await announced();
    socket.write('{');
    await once(socket.resume(), 'close');
    expect(socket.bytesRead).toBe(0);
  });

  it('is answered if its body comes slowly, and its answer later', async () => {
    const socket = await announced();
    for (const part of ['{"a', '":', '"bc', '"}']) {
      await sleep(idleMs / 4);
      socket.write(part);
    }
    expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 200 /);
    socket.destroy();
  });
});

describe('a service that closes', () => {
  it('does not wait for a body of which nothing comes, and answers one that comes', async () => {
    const closing = Fastify() as unknown as Service;
    endStalledBodies(closing);
    closing.post('/slow', async () => ({ done: true }));
    port = Number(new URL(await closing.listen({ host: '127.0.0.1', port: 0 })).port);
    const [stalled, coming] = [await announced(), await announced()];
    stalled.write('{');
    coming.write('{');
    await sleep(100);
    const ended = once(stalled.resume(), 'close');
    const closed = closing.close();
    for (const part of ['"a"', ':"', 'bc"}']) {
      await sleep(whileClosingMs / 5);
      coming.write(part);
    }
    expect(String((await once(coming, 'data'))[0])).toMatch(/^HTTP\/1.1 200 /);
    await ended;
    coming.destroy();
    await closed;
    expect(stalled.bytesRead).toBe(0);
  });
});
