import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Service } from '../platform/http/service.ts';
import { createConsole } from './server.ts';

const dist = mkdtempSync(join(tmpdir(), 'console-'));
let service: Server;
let web: Service;
let url: string;
/** The requests that the service does not answer. */
const waiting = new Set<ServerResponse>();
beforeAll(async () => {
  writeFileSync(join(dist, 'index.html'), '');
  service = createServer((request, answer) => {
    if (request.url !== '/wait') return void answer.end(`answered ${request.url}`);
    waiting.add(answer);
    answer.once('close', () => waiting.delete(answer));
  }).listen(0, '127.0.0.1');
  await once(service, 'listening');
  const origin = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  web = await createConsole(dist, { '/commands': origin, '/queries': origin }, { level: 'silent', asksWhoCalls: true });
  url = await web.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(async () => {
  await web.close();
  service.closeAllConnections();
  service.close();
  rmSync(dist, { recursive: true });
});

describe('clients that wait for a service', () => {
  const clients = 200;
  it('do not keep out others, and end their requests to the service when they leave', async () => {
    const requests = Array.from({ length: clients }, () =>
      get(`${url}/queries/wait`, { agent: false }).on('error', () => {}),
    );
    await expect.poll(() => waiting.size).toBe(clients);
    expect(await (await fetch(`${url}/queries/other`)).text()).toBe('answered /other');
    for (const request of requests) request.destroy();
    await expect.poll(() => waiting.size).toBe(0);
  });
});

it.each([
  ['/customers/..b/credit?x=..%2F..', '/customers/..b/credit?x=..%2F..'],
  ['/customers/b../credit', '/customers/b../credit'],
  ['/customers/.../credit', '/customers/.../credit'],
  ['/customers/%2E%2Eb', '/customers/..b'],
  ['/customers/a..b', '/customers/a..b'],
  ['/customers/%EF%BF%BE', '/customers/%EF%BF%BF'],
])('%s comes to the service as %s', async (sent, came) => {
  expect(await answerTo(`GET /queries${sent} HTTP/1.1`)).toMatch(
    new RegExp(`answered ${came.replaceAll(/[.?]/g, '\\$&')}`),
  );
});

it('a step to another folder is refused', async () => {
  expect(await answerTo('GET /queries/../x HTTP/1.1')).toMatch(/^HTTP\/1\.1 4\d\d /);
  expect(await answerTo('GET /queries/a/%2e%2E/x HTTP/1.1')).toMatch(/^HTTP\/1\.1 400 /);
});

it.each([
  ['a media type that is none', 'POST /commands/invoices HTTP/1.1\r\nContent-Type: foo\r\nContent-Length: 1', 415],
  ['a path that is not encoded', 'GET /queries/%zz HTTP/1.1', 400],
  ['bytes that are not HTTP', 'nonsense', 400],
  ['a header that is too large', `GET /?${'x'.repeat(20_000)} HTTP/1.1`, 431],
  ['an address that is none', 'DELETE /nowhere HTTP/1.1', 404],
])('%s is refused with a problem document', async (_, request, status) => {
  const answer = await answerTo(request);
  expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(answer).toMatch(/content-type: application\/problem\+json/i);
});

/** The bytes of the answer: a client would change the path, or refuse to send it. */
async function answerTo(request: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(`${request}\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  return text(socket);
}

it('a path that looks like another host is refused', async () => {
  expect((await fetch(`${url}/queries//elsewhere.example/x?y=1`)).status).toBe(400);
});
