import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { everything, ownIssuer } from './own-issuer.ts';
import { saveToken, tokenFile } from './saved-token.ts';

export type StartAccess = {
  /** What the services need to check tokens. */
  env: Record<string, string>;
  /** May do everything. Absent where somebody else issues the tokens. */
  token?: string;
};

/** Who may call: whom the variables name, else holders of a token of the ledger's own, of which one is left in its folder. */
export async function accessOf({ LEDGER_DATA }: Config, { ACCESS_ISSUER }: NodeJS.ProcessEnv): Promise<StartAccess> {
  if (ACCESS_ISSUER) {
    rmSync(tokenFile(LEDGER_DATA), { force: true }); // it would be refused
    return { env: {} };
  }
  const issuer = await ownIssuer(join(LEDGER_DATA, 'access'));
  const token = await issuer.token(everything);
  saveToken(LEDGER_DATA, token);
  return { env: issuer.env, token };
}
