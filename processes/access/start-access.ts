import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { everything, ownIssuer } from './own-issuer.ts';
import { saveToken, tokenFile } from './saved-token.ts';

export type StartAccess = {
  /** The variables with which services verify tokens. */
  env: Record<string, string>;
  /** A token with all scopes. Absent if another issuer is configured. */
  token?: string;
};

/** Sets up authentication: by the configured issuer, else by tokens of the ledger's own issuer, of which one is saved in its folder. */
export async function accessOf({ LEDGER_DATA }: Config, { ACCESS_ISSUER }: NodeJS.ProcessEnv): Promise<StartAccess> {
  if (ACCESS_ISSUER) {
    rmSync(tokenFile(LEDGER_DATA), { force: true }); // services would refuse it
    return { env: {} };
  }
  const issuer = await ownIssuer(join(LEDGER_DATA, 'access'));
  const token = await issuer.token(everything);
  saveToken(LEDGER_DATA, token);
  return { env: issuer.env, token };
}
