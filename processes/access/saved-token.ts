import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The file in which `npm start` saves a token with all scopes. */
export const tokenFile = (dataFolder: string): string => join(dataFolder, 'token');

/** Saves a token, readable by its owner only. */
export function saveToken(dataFolder: string, token: string): void {
  writeFileSync(tokenFile(dataFolder), `${token}\n`, { mode: 0o600 });
}

/** The Authorization header with LEDGER_TOKEN, or with the token that `npm start` has saved; none if there is neither. */
export function authorization(env: NodeJS.ProcessEnv, dataFolder: string): { authorization?: string } {
  const file = tokenFile(dataFolder);
  const token = env.LEDGER_TOKEN || (existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined);
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}
