import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { testService } from '../../../testing/http/test-service.ts';
import { answerBrokenHttp } from './http-problems.ts';
import { problemPages, problemPagesIn } from './problem-pages.ts';

describe('the page of a problem type', () => {
  it('is at its own address, and needs no token', async () => {
    const service = await testService();
    const { statusCode, body } = await service.inject('/problems/view-behind');
    expect([statusCode, JSON.parse(body)]).toEqual([
      200,
      {
        type: '/problems/view-behind',
        status: 503,
        meaning: 'the view has not reached the `Ledger-Position` of the request',
        action: 'retry',
      },
    ]);
  });

  it('is a page for a browser', async () => {
    const service = await testService();
    const headers = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
    const answer = await service.inject({ url: '/problems/view-behind', headers });
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.body).toContain('<p>the view has not reached the <code>Ledger-Position</code> of the request</p>');
  });

  it('is not there for another name', async () => {
    const service = await testService();
    for (const name of ['nothing', '__proto__', 'view-behind%2F..']) {
      const answer = await service.inject(`/problems/${name}`);
      expect([answer.statusCode, answer.json().type]).toEqual([404, '/problems/no-such-route']);
    }
  });
});

it('a line of several types is the page of each; links become names of pages', () => {
  const pages = problemPagesIn('| `a`, `b` | 422 | it is <wrong> | see [why](books.md#why) |\n');
  expect([...pages.keys()]).toEqual(['a', 'b']);
  expect(pages.get('b')).toEqual({
    type: '/problems/b',
    status: 422,
    meaning: 'it is <wrong>',
    action: 'see why, docs/books.md#why',
  });
});

it.each(['HPE_INVALID_METHOD', 'ERR_HTTP_REQUEST_TIMEOUT', 'HPE_HEADER_OVERFLOW'])(
  'bytes that are no request are answered with a problem that has a page: %s',
  (code) => {
    let answer = '';
    const socket = { writable: true, write: (text: string) => (answer += text), destroySoon() {} } as unknown as Socket;
    answerBrokenHttp.call({} as never, Object.assign(new Error('no HTTP'), { code }) as never, socket);
    const types = [...problemPages.values()].map(({ type }) => type);
    expect(types).toContain(JSON.parse(answer.slice(answer.indexOf('{'))).type);
  },
);
