import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { LightMyRequestResponse } from 'fastify';
import { createLocalJWKSet, type JWK } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { audience, type Issuer, issuer, startIssuer } from '../../testing/http/issuer.ts';
import { testService } from '../../testing/http/test-service.ts';
import type { Service } from '../http/service.ts';
import { type KeysPace, keysAt, usualPace } from './keys.ts';
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

/** A service with a route to read and one to pay, for callers with tokens of `alices`. */
async function aService(
  access: Partial<Access> = {},
  now?: () => number,
  write?: (line: string) => void,
): Promise<Service> {
  const verify = tokenVerifier({ issuer, audience, algorithms }, keysAt(new URL(alices.jwksUrl), pace), now);
  const service = await testService({
    log: { level: write ? 'info' : 'silent', stream: { write: write ?? (() => {}) } },
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

describe('a service that authenticates its callers', () => {
  it('answers callers with the required scope, and identifies them by the subject of their token', async () => {
    const service = await aService();
    const token = await alices.token();
    for (const _ of ['first', 'cached']) expect((await ask(service, token)).json()).toEqual({ to: 'alice' });
    const words = await alices.token({ scope: undefined, scp: ['audit:read', 'ledger:read'] });
    expect((await ask(service, words)).statusCode).toBe(200);
  });

  it('refuses callers without a token, and says what is needed', async () => {
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
    ['is not signed (alg none)', () => alices.unsigned(), 'is signed with an algorithm that is not accepted'],
    [
      'is signed with the public key as a secret (HS256)',
      () => alices.signedWithPublicKey(),
      'is signed with an algorithm that is not accepted',
    ],
    ['is for another audience', () => alices.token({ aud: 'payroll' }), 'is for another audience'],
    ['is for nobody', () => alices.token({ aud: undefined }), 'is for another audience'],
    [
      'was issued by another issuer',
      () => alices.token({ iss: 'https://evil.example' }),
      'was issued by another issuer',
    ],
    ['has expired', () => alices.token({ exp: seconds(-6) }), 'has expired'],
    ['never expires', () => alices.token({ exp: undefined }), 'has no valid exp'],
    ['is not valid yet', () => alices.token({ nbf: seconds(60) }), 'is not valid yet'],
    ['is signed with an unknown key', () => alices.token({}, 'key-99'), 'is signed with an unknown key'],
    ['names nobody', () => alices.token({ sub: undefined }), 'has no valid sub'],
    [
      'names somebody who would forge the log',
      () => alices.token({ sub: 'a\nb' }),
      'has a subject with characters other than printable ASCII',
    ],
    ['names a number', () => alices.token({ sub: 5 }), 'has a subject that is not a text'],
    ['names a list', () => alices.token({ sub: ['alice'] }), 'has a subject that is not a text'],
    ['is a logout token', () => alices.token({}, undefined, { typ: 'logout+jwt' }), 'is not an access token (typ)'],
    ['is of no known type', () => alices.token({}, undefined, { typ: 'JOSE' }), 'is not an access token (typ)'],
    [
      'is bound to a key of its owner',
      () => alices.token({ cnf: { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' } }),
      'is bound to a key (cnf)',
    ],
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

  it('accepts tokens that say that they are access tokens, in each spelling, or just JWTs, or nothing', async () => {
    const service = await aService();
    for (const typ of ['at+jwt', 'application/at+jwt', 'AT+JWT', 'JWT', 'jwt', undefined])
      expect((await ask(service, await alices.token({}, undefined, { typ }))).statusCode).toBe(200);
  });

  it('refuses a token whose key is too short or broken, and logs what is wrong with the key', async () => {
    const short = generateKeyPairSync('rsa', { modulusLength: 1_024 });
    const jwk = { ...short.publicKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig' };
    const text = ['{"alg":"RS256"}', `{"iss":"${issuer}","aud":"${audience}","sub":"a","exp":${seconds(60)}}`]
      .map((part) => Buffer.from(part).toString('base64url'))
      .join('.');
    const token = `${text}.${sign('sha256', Buffer.from(text), short.privateKey).toString('base64url')}`;
    for (const key of [jwk, { ...jwk, n: 'AQ' }, { kty: 'RSA', e: 'AQAB' }]) {
      const lines: { level: string; msg: string; err?: { message: string } }[] = [];
      const getKey = createLocalJWKSet({ keys: [key as JWK] });
      const verify = tokenVerifier({ issuer, audience, algorithms: ['RS256'] }, getKey);
      const service = await aService({ verify }, undefined, (line) => lines.push(JSON.parse(line)));
      const answer = await ask(service, token);
      expect([answer.statusCode, answer.json().detail]).toEqual([
        401,
        'The token is signed with a key that cannot be used.',
      ]);
      expect(lines.find(({ msg }) => msg.includes('a key of its issuer cannot be used'))).toMatchObject({
        level: 'warn',
      });
    }
  });

  it('needs to be told which key a token is signed with if the issuer has several', async () => {
    const key = (await exportedKeys(alices))[0] as JWK;
    const unnamed = await alices.token({}, undefined, { kid: undefined });
    const other = { kty: 'RSA', n: 'AQ', e: 'AQAB', alg: 'RS256', kid: 'other' };
    const file = fileURLToPath(alices.jwksUrl);
    expect((await ask(await aService(), unnamed)).statusCode).toBe(200);
    writeFileSync(file, JSON.stringify({ keys: [key, other] }));
    const service = await aService();
    expect((await ask(service, unnamed)).json().detail).toContain('does not name its key (kid)');
    expect((await ask(service, await alices.token())).statusCode).toBe(200);
    writeFileSync(file, JSON.stringify({ keys: [key] }));
  });

  it('forbids a request whose scope the token lacks, and names the scope', async () => {
    const answer = await ask(await aService(), await alices.token(), { method: 'POST', url: '/payments' });
    expect(answer.statusCode).toBe(403);
    expect(answer.headers['www-authenticate']).toContain('error="insufficient_scope", scope="payments:write"');
    expect(answer.json()).toMatchObject({ type: '/problems/scope-missing', scope: 'payments:write' });
  });

  it('refuses a cached token once it has expired', async () => {
    let ahead = 0;
    const service = await aService({}, () => Date.now() + ahead);
    const token = await alices.token({ exp: seconds(20) });
    expect((await ask(service, token)).statusCode).toBe(200);
    ahead = 26_000;
    expect((await ask(service, token)).statusCode).toBe(401);
  });

  it('accepts a rotated key without a restart, and refuses tokens of the old key once they are no longer cached', async () => {
    let ahead = 0;
    const service = await aService({}, () => Date.now() + ahead);
    const old = await alices.token();
    expect((await ask(service, old)).statusCode).toBe(200);
    await alices.rotate();
    expect((await ask(service, await alices.token())).statusCode).toBe(200);
    ahead = 61_000;
    expect((await ask(service, old)).statusCode).toBe(401);
  });

  it.each<[string, KeysPace | undefined, number]>([
    ['15 seconds, if its keys are in a file', undefined, 15_000],
    ['75 seconds, if they are at an issuer', usualPace, 75_000],
  ])('refuses the first token of a withdrawn key, also if nobody has called for %s', async (_, usual, idleMs) => {
    const verify = tokenVerifier({ issuer, audience, algorithms }, keysAt(new URL(alices.jwksUrl), usual));
    const service = await aService({ verify });
    expect((await ask(service, await alices.token())).statusCode).toBe(200);
    const leaked = await alices.token({ sub: 'mallory' });
    await alices.rotate();
    const later = performance.now() + idleMs;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => later);
    onTestFinished(() => clock.mockRestore());
    expect((await ask(service, leaked)).statusCode).toBe(401);
  });

  it('loads unknown keys at most every 30 seconds, and keeps its keys while they cannot be loaded', async () => {
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

  it('answers operators without a token', async () => {
    const service = await aService();
    for (const url of ['/healthz', '/readyz', '/docs/json', '/docs/'])
      expect((await service.inject(url)).statusCode).toBe(200);
    expect((await service.inject('/nothing')).statusCode).toBe(404);
  });
});

const exportedKeys = async ({ jwksUrl }: Issuer): Promise<JWK[]> =>
  JSON.parse(await readFile(fileURLToPath(jwksUrl), 'utf8')).keys;

describe('a token that ends', () => {
  let ahead = 0;
  let service: Service;
  let url: string;
  const lines: { msg: string; route?: string }[] = [];
  beforeAll(async () => {
    const now = () => Date.now() + ahead;
    const keys = keysAt(new URL(alices.jwksUrl), { ...pace, refreshMs: 0 });
    const verify = tokenVerifier({ issuer, audience, algorithms }, keys, now);
    service = await aService({ verify }, now, (line) => lines.push(JSON.parse(line)));
    async function* endless() {
      for (;;) {
        yield 'still here\n';
        await pause(50);
      }
    }
    service.get('/stream', { config: { scope: 'ledger:read' } }, async () => Readable.from(endless()));
    const config = { scope: 'ledger:read', verifiesToken: true } as const;
    service.get('/lines', { config }, async (request) =>
      Readable.from(endless()).map(() =>
        request.verifyToken().then(
          () => 'ok\n',
          ({ status }) => `${status}\n`,
        ),
      ),
    );
    service.post('/upload', { config: { scope: 'ledger:read' } }, async () => ({}));
    url = await service.listen({ port: 0, host: '127.0.0.1' });
  });
  beforeEach(() => {
    ahead = 0;
  });
  afterAll(() => service.close());

  const authorization = async (claims = {}) => ({ authorization: `Bearer ${await alices.token(claims)}` });
  const get = async (path: string) => fetch(url + path, { headers: await authorization() });
  const later = 611_000; // beyond the end of the token and its tolerance

  it('ends the answer that is streamed to it', async () => {
    const { body } = await get('/stream');
    const reader = body?.getReader();
    expect((await reader?.read())?.done).toBe(false);
    ahead = later;
    const rest = async () => {
      while ((await reader?.read())?.done === false);
    };
    await expect(rest()).rejects.toThrow('terminated');
    await expect
      .poll(() => lines)
      .toContainEqual(expect.objectContaining({ msg: 'request ended with its token', route: '/stream' }));
  });

  it('is one whose key was withdrawn, too', async () => {
    const { body } = await get('/stream');
    await alices.rotate();
    const clock = setInterval(() => {
      ahead += 11_000; // it is remembered for ten seconds
    }, 200);
    await expect(body?.pipeTo(new WritableStream())).rejects.toThrow('terminated');
    clearInterval(clock);
    expect(ahead).toBeLessThan(300_000); // it has not expired
  });

  it('leaves a route that verifies it for each line its answer, in which the lines are refused', async () => {
    const { body } = await get('/lines');
    const read = body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await read?.read())?.value).toMatch(/^(ok\n)+$/);
    ahead = later;
    const until = async () => {
      for (;;) if ((await read?.read())?.value?.includes('401')) return;
    };
    await until();
    await read?.cancel();
  });

  it('refuses the body that comes after its end', async () => {
    const headers = { ...(await authorization()), 'content-type': 'application/json', expect: '100-continue' };
    const upload = request(`${url}/upload`, { method: 'POST', headers });
    upload.flushHeaders();
    await once(upload, 'continue'); // the service has the request
    upload.write('{');
    await pause(1_100); // a request is verified again if its body took a second
    ahead = later;
    upload.end('}');
    const [answer] = await once(upload, 'response');
    expect(answer.statusCode).toBe(401);
    answer.resume();
  });
});

describe('a route', () => {
  it('without a scope keeps its service from starting', async () => {
    const service = await aService();
    expect(() => service.get('/forgotten', async () => 'all there is')).toThrow(RouteWithoutScope);
    expect(() => service.get('/forgotten', async () => 'all there is')).toThrow(/GET \/forgotten has no scope/);
  });

  it('shows its scope in the documentation', async () => {
    const { paths, components } = (await (await aService()).inject('/docs/json')).json();
    expect(components.securitySchemes.bearer).toMatchObject({ type: 'http', scheme: 'bearer' });
    expect(paths['/payments'].post.security).toEqual([{ bearer: ['payments:write'] }]);
    expect(Object.keys(paths['/payments'].post.responses)).toEqual(expect.arrayContaining(['401', '403', '429']));
    expect(paths['/healthz'].get.security).toEqual([]); // none is needed
  });
});

describe('without authentication', () => {
  it('only requests to names of this machine are answered, so that no web page can reach a service by DNS rebinding', async () => {
    const { verify: _, ...open } = { ...withoutAuthentication, verify: undefined };
    const service = await testService({ access: open });
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
  it('beyond its rate limit is told when to retry; other callers are not affected', async () => {
    const service = await aService({ perMinute: 3 });
    const [alice, bob] = [await alices.token(), await alices.token({ sub: 'bob' })];
    for (const left of [2, 1, 0]) {
      const { statusCode, headers } = await ask(service, alice);
      expect([statusCode, headers['ratelimit-policy']]).toEqual([200, '"requests";q=3;w=60']);
      expect(headers.ratelimit).toMatch(new RegExp(`^"requests";r=${left};t=\\d\\d$`));
    }
    const answer = await ask(service, alice);
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([
      429,
      expect.stringMatching(/^(1?[1-9]|[12]0)$/),
    ]);
    expect(answer.json().type).toBe('/problems/too-many-requests');
    expect((await ask(service, bob)).statusCode).toBe(200);
  });

  it('that guesses tokens is rate-limited by its IP address', async () => {
    const service = await aService({ perMinute: 3 });
    const guesses = [];
    for (const guess of ['a.b.c', 'b.c.d', 'c.d.e', 'd.e.f']) guesses.push((await ask(service, guess)).statusCode);
    expect(guesses).toEqual([401, 401, 401, 429]);
  });

  it('gets security headers with every answer', async () => {
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

  it('in a page of another origin may call only if that origin is configured', async () => {
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
