// The connection string of the embedded server is in a file that only its owner can read. If it serves only its owner
// (EVENT_STORE_OWNER_ONLY=yes, as `npm start` has it), whoever calls shows that they have read it:
//
//   first start ──► a random secret, in the file      call with the secret as connection name ──► served
//   later start ──► the same secret, today's port     call without it                         ──► UNAUTHENTICATED
//
// The official client sends a user and password over TLS only. Without TLS, the connection name is what it sends with each call.

import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fileIn = (folder: string): string => join(folder, 'event-store.url');

/** The connection string of the server that keeps its data in this folder. It exists from its first start on. */
export const eventStoreUrl = (folder: string): string => readFileSync(fileIn(folder), 'utf8').trim();

/** The secret of the server in this folder; made at its first start. */
export function secretIn(folder: string): string {
  try {
    const secret = new URL(eventStoreUrl(folder)).searchParams.get('connectionName');
    if (secret) return secret;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return randomBytes(24).toString('base64url');
}

/** Writes the connection string. @returns the file */
export function writeUrl(folder: string, { host, port }: { host: string; port: number }, secret?: string): string {
  const file = fileIn(folder);
  const name = secret === undefined ? '' : `&connectionName=${secret}`;
  writeFileSync(file, `esdb://${host}:${port}?tls=false${name}\n`, { mode: 0o600 });
  return file;
}
