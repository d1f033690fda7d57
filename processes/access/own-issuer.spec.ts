import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keysAt, usualPace } from '../../platform/access/keys.ts';
import { NotAuthenticated } from '../../platform/access/problems.ts';
import { tokenVerifier } from '../../platform/access/token.ts';
import { dropFormerKeys, everything, newKey, ownIssuer } from './own-issuer.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-own-issuer-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const token = async (subject: string) => (await ownIssuer(folder)).token({ ...everything, subject });

/** As a service that has just started. */
async function subjectOf(text: string): Promise<string> {
  const { env } = await ownIssuer(folder);
  const expected = { issuer: env.ACCESS_ISSUER, audience: env.ACCESS_AUDIENCE, algorithms: ['ES256'] };
  const { subject } = await tokenVerifier(expected, keysAt(new URL(env.ACCESS_JWKS_URL), usualPace))(text);
  return subject;
}

it('accepts tokens of the key before until it is dropped, and those of the new key from the start', async () => {
  const first = await token('first');
  await newKey(folder);
  const second = await token('second');
  await newKey(folder);
  const third = await token('third');
  for (const [text, subject] of [
    [first, 'first'],
    [second, 'second'],
    [third, 'third'],
  ] as const)
    expect(await subjectOf(text)).toBe(subject);

  await dropFormerKeys(folder);
  for (const text of [first, second]) await expect(subjectOf(text)).rejects.toThrow(NotAuthenticated);
  expect(await subjectOf(third)).toBe('third');
});

it('goes on if the process was killed between the two files of a new key', async () => {
  const first = await token('first');
  const { keys } = JSON.parse(readFileSync(join(folder, 'jwks.json'), 'utf8')) as { keys: object[] };
  writeFileSync(join(folder, 'former.json'), JSON.stringify(keys));
  expect(await subjectOf(first)).toBe('first');
  await newKey(folder);
  expect(await subjectOf(first)).toBe('first');
});

it('keeps private keys of the current key only, readable by its owner', async () => {
  await token('first');
  await newKey(folder);
  expect(statSync(join(folder, 'key.json')).mode & 0o777).toBe(0o600);
  for (const file of ['former.json', 'jwks.json'])
    expect(readFileSync(join(folder, file), 'utf8')).not.toContain('"d"');
});
