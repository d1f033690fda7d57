import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testService } from '../../testing/http/test-service.ts';
import { isNamedIn } from './not-modified.ts';
import type { Service } from './service.ts';

it.each([
  ['"2"', true],
  ['W/"2"', true],
  ['"1", "2"', true],
  ['W/"1",W/"2" , "3"', true],
  ['*', true],
  [' * ', true],
  ['"1"', false],
  ['"12", "22"', false],
  ['2', false],
  ['x"2"y', false],
  ['"1" "2"', false],
  ['', false],
])('If-None-Match: %s names "2": %s', (field, isNamed) => expect(isNamedIn(field, '"2"')).toBe(isNamed));

describe('an answer with an ETag', () => {
  let service: Service;
  let port: number;
  beforeAll(async () => {
    service = await testService();
    const open = { config: { scope: 'open' } } as const;
    service.get('/thing', open, async (_, reply) => reply.header('etag', '"2"').send({ revision: 2 }));
    service.post('/thing', open, async (_, reply) => reply.header('etag', '"2"').send({ revision: 2 }));
    service.get('/missing', open, async (_, reply) => reply.code(404).header('etag', '"2"').send({}));
    await service.listen({ port: 0 });
    port = (service.server.address() as { port: number }).port;
  });
  afterAll(() => service.close());

  /** The bytes of the answer, without what a client makes of them. */
  async function ask(method: string, path: string): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.end(`${method} ${path} HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: W/"2"\r\nConnection: close\r\n\r\n`);
    return text(socket);
  }

  it('is 304 to a client that has it, with the ETag, and no type or body', async () => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await ask(method, '/thing');
      expect(answer).toMatch(/^HTTP\/1\.1 304 Not Modified\r\n/);
      expect(answer).toContain('\r\netag: "2"\r\n');
      expect(answer).not.toMatch(/\r\ncontent-type:/i);
      const [, length] = /\r\ncontent-length: (\d+)/.exec(answer) ?? [];
      expect([undefined, String('{"revision":2}'.length)]).toContain(length); // RFC 9110, 8.6: none, or that of the 200
      expect(answer).toMatch(/\r\n\r\n$/);
    }
  });

  it('is whole if it is of a command, or of an error', async () => {
    const post = await service.inject({ method: 'POST', url: '/thing', headers: { 'if-none-match': '"2"' } });
    expect([post.statusCode, post.json()]).toEqual([200, { revision: 2 }]);
    expect(await ask('GET', '/missing')).toMatch(/^HTTP\/1\.1 404 /);
  });
});
