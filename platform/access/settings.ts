import { type Static, Type } from 'typebox';
import { keysAt } from './keys.ts';
import { tokenVerifier, type VerifyToken } from './token.ts';

const asymmetric = '(RS|PS|ES)(256|384|512)|EdDSA|Ed25519';

/** The variables of a service that authenticates its callers. */
export const accessSettings = {
  ACCESS_ISSUER: Type.Optional(
    Type.String({
      minLength: 1,
      needs: ['ACCESS_AUDIENCE', 'ACCESS_JWKS_URL'],
      description:
        'The issuer of the tokens (`iss`). If not set, callers are not authenticated, and the service listens on loopback only',
    }),
  ),
  ACCESS_AUDIENCE: Type.Optional(
    Type.String({ minLength: 1, needs: ['ACCESS_ISSUER'], description: 'The audience that tokens must name (`aud`)' }),
  ),
  ACCESS_JWKS_URL: Type.Optional(
    Type.String({
      format: 'jwks-url',
      needs: ['ACCESS_ISSUER'],
      description: "URL of the issuer's public keys (JWKS): https://…, file:///…, or http on loopback",
    }),
  ),
  ACCESS_ALGORITHMS: Type.String({
    default: 'ES256,RS256,PS256,EdDSA',
    pattern: `^(${asymmetric})(,(${asymmetric}))*$`,
    description: 'The algorithms that tokens may be signed with. Those with a shared secret are not possible',
  }),
  RATE_LIMIT_PER_MINUTE: Type.Integer({
    default: 300_000,
    minimum: 0,
    maximum: 1_000_000_000,
    description:
      'Requests that a process accepts from one subject (without authentication: from one IP address) in a minute. 0: no limit',
  }),
  MAX_COST_AT_ONCE: Type.Integer({
    default: 1_000,
    minimum: 0,
    maximum: 1_000_000_000,
    description:
      'What the requests of one subject (without authentication: of one IP address) that a process has in progress may cost together. An ordinary one costs 1; a body 1 for each 4 KiB; an invoice as XML or a listener 10, a past state or a PDF that is sent 20, a PDF that is read 40, an export or a batch 50. 0: no limit',
  }),
  CORS_ORIGINS: Type.Optional(
    Type.String({
      pattern: '^https?://[^/,\\s]+(,https?://[^/,\\s]+)*$',
      description: 'Web origins whose pages may call the API, separated by commas: https://…,…. If not set, none may',
    }),
  ),
};

const AccessSettings = Type.Object(accessSettings);
export type AccessSettings = Static<typeof AccessSettings>;

/** Which callers a service accepts. */
export type Access = {
  /** Checks a token. Absent: callers are not authenticated, and must be on this machine. */
  verify?: VerifyToken;
  /** The rate limit of one caller; 0: none. */
  perMinute: number;
  /** The limit of what one caller's requests in progress may cost (cost.ts); 0: none. */
  costAtOnce: number;
  /** The web origins whose pages may call. */
  origins: readonly string[];
};

export const withoutAuthentication: Access = { perMinute: 0, costAtOnce: 0, origins: [] };

export function accessFrom(settings: AccessSettings): Access {
  const { ACCESS_ISSUER: issuer, ACCESS_AUDIENCE: audience, ACCESS_JWKS_URL: url, ACCESS_ALGORITHMS } = settings;
  const rest = {
    perMinute: settings.RATE_LIMIT_PER_MINUTE,
    costAtOnce: settings.MAX_COST_AT_ONCE,
    origins: settings.CORS_ORIGINS?.split(',') ?? [],
  };
  if (issuer === undefined || audience === undefined || url === undefined) return rest;
  const expected = { issuer, audience, algorithms: ACCESS_ALGORITHMS.split(',') };
  return { ...rest, verify: tokenVerifier(expected, keysAt(new URL(url))) };
}
