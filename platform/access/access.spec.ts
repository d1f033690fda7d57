import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audience, type Issuer, issuer, startIssuer } from '../../testing/http/issuer.ts';
import { createHttpService, type Service } from '../http/http-service.ts';
import { keysAt, usualPace } from './keys.ts';
import { RouteWithoutScope } from './scope.ts';
import { type Access, withoutAuthentication } from './settings.ts';
import { tokenVerifier } from './token.ts';

let alices: Issuer;
beforeAll(async () => {
  alices = await startIssuer();
});
afterAll(() => alices[Symbol.dispose]());

const pace = { ...usualPace, cooldownMs: 0, retryMs: 0 };
const algorithms = ['ES256'];

/** A service that reads and pays, for callers of `alices`. */
async function aService(access: Partial<Access> = {}, now?: () => number): Promise<Service> {
  const verify = tokenVerifier({ issuer, audience, algorithms }, keysAt(new URL(alices.jwksUrl), pace), now);
  const about = { name: 'test', title: 'Test', description: 'For tests', version: '1.0.0', dependencies: {} };
  const service = await createHttpService({
    ...about,
    log: { level: 'silent' },
    access: { ...withoutAuthentication, verify, ...access },
  });
  service.get('/balance', { config: { scope: 'ledger:read' } }, async ({ caller }) => ({ to: caller?.subject }));
  service.post('/payments', { config: { scope: 'payments:write' } }, async () => ({}));
  return service;
}

const ask = (service: Service, token?: string, more: object = {}): Promise<LightMyRequestResponse> =>
  service.inject({
    url: '/balance',
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    ...more,
  });

describe('a service that asks who calls it', () => {
  it('answers who holds the scope, and knows them by the subject of their token', async () => {
    const service = await aService();
    const token = await alices.token();
    for (const _ of ['first', 'remembered']) expect((await ask(service, token)).json()).toEqual({ to: 'alice' });
    const words = await alices.token({ scope: undefined, scp: ['audit:read', 'ledger:read'] });
    expect((await ask(service, words)).statusCode).toBe(200);
  });

  it('refuses who has no token, and says how to come by one', async () => {
    const service = await aService();
    for (const authorization of ['', 'Basic YWxpY2U6c2VjcmV0', 'Bearer', 'Bearer two tokens']) {
      const answer = await service.inject({ url: '/balance', headers: { authorization } });
      expect(answer.statusCode).toBe(401);
      expect(answer.headers['www-authenticate']).toBe('Bearer realm="invoice-ledger"');
      expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(answer.json()).toMatchObject({ type: '/problems/not-authenticated', status: 401 });
    }
  });

  const seconds = (from: number) => Math.floor(Date.now() / 1_000) + from;
  it.each([
    ['is not signed (alg none)', () => alices.unsigned(), 'is signed by an algorithm that is not taken here'],
    [
      'is signed with the public key as a secret (HS256)',
      () => alices.signedWithPublicKey(),
      'is signed by an algorithm that is not taken here',
    ],
    ['is for another audience', () => alices.token({ aud: 'payroll' }), 'is for another audience'],
    ['is for nobody', () => alices.token({ aud: undefined }), 'is for another audience'],
    ['is of another issuer', () => alices.token({ iss: 'https://evil.example' }), 'is of another issuer'],
    ['has expired', () => alices.token({ exp: seconds(-6) }), 'has expired'],
    ['never expires', () => alices.token({ exp: undefined }), 'has no valid exp'],
    ['is not valid yet', () => alices.token({ nbf: seconds(60) }), 'is not valid yet'],
    ['is signed with an unknown key', () => alices.token({}, 'key-99'), 'is signed with a key that is not known here'],
    ['names nobody', () => alices.token({ sub: undefined }), 'has no valid sub'],
    ['names somebody who would forge the log', () => alices.token({ sub: 'a\nb' }), 'has a subject that can not stand'],
    ['was changed', async () => `${(await alices.token()).slice(0, -6)}AAAAAA`, 'is not valid'],
    ['is no token', () => 'a.b.c', 'is not valid'],
    ['is huge', () => 'a'.repeat(9_000), 'is too long'],
  ])('refuses a token that %s', async (_, token, fault) => {
    const answer = await ask(await aService(), await token());
    expect(answer.statusCode).toBe(401);
    expect(answer.headers['www-authenticate']).toContain(
      `error="invalid_token", error_description="the token ${fault}`,
    );
    expect(answer.json().detail).toContain(fault);
  });

  it('forbids what the token does not hold, and names the scope', async () => {
    const answer = await ask(await aService(), await alices.token(), { method: 'POST', url: '/payments' });
    expect(answer.statusCode).toBe(403);
    expect(answer.headers['www-authenticate']).toContain('error="insufficient_scope", scope="payments:write"');
    expect(answer.json()).toMatchObject({ type: '/problems/scope-missing', scope: 'payments:write' });
  });

  it('forgets a token that it knew when that expires', async () => {
    let ahead = 0;
    const service = await aService({}, () => Date.now() + ahead);
    const token = await alices.token({ exp: seconds(20) });
    expect((await ask(service, token)).statusCode).toBe(200);
    ahead = 26_000;
    expect((await ask(service, token)).statusCode).toBe(401);
  });

  it('takes a rotated key without a restart, and what the old one signed no longer once it is forgotten', async () => {
    let ahead = 0;
    const service = await aService({}, () => Date.now() + ahead);
    const old = await alices.token();
    expect((await ask(service, old)).statusCode).toBe(200);
    await alices.rotate();
    expect((await ask(service, await alices.token())).statusCode).toBe(200);
    ahead = 61_000;
    expect((await ask(service, old)).statusCode).toBe(401);
  });

  it('asks for unknown keys once in a while only, and goes on with those it has when there are none to be had', async () => {
    const patient = keysAt(new URL(alices.jwksUrl), usualPace);
    const verify = tokenVerifier({ issuer, audience, algorithms }, patient);
    const service = await aService({ verify });
    expect((await ask(service, await alices.token())).statusCode).toBe(200);
    writeFileSync(fileURLToPath(alices.jwksUrl), 'no keys');
    expect((await ask(service, await alices.token({ sub: 'bob' }))).statusCode).toBe(200);
    expect((await ask(service, await alices.token({}, 'key-99'))).statusCode).toBe(401);
    const without = await ask(await aService(), await alices.token());
    expect([without.statusCode, without.headers['retry-after']]).toEqual([503, '2']);
    expect(without.json().type).toBe('/problems/keys-unavailable');
    await alices.rotate();
    expect((await ask(service, await alices.token({ sub: 'carol' }))).statusCode).toBe(401); // it looked a moment ago
  });

  it('lets those who look after it in without a token', async () => {
    const service = await aService();
    for (const url of ['/healthz', '/readyz', '/docs/json', '/docs/'])
      expect((await service.inject(url)).statusCode).toBe(200);
    expect((await service.inject('/nothing')).statusCode).toBe(404);
  });
});

