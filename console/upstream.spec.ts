import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    if (request.url !== '/wait') return void answer.end('answered');
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
    expect(await (await fetch(`${url}/queries/other`)).text()).toBe('answered');
    for (const request of requests) request.destroy();
    await expect.poll(() => waiting.size).toBe(0);
  });
});

it('a path that looks like another host is refused', async () => {
  expect((await fetch(`${url}/queries//elsewhere.example/x?y=1`)).status).toBe(400);
});
