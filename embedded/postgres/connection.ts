import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file with the ledger role's password, made with the cluster and readable by its owner only. */
export function passwordFile(folder: string): string {
  return join(folder, 'password');
}

/** The connection string of the embedded server whose folder and port these are; its password exists once it has started. */
export function postgresUrl(folder: string, port: number): string {
  return `postgres://ledger:${readFileSync(passwordFile(folder), 'utf8').trim()}@127.0.0.1:${port}/ledger`;
}
