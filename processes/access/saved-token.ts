import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where `npm start` leaves the token that may do everything. */
export const tokenFile = (dataFolder: string): string => join(dataFolder, 'token');

/** Keeps a token for nobody else to read. */
export function saveToken(dataFolder: string, token: string): void {
  writeFileSync(tokenFile(dataFolder), `${token}\n`, { mode: 0o600 });
}

/** The headers that say who calls: LEDGER_TOKEN, or the token that `npm start` has left; none where there is neither. */
export function authorization(env: NodeJS.ProcessEnv, dataFolder: string): { authorization?: string } {
  const file = tokenFile(dataFolder);
  const token = env.LEDGER_TOKEN || (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}
