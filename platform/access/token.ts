// Who calls, by a signed token (JWT, RFC 7519, as RFC 8725 wants it checked): only asymmetric algorithms, of a known issuer, for us,
// neither expired nor early. What was checked is remembered for a minute, by the token's digest.

import { hash } from 'node:crypto';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { NotAuthenticated } from './problems.ts';

/** Who calls: the token's subject, and what it may do. */
export type Caller = { subject: string; scopes: ReadonlySet<string> };

export type Expected = { issuer: string; audience: string; algorithms: readonly string[] };

const toleranceSeconds = 5;
const rememberedMs = 60_000;
const mostRemembered = 10_000;
const longestToken = 8_192;
const subjectPattern = /^[\x20-\x7e]{1,200}$/;

/** @returns the caller whom a token names: at once where it was checked before. @throws NotAuthenticated, KeysUnavailable */
export type VerifyToken = (token: string) => Caller | Promise<Caller>;

export function tokenVerifier(
  { issuer, audience, algorithms }: Expected,
  key: JWTVerifyGetKey,
  now: () => number = Date.now,
): VerifyToken {
  const remembered = new LRUCache<string, { caller: Caller; until: number }>({ max: mostRemembered });
  const options = {
    issuer,
    audience,
    algorithms: [...algorithms],
    clockTolerance: toleranceSeconds,
    requiredClaims: ['sub', 'exp'],
  };

  async function verify(token: string, digest: string): Promise<Caller> {
    try {
      const { payload } = await jwtVerify(token, key, { ...options, currentDate: new Date(now()) });
      const caller = callerIn(payload);
      const expires = ((payload.exp as number) + toleranceSeconds) * 1_000;
      remembered.set(digest, { caller, until: Math.min(expires, now() + rememberedMs) });
      return caller;
    } catch (error) {
      if (error instanceof errors.JOSEError) throw new NotAuthenticated(faultOf(error));
      throw error;
    }
  }

  return (token) => {
    if (token.length > longestToken) throw new NotAuthenticated('is too long');
    const digest = hash('sha256', token, 'base64');
    const known = remembered.get(digest);
    return known !== undefined && now() < known.until ? known.caller : verify(token, digest);
  };
}

/** Issuers write scopes as `scope`, words parted by spaces (RFC 9068), or as `scp`, a list or such words. */
function callerIn({ sub = '', scope, scp }: JWTPayload): Caller {
  if (!subjectPattern.test(sub)) throw new NotAuthenticated('has a subject that can not stand in the audit');
  const held = [scope, scp].flat().flatMap((words) => (typeof words === 'string' ? words.split(' ') : []));
  return { subject: sub, scopes: new Set(held) };
}

const ofClaims: Readonly<Record<string, string>> = {
  iss: 'is of another issuer',
  aud: 'is for another audience',
  nbf: 'is not valid yet',
};

function faultOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'has expired';
  if (error instanceof errors.JWTClaimValidationFailed) return ofClaims[error.claim] ?? `has no valid ${error.claim}`;
  if (error instanceof errors.JOSEAlgNotAllowed) return 'is signed by an algorithm that is not taken here';
  if (error instanceof errors.JWKSNoMatchingKey) return 'is signed with a key that is not known here';
  return 'is not valid';
}
