import { type Static, Type } from 'typebox';
import { keysAt } from './keys.ts';
import { tokenVerifier, type VerifyToken } from './token.ts';

const asymmetric = '(RS|PS|ES)(256|384|512)|EdDSA|Ed25519';

/** The variables of a service that asks who calls it. */
export const accessSettings = {
  ACCESS_ISSUER: Type.Optional(
    Type.String({
      minLength: 1,
      needs: ['ACCESS_AUDIENCE', 'ACCESS_JWKS_URL'],
      description: 'Who issues the tokens (`iss`). Absent: no authentication, and only loopback is listened on',
    }),
  ),
  ACCESS_AUDIENCE: Type.Optional(
    Type.String({ minLength: 1, needs: ['ACCESS_ISSUER'], description: 'Whom they must be for (`aud`)' }),
  ),
  ACCESS_JWKS_URL: Type.Optional(
    Type.String({
      format: 'jwks-url',
      needs: ['ACCESS_ISSUER'],
      description: "The issuer's public keys: https://…, file:///…, or http on loopback",
    }),
  ),
  ACCESS_ALGORITHMS: Type.String({
    default: 'ES256,RS256,PS256,EdDSA',
    pattern: `^(${asymmetric})(,(${asymmetric}))*$`,
    description: 'By which tokens may be signed; none that shares a secret',
  }),
  RATE_LIMIT_PER_MINUTE: Type.Integer({
    default: 300_000,
    minimum: 0,
    maximum: 1_000_000_000,
    description: 'Requests of one subject, without authentication of one address, that a process takes. 0: any number',
  }),
  CORS_ORIGINS: Type.Optional(
    Type.String({
      pattern: '^https?://[^/,\\s]+(,https?://[^/,\\s]+)*$',
      description: 'Origins whose pages may call, https://…,…; none where absent',
    }),
  ),
};

const AccessSettings = Type.Object(accessSettings);
export type AccessSettings = Static<typeof AccessSettings>;

/** Who may call a service. */
export type Access = {
  /** Absent: nobody is asked who they are, and only this machine is answered. */
  verify?: VerifyToken;
  /** Requests of one caller; 0: any number. */
  perMinute: number;
  /** Whose pages may call. */
  origins: readonly string[];
};

export const withoutAuthentication: Access = { perMinute: 0, origins: [] };

export function accessFrom(settings: AccessSettings): Access {
  const { ACCESS_ISSUER: issuer, ACCESS_AUDIENCE: audience, ACCESS_JWKS_URL: url, ACCESS_ALGORITHMS } = settings;
  const rest = { perMinute: settings.RATE_LIMIT_PER_MINUTE, origins: settings.CORS_ORIGINS?.split(',') ?? [] };
  if (issuer === undefined || audience === undefined || url === undefined) return rest;
  const expected = { issuer, audience, algorithms: ACCESS_ALGORITHMS.split(',') };
  return { ...rest, verify: tokenVerifier(expected, keysAt(new URL(url))) };
}
