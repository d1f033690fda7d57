import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { audience, type Issuer, issuer, startIssuer } from '../../testing/http/issuer.ts';
import { testService } from '../../testing/http/test-service.ts';
import type { Service } from '../http/service.ts';
import { keysAt } from './keys.ts';
import { tokenVerifier } from './token.ts';

let tokens: Issuer;
let [alice, bob] = ['', ''];
beforeAll(async () => {
  tokens = await startIssuer();
  [alice, bob] = [await tokens.token(), await tokens.token({ sub: 'bob' })];
});
afterAll(() => tokens[Symbol.dispose]());

describe('a caller whose requests at once may cost 250', () => {
  let service: Service;
  let held: PromiseWithResolvers<void>[];
  beforeEach(async () => {
    held = [];
    service = await testService({
      access: {
        verify: tokenVerifier({ issuer, audience, algorithms: ['ES256'] }, keysAt(new URL(tokens.jwksUrl))),
        perMinute: 0,
        costAtOnce: 250,
        origins: [],
      },
    });
    const hold = async () => {
      const one = Promise.withResolvers<void>();
      held.push(one);
      await one.promise;
      return {};
    };
    service.get('/export', { config: { scope: 'ledger:read', cost: 100 } }, hold);
    service.get('/huge', { config: { scope: 'ledger:read', cost: () => 1_000 } }, hold);
    service.get('/balance', { config: { scope: 'ledger:read' } }, async () => ({}));
    service.post('/document', { config: { scope: 'ledger:read' } }, hold);
  });
  afterEach(async () => {
    for (const one of held) one.resolve();
    await service.close();
  });

  const ask = (url: string, token = alice) =>
    service.inject({ url, headers: { authorization: `Bearer ${token}` } }).then((answer) => answer);
  const send = (bytes: number) =>
    service.inject({
      method: 'POST',
      url: '/document',
      headers: { authorization: `Bearer ${alice}` },
      payload: { text: 'x'.repeat(bytes - '{"text":""}'.length) },
    });

  it('has two requests of 100 at once; a third is refused until one of them is answered', async () => {
    const first = [ask('/export'), ask('/export')];
    await expect.poll(() => held.length).toBe(2);
    const refused = await ask('/export');
    expect(refused.headers['retry-after']).toBe('1');
    expect(refused.json()).toMatchObject({ type: '/problems/too-many-at-once', status: 429, taken: 200, cost: 100 });
    expect((await ask('/balance')).statusCode).toBe(200); // 201 of 250

    held[0]?.resolve();
    await Promise.race(first);
    const third = ask('/export');
    await expect.poll(() => held.length).toBe(3);
    for (const one of held) one.resolve();
    expect((await third).statusCode).toBe(200);
  });

  it('does not take from the limit of another caller', async () => {
    const taken = [ask('/export'), ask('/export'), ask('/export', bob), ask('/export', bob)];
    await expect.poll(() => held.length).toBe(4);
    expect((await ask('/export', bob)).statusCode).toBe(429);
    for (const one of held) one.resolve();
    expect((await Promise.all(taken)).map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
  });

  it('pays for a body by its size: 1 for each 4 KiB', async () => {
    for (const _ of [1, 2]) void ask('/export');
    await expect.poll(() => held.length).toBe(2);
    expect((await send(50 * 4_096 + 1)).statusCode).toBe(429);
    void send(50 * 4_096); // 100, 100 and 50
    await expect.poll(() => held.length).toBe(3);
    expect((await ask('/balance')).statusCode).toBe(429);
  });

  it('pays at most half of the limit for a request, so that it is served beside others', async () => {
    const huge = [ask('/huge'), ask('/huge')];
    await expect.poll(() => held.length).toBe(2);
    expect((await ask('/balance')).statusCode).toBe(429);
    held[0]?.resolve();
    expect((await Promise.race(huge)).statusCode).toBe(200);
    expect((await ask('/balance')).statusCode).toBe(200);
  });

  it('gets back what a request has taken whose connection it closes', async () => {
    const url = await service.listen({ host: '127.0.0.1', port: 0 });
    const leaving = new AbortController();
    const headers = { authorization: `Bearer ${alice}` };
    const abandoned = fetch(`${url}/huge`, { headers, signal: leaving.signal }).catch(() => 'left');
    void ask('/huge');
    await expect.poll(() => held.length).toBe(2);
    expect((await ask('/balance')).statusCode).toBe(429);
    leaving.abort();
    expect(await abandoned).toBe('left');
    await expect.poll(async () => (await ask('/balance')).statusCode).toBe(200);
  });
});
