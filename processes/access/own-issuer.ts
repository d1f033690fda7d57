// The token issuer of `npm start` and compose: a private key in a folder, and the JWKS with which services verify tokens. It is not used
// if ACCESS_ISSUER names an identity provider. A key is exchanged in two steps, between which the tokens of both are accepted:
//
//   key.json ──newKey──► key.json (another one), former.json (public keys of before) ──dropFormerKeys──► key.json
//
// jwks.json has the public keys of both files.

import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { scopes } from '../../platform/access/scope.ts';

const algorithm = 'ES256';
const issuer = 'urn:invoice-ledger:own';
const audience = 'invoice-ledger';

export type TokenRequest = { subject: string; scopes: readonly string[]; days: number };

export type OwnIssuer = {
  /** The variables that make a service accept its tokens. */
  env: Record<'ACCESS_ISSUER' | 'ACCESS_AUDIENCE' | 'ACCESS_JWKS_URL', string>;
  token(request: TokenRequest): Promise<string>;
};

/** A token with all scopes, for a month. */
export const everything: TokenRequest = { subject: 'owner', scopes: Object.keys(scopes), days: 30 };

/** @param folder holds the key. A key is created if there is none, readable by its owner only */
export async function ownIssuer(folder: string): Promise<OwnIssuer> {
  const { key, publicKey } = existsSync(keyFile(folder)) ? readKeys(folder) : await makeKeys(folder);
  write(jwksFile(folder), { keys: [publicKey, ...formerKeys(folder, publicKey)] });
  return {
    env: {
      ACCESS_ISSUER: issuer,
      ACCESS_AUDIENCE: audience,
      ACCESS_JWKS_URL: pathToFileURL(jwksFile(folder)).href,
    },
    token: async ({ subject, scopes, days }) =>
      new SignJWT({ scope: scopes.join(' ') })
        .setProtectedHeader({ alg: algorithm, typ: 'at+jwt', kid: String(key.kid) })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setIssuedAt()
        .setJti(randomUUID())
        .setExpirationTime(`${days} days`)
        .sign(await importJWK(key, algorithm)),
  };
}

/** Signs with a new key from now on. Tokens of the keys of before stay valid. */
export async function newKey(folder: string): Promise<void> {
  const { publicKey } = existsSync(keyFile(folder)) ? readKeys(folder) : await makeKeys(folder);
  write(formerFile(folder), [publicKey, ...formerKeys(folder, publicKey)]);
  await makeKeys(folder);
  await ownIssuer(folder);
}

/** Ends all tokens of the keys before the last `newKey`. */
export async function dropFormerKeys(folder: string): Promise<void> {
  rmSync(formerFile(folder), { force: true });
  await ownIssuer(folder);
}

const formerFile = (folder: string): string => join(folder, 'former.json');

/** Without the current one, which is in the file if the process was killed before it had another key. */
function formerKeys(folder: string, current: JWK): JWK[] {
  if (!existsSync(formerFile(folder))) return [];
  const keys = JSON.parse(readFileSync(formerFile(folder), 'utf8')) as JWK[];
  return keys.filter(({ kid }) => kid !== current.kid);
}

const keyFile = (folder: string): string => join(folder, 'key.json');
const jwksFile = (folder: string): string => join(folder, 'jwks.json');

type Keys = { key: JWK; publicKey: JWK };

function readKeys(folder: string): Keys {
  const key = JSON.parse(readFileSync(keyFile(folder), 'utf8')) as JWK;
  const { d: _, ...publicKey } = key;
  return { key, publicKey };
}

async function makeKeys(folder: string): Promise<Keys> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: algorithm, use: 'sig' };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  write(keyFile(folder), key, 0o600);
  return readKeys(folder);
}

/** A crash leaves no half a file, and no reader sees one. */
function write(file: string, content: object, mode = 0o644): void {
  writeFileSync(`${file}.new`, JSON.stringify(content), { mode });
  renameSync(`${file}.new`, file);
}
