import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Type } from 'typebox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testService } from '../../testing/http/test-service.ts';
import { NotAuthenticated } from '../access/problems.ts';
import { withoutAuthentication } from '../access/settings.ts';
import { usualBounds } from '../resilience/load-shedding.ts';
import type { Service } from './service.ts';
import { whenOver } from './unanswered.ts';

const most = 40;
const verifiedAfterMs = 20;
const open = { config: { scope: 'open' } } as const;

let service: Service;
let port: number;
let lines: { msg: string; status?: number; route?: string; err?: { message: string } }[];
let breakStream: (() => void) | undefined;
/** Tokens that were verified. */
let verified = 0;
/** Reads whose handler was begun, that have not ended, and that have. */
let [begun, reads, ended] = [0, 0, 0];

beforeEach(async () => {
  lines = [];
  service = await testService({
    log: { level: 'info', stream: { write: (line) => void lines.push(JSON.parse(line)) } },
    bounds: { ...usualBounds, requestsInHand: most },
    access: {
      ...withoutAuthentication,
      costAtOnce: most,
      verify: async (token) => {
        if (token !== 'slow') throw new NotAuthenticated();
        await sleep(verifiedAfterMs);
        verified += 1;
        return { subject: 'somebody', scopes: new Set(['ledger:read']) };
      },
    },
  });
  service.post('/bodies', { ...open, schema: { body: Type.Object({}) } }, async () => ({}));
  service.get('/held', open, () => new Promise(() => {}));
  service.get('/endless', open, async (_request, reply) => {
    const stream = Readable.from(
      (async function* () {
        for (;;) {
          yield 'x';
          await sleep(5);
        }
      })(),
    );
    breakStream = () => stream.destroy(new Error('the store broke'));
    return reply.send(stream);
  });
  service.get('/quick', open, async () => ({}));
  service.get('/read', { config: { scope: 'ledger:read' } }, async (_request, reply) => {
    begun += 1;
    await sleep(verifiedAfterMs);
    reads += 1;
    whenOver(reply, () => {
      reads -= 1;
      ended += 1;
    });
    return {};
  });
  service.post('/guarded', { config: { scope: 'payments:write' } }, async () => ({}));
  await service.listen({ host: '127.0.0.1', port: 0 });
  port = (service.server.address() as AddressInfo).port;
});
afterEach(() => service.close());

/** Opens a connection and sends text; resolves when it was sent. */
async function send(text: string): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  await once(socket, 'connect');
  socket.write(text);
  return socket;
}
const head = (request: string, ...headers: string[]) =>
  `${request} HTTP/1.1\r\n${['Host: 127.0.0.1', ...headers].join('\r\n')}\r\n\r\n`;
const bodyNeverComes = ['Content-Type: application/json', 'Content-Length: 100'];
const metrics = async () => (await service.inject('/metrics')).body;
const inHand = async () => Number(/http_requests_in_hand\{[^}]*} (\d+)/.exec(await metrics())?.[1]) - 1; // without this one
const quick = async () => (await service.inject('/quick')).statusCode;

const abandoned = {
  'whose body does not come': [head('POST /bodies', ...bodyNeverComes), '{'],
  'that is being worked on': [head('GET /held')],
  'whose answer is being sent': [head('GET /endless')],
  'that waits behind another on its connection': [head('GET /held'), head('GET /held'), head('GET /endless')],
};

describe('a request', () => {
  it.each(Object.entries(abandoned))('%s is over when its client leaves', async (_, parts) => {
    for (let round = 0; round < 3; round++) {
      const sockets = await Promise.all(Array.from({ length: 10 }, () => send(parts.join(''))));
      await expect.poll(inHand).toBeGreaterThan(0);
      await expect.poll(inHand).toBe(10 * parts.filter((part) => part.includes('HTTP')).length);
      for (const socket of sockets) socket.destroy();
      await expect.poll(inHand).toBe(0);
      expect(await quick()).toBe(200);
    }
    expect(await metrics()).toMatch(/http_request_duration_seconds_count\{[^}]*status="499"[^}]*} [1-9]/);
    expect(lines.filter(({ msg }) => msg === 'request abandoned by its client')[0]).toMatchObject({ status: 499 });
    expect(lines.filter(({ msg }) => msg.includes('failed'))).toEqual([]);
  });

  it('takes no place after its client left while its token was verified', async () => {
    verified = 0;
    for (let left = 0; left < 3 * most; left++) (await send(head('GET /read', 'Authorization: Bearer slow'))).destroy();
    await expect.poll(() => verified).toBeGreaterThan(0);
    await expect.poll(inHand).toBe(0);
    const read = () => service.inject({ url: '/read', headers: { authorization: 'Bearer slow' } });
    const answers = await Promise.all(Array.from({ length: most }, read));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array.from({ length: most }, () => 200));
  });

  it('gives back what it takes after its client left while its handler waited', async () => {
    [begun, reads, ended] = [0, 0, 0];
    const sockets = await Promise.all(
      Array.from({ length: 10 }, () => send(head('GET /read', 'Authorization: Bearer slow'))),
    );
    await expect.poll(() => begun).toBe(10);
    for (const socket of sockets) socket.destroy();
    await expect.poll(() => ended).toBe(10);
    expect(reads).toBe(0);
    expect(await inHand()).toBe(0);
  });

  it('whose answer fails while it is sent is over, and the log says why', async () => {
    const socket = await send(head('GET /endless'));
    await once(socket, 'data');
    breakStream?.();
    await once(socket, 'close');
    await expect.poll(inHand).toBe(0);
    expect(lines.find(({ msg }) => msg.startsWith('request failed after'))).toMatchObject({
      err: { message: 'the store broke' },
      route: '/endless',
      status: 200,
    });
  });
});

describe('the answer to a request whose body has not come', () => {
  it.each([
    ['POST /guarded', 401],
    ['POST /nothing', 404],
    ['POST /quick', 405],
    ['POST /held', 405],
  ])('%s is %i at once, takes no place, and closes the connection', async (request, status) => {
    const sockets = await Promise.all(Array.from({ length: 2 * most }, () => send(head(request, ...bodyNeverComes))));
    const answers = await Promise.all(
      sockets.map(async (socket) => {
        const [answer] = await once(socket, 'data');
        await once(socket, 'close');
        return String(answer);
      }),
    );
    expect(
      answers.filter((answer) => answer.startsWith(`HTTP/1.1 ${status}`) && /connection: close/i.test(answer)),
    ).toHaveLength(2 * most);
    expect(await inHand()).toBe(0);
  });

  it('leaves the connection open if there is no body', async () => {
    const socket = await send(head('GET /nothing'));
    const [answer] = await once(socket, 'data');
    expect(String(answer)).toMatch(/^HTTP\/1.1 404.*connection: keep-alive/is);
    socket.write(head('GET /quick'));
    expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 200/);
    socket.destroy();
  });
});

it('closes the connection of a client that is too slow, also if the client keeps its side open', async () => {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true }).on('error', () => {});
  const closed = new Promise<void>((resolve) => {
    service.server.once('connection', (peer: Socket) => peer.once('close', () => resolve()));
  });
  await once(socket, 'connect');
  socket.write('not HTTP at all\r\n\r\n');
  expect(String((await once(socket, 'data'))[0])).toMatch(/^HTTP\/1.1 400/);
  await closed;
  socket.destroy();
});
