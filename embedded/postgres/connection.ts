import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file with the password of the role `ledger`. It is created with the cluster, and readable by its owner only. */
export function passwordFile(folder: string): string {
  return join(folder, 'password');
}

/** The connection string of the embedded server with this folder and port. The password exists after its first start. */
export function postgresUrl(folder: string, port: number): string {
  return `postgres://ledger:${readFileSync(passwordFile(folder), 'utf8').trim()}@127.0.0.1:${port}/ledger`;
}
