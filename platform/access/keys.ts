// The issuer's public keys, from its JWKS. They are loaded when a token needs them:
//
//   no keys yet                                     ──► load     (if it fails: 503, and no further try for a second)
//   the token's key is unknown, 30 s after a load   ──► load     (so a rotated key needs no restart)
//   keys older than 1 min, of a file 5 s            ──► load, while they are used (so a withdrawn key is soon refused)
//   keys older than 75 s, of a file 15 s            ──► load     (nobody used them for a while: the key may be withdrawn since)
//
// If a load fails, the old keys stay in use. Tokens wait for a load, except where it says that the keys are used meanwhile.

import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { KeysUnavailable } from './problems.ts';

export type KeysPace = { cooldownMs: number; refreshMs: number; staleMs: number; retryMs: number; timeoutMs: number };
export const usualPace: KeysPace = {
  cooldownMs: 30_000,
  refreshMs: 60_000,
  staleMs: 75_000,
  retryMs: 1_000,
  timeoutMs: 5_000,
};
const paceOfFiles: KeysPace = { ...usualPace, refreshMs: 5_000, staleMs: 15_000 };

const mostBytes = 1_000_000;

/**
 * @param url of a JWKS (RFC 7517): https, or a file
 * @returns a function that finds the key of a token. It throws KeysUnavailable, and jose's errors such as JWKSNoMatchingKey
 */
export function keysAt(url: URL, pace: KeysPace = url.protocol === 'file:' ? paceOfFiles : usualPace): JWTVerifyGetKey {
  let keys: ReturnType<typeof keysOf> | undefined;
  let triedAt = Number.NEGATIVE_INFINITY;
  let failure: unknown;
  let loading: Promise<void> | undefined;

  async function reload(): Promise<void> {
    triedAt = performance.now();
    try {
      keys = keysOf(await load(url, pace.timeoutMs));
      failure = undefined;
    } catch (error) {
      failure = error;
    }
  }
  const reloaded = () => {
    loading ??= reload().finally(() => {
      loading = undefined;
    });
    return loading;
  };
  const isSince = (ms: number) => performance.now() - triedAt >= ms;

  return async (header, token) => {
    if (keys === undefined && (loading !== undefined || isSince(pace.retryMs))) await reloaded();
    if (keys === undefined) throw new KeysUnavailable(failure);
    if (isSince(pace.staleMs)) await reloaded();
    else if (isSince(pace.refreshMs)) void reloaded(); // it does not throw
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (loading === undefined && !isSince(pace.cooldownMs)) throw error;
      await reloaded();
      return keys(header, token);
    }
  };
}

/** The keys of a set. If they are several, a token must name its own; jose would pick the only one of a fitting type. */
function keysOf(jwks: JSONWebKeySet): JWTVerifyGetKey {
  const keys = createLocalJWKSet(jwks);
  return (header, token) => {
    if (header.kid === undefined && jwks.keys.length > 1) throw new errors.JWKSMultipleMatchingKeys();
    return keys(header, token);
  };
}

async function load(url: URL, timeoutMs: number): Promise<JSONWebKeySet> {
  const signal = AbortSignal.timeout(timeoutMs);
  if (url.protocol === 'file:') return JSON.parse(await readFile(url, { encoding: 'utf8', signal }));
  const response = await fetch(url, { signal, redirect: 'error', headers: { accept: 'application/json' } });
  if (!response.ok || response.body === null) throw new Error(`${url.origin} answered ${response.status}`);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Error(`${url.origin} answered with more than ${mostBytes} bytes`);
    chunks.push(chunk);
  }
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