describe('a route', () => {
  it('that states no scope keeps its service from starting', async () => {
    const service = await aService();
    expect(() => service.get('/forgotten', async () => 'all there is')).toThrow(RouteWithoutScope);
    expect(() => service.get('/forgotten', async () => 'all there is')).toThrow(/GET \/forgotten states no scope/);
  });

  it('shows its scope in the documentation', async () => {
    const { paths, components } = (await (await aService()).inject('/docs/json')).json();
    expect(components.securitySchemes.bearer).toMatchObject({ type: 'http', scheme: 'bearer' });
    expect(paths['/payments'].post.security).toEqual([{ bearer: ['payments:write'] }]);
    expect(Object.keys(paths['/payments'].post.responses)).toEqual(expect.arrayContaining(['401', '403', '429']));
    expect(paths['/healthz'].get.security).toBeUndefined();
  });
});

describe('without authentication', () => {
  it('only names of this machine are answered, so that no page can reach a service by a name of its own', async () => {
    const { verify: _, ...open } = { ...withoutAuthentication, verify: undefined };
    const service = await createHttpService({
      name: 'test',
      title: 'Test',
      description: 'For tests',
      version: '1.0.0',
      dependencies: {},
      log: { level: 'silent' },
      access: open,
    });
    service.get('/balance', { config: { scope: 'ledger:read' } }, async () => ({}));
    const to = async (host: string) => (await service.inject({ url: '/balance', headers: { host } })).statusCode;
    expect(await Promise.all(['localhost', '127.0.0.1:3001', '[::1]:3001'].map(to))).toEqual([200, 200, 200]);
    expect(await Promise.all(['evil.example', '127.0.0.1.evil.example', '10.0.0.7'].map(to))).toEqual([403, 403, 403]);
    const refused = await service.inject({ url: '/balance', headers: { host: 'evil.example' } });
    expect(refused.json()).toMatchObject({ type: '/problems/not-this-machine', status: 403 });
    expect(service.isLoopbackOnly()).toBe(true);
  });
});

describe('a caller', () => {
  it('that asks too often is told when to come again; others are not held up', async () => {
    const service = await aService({ perMinute: 3 });
    const [alice, bob] = [await alices.token(), await alices.token({ sub: 'bob' })];
    for (const _ of [1, 2, 3]) expect((await ask(service, alice)).statusCode).toBe(200);
    const answer = await ask(service, alice);
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([
      429,
      expect.stringMatching(/^(1?[1-9]|[12]0)$/),
    ]);
    expect(answer.json().type).toBe('/problems/too-many-requests');
    expect((await ask(service, bob)).statusCode).toBe(200);
  });

  it('that guesses tokens is held up by its address', async () => {
    const service = await aService({ perMinute: 3 });
    const guesses = [];
    for (const guess of ['a.b.c', 'b.c.d', 'c.d.e', 'd.e.f']) guesses.push((await ask(service, guess)).statusCode);
    expect(guesses).toEqual([401, 401, 401, 429]);
  });

  it('finds every answer marked as not to be kept, guessed at, framed or run', async () => {
    const service = await aService();
    for (const url of ['/balance', '/nothing', '/healthz']) {
      expect((await service.inject(url)).headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'referrer-policy': 'no-referrer',
      });
    }
    expect((await service.inject('/docs/')).headers['content-security-policy']).toContain("default-src 'self'");
  });

  it('from a page of another origin may call only where that is named', async () => {
    const preflight = (service: Service, origin: string) =>
      service.inject({
        method: 'OPTIONS',
        url: '/payments',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
      });
    const closed = await aService();
    expect((await preflight(closed, 'https://books.example')).headers).not.toHaveProperty(
      'access-control-allow-origin',
    );
    const service = await aService({ origins: ['https://books.example'] });
    expect(await preflight(service, 'https://books.example')).toMatchObject({
      statusCode: 204,
      headers: { 'access-control-allow-origin': 'https://books.example' },
    });
    const evil = await preflight(service, 'https://evil.example');
    expect(evil.headers).not.toHaveProperty('access-control-allow-origin');
    const answer = await ask(service, await alices.token(), {
      headers: { authorization: `Bearer ${await alices.token()}`, origin: 'https://books.example' },
    });
    expect(answer.headers['access-control-expose-headers']).toContain('ledger-position');
    expect((await service.inject('/nothing')).statusCode).toBe(404);
  });
});
