// Verifies access tokens (JWT, RFC 7519) as RFC 8725 recommends: asymmetric algorithms only, the configured issuer and audience, a type of
// access tokens, neither expired nor used before its time. A result is cached for ten seconds under the token's digest.

import { hash } from 'node:crypto';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { Problem } from '../http/problems/problem.ts';
import { NotAuthenticated } from './problems.ts';

/** The caller: the token's subject and scopes. */
export type Caller = { subject: string; scopes: ReadonlySet<string> };

export type Expected = { issuer: string; audience: string; algorithms: readonly string[] };

const toleranceSeconds = 5;
const cachedMs = 10_000;
const mostCached = 10_000;
const longestToken = 8_192;
/** RFC 9068, section 2.1, and RFC 7519, section 5.1. A token of another type, such as a logout token, is no access token. */
const typePattern = /^(application\/)?(at\+)?jwt$/i;
const subjectPattern = /^[\x20-\x7e]{1,200}$/;

/** @returns the caller that a token names; synchronously if the result is cached. @throws NotAuthenticated, KeysUnavailable */
export type VerifyToken = (token: string) => Caller | Promise<Caller>;

export function tokenVerifier(
  { issuer, audience, algorithms }: Expected,
  key: JWTVerifyGetKey,
  now: () => number = Date.now,
): VerifyToken {
  const cached = new LRUCache<string, { caller: Caller; until: number }>({ max: mostCached });
  const options = {
    issuer,
    audience,
    algorithms: [...algorithms],
    clockTolerance: toleranceSeconds,
    requiredClaims: ['sub', 'exp'],
  };

  async function verify(token: string, digest: string): Promise<Caller> {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, key, { ...options, currentDate: new Date(now()) });
      if (!typePattern.test(protectedHeader.typ ?? 'JWT')) throw new NotAuthenticated('is not an access token (typ)');
      const caller = callerIn(payload);
      const expires = ((payload.exp as number) + toleranceSeconds) * 1_000;
      cached.set(digest, { caller, until: Math.min(expires, now() + cachedMs) });
      return caller;
    } catch (error) {
      if (error instanceof Problem) throw error;
      if (error instanceof errors.JOSEError) throw new NotAuthenticated(faultOf(error));
      // the key cannot be imported, or is too short for its algorithm: jose throws TypeError, and Web Crypto its own errors
      throw new NotAuthenticated('is signed with a key that cannot be used', { cause: error });
    }
  }

  return (token) => {
    if (token.length > longestToken) throw new NotAuthenticated('is too long');
    const digest = hash('sha256', token, 'base64');
    const known = cached.get(digest);
    return known !== undefined && now() < known.until ? known.caller : verify(token, digest);
  };
}

/** Issuers write scopes as `scope`, separated by spaces (RFC 9068), or as `scp`, a list or the same text. */
function callerIn({ sub, scope, scp, cnf }: JWTPayload): Caller {
  if (cnf !== undefined)
    // RFC 7800; a stolen one would be accepted, as nobody checks that the caller has the key
    throw new NotAuthenticated('is bound to a key (cnf), which this service does not check');
  if (typeof sub !== 'string') throw new NotAuthenticated('has a subject that is not a text');
  if (!subjectPattern.test(sub))
    throw new NotAuthenticated('has a subject with characters other than printable ASCII, or longer than 200');
  const held = [scope, scp].flat().flatMap((words) => (typeof words === 'string' ? words.split(' ') : []));
  return { subject: sub, scopes: new Set(held) };
}

const ofClaims: Readonly<Record<string, string>> = {
  iss: 'was issued by another issuer',
  aud: 'is for another audience',
  nbf: 'is not valid yet',
};

function faultOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'has expired';
  if (error instanceof errors.JWTClaimValidationFailed) return ofClaims[error.claim] ?? `has no valid ${error.claim}`;
  if (error instanceof errors.JOSEAlgNotAllowed) return 'is signed with an algorithm that is not accepted';
  if (error instanceof errors.JWKSNoMatchingKey) return 'is signed with an unknown key';
  if (error instanceof errors.JWKSMultipleMatchingKeys)
    return 'does not name its key (kid), and its issuer has several';
  return 'is not valid';
}
