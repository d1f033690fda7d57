import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The owner of the views, and the role that only reads them. */
export type Role = 'ledger' | 'ledger_query';

/**
 * The file with the password of a role. It is created with the role, and readable by its owner only. That of the reader is in the
 * cluster's folder: another cluster has another one, or none.
 */
export function passwordFile(folder: string, role: Role = 'ledger'): string {
  return role === 'ledger' ? join(folder, 'password') : join(folder, 'data', 'query-password');
}

/** The connection string of the embedded server with this folder and port. The passwords exist after its first start. */
export function postgresUrl(folder: string, port: number, role: Role = 'ledger'): string {
  return `postgres://${role}:${readFileSync(passwordFile(folder, role), 'utf8').trim()}@127.0.0.1:${port}/ledger`;
}
