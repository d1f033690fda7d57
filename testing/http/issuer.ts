// A token issuer for tests: a JWKS in a file, key rotation, and invalid tokens of every kind.
import { createHmac, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';

export const issuer = 'https://login.example';
export const audience = 'invoice-ledger';

type Key = { kid: string; privateKey: CryptoKey | KeyObject; publicKey: CryptoKey };

export type Issuer = Disposable & {
  jwksUrl: string;
  /** The variables that make a service accept its tokens. */
  env: Record<string, string>;
  /** A valid token, except for the given claims. */
  token(claims?: { [claim: string]: unknown }, kid?: string, header?: object): Promise<string>;
  /** Replaces the key with a new one. */
  rotate(): Promise<void>;
  /** A token signed with the public key as if it were a shared secret. */
  signedWithPublicKey(): Promise<string>;
  /** A token without a signature. */
  unsigned(): string;
};

export async function startIssuer(): Promise<Issuer> {
  const folder = mkdtempSync(join(tmpdir(), 'ledger-issuer-'));
  const file = join(folder, 'jwks.json');
  let made = 0;
  let key = await publish();

  async function publish(): Promise<Key> {
    made += 1;
    const kid = `key-${made}`;
    const pair = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(pair.publicKey)), kid, alg: 'ES256', use: 'sig' };
    writeFileSync(file, JSON.stringify({ keys: [jwk] }));
    return { kid, ...pair };
  }
  const jwksUrl = pathToFileURL(file).href;
  const soon = () => Math.floor(Date.now() / 1_000) + 600;
  const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const claims = () => ({ iss: issuer, aud: audience, sub: 'alice', exp: soon(), scope: 'ledger:read' });
  return {
    jwksUrl,
    env: { ACCESS_ISSUER: issuer, ACCESS_AUDIENCE: audience, ACCESS_JWKS_URL: jwksUrl },
    token: (other = {}, kid = key.kid, header = {}) =>
      new SignJWT({ ...claims(), ...other }).setProtectedHeader({ alg: 'ES256', kid, ...header }).sign(key.privateKey),
    async rotate() {
      key = await publish();
    },
    async signedWithPublicKey() {
      const text = `${encoded({ alg: 'HS256', typ: 'JWT', kid: key.kid })}.${encoded(claims())}`;
      const secret = await exportSPKI(key.publicKey);
      return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
    },
    unsigned: () => `${encoded({ alg: 'none', typ: 'JWT' })}.${encoded(claims())}.`,
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}
