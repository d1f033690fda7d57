// `npm run token -- …`: prints an access token, signed with the key of `npm start` or with a key in another folder.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { scopes } from '../platform/access/scope.ts';
import { dropFormerKeys, everything, newKey, ownIssuer } from '../processes/access/own-issuer.ts';

const usage = `npm run token -- [--subject NAME] [--scopes "ledger:read audit:read"] [--days 30] [--folder .ledger/access]

       npm run token -- --new-key | --drop-former-keys

Prints an access token, signed with the key in the folder. If the folder has no key, one is created. A service accepts the token if it
has ACCESS_ISSUER=urn:invoice-ledger:own, ACCESS_AUDIENCE=invoice-ledger and ACCESS_JWKS_URL=file:///…/jwks.json of that folder.
Scopes: ${Object.keys(scopes).join(', ')}. By default the token has all of them.
--new-key signs with a new key from now on; tokens of the key before stay valid until --drop-former-keys. Both print no token.`;

try {
  const { values } = parseArgs({
    options: {
      subject: { type: 'string', default: everything.subject },
      scopes: { type: 'string', default: everything.scopes.join(' ') },
      days: { type: 'string', default: String(everything.days) },
      folder: { type: 'string', default: join(process.env.LEDGER_DATA || '.ledger', 'access') },
      'new-key': { type: 'boolean', default: false },
      'drop-former-keys': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) console.log(usage);
  else if (values['new-key']) await newKey(values.folder);
  else if (values['drop-former-keys']) await dropFormerKeys(values.folder);
  else console.log(await tokenFor(values));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function tokenFor(asked: { subject: string; scopes: string; days: string; folder: string }): Promise<string> {
  const held = asked.scopes.split(/[ ,]+/).filter(Boolean);
  const unknown = held.filter((scope) => !(scope in scopes));
  if (unknown.length > 0)
    throw new Error(`unknown scope ${unknown.join(', ')}: the scopes are ${Object.keys(scopes).join(', ')}`);
  const days = Number(asked.days);
  if (!Number.isInteger(days) || days < 1 || days > 3_650)
    throw new Error(`--days is ${asked.days}, but must be a whole number from 1 to 3650`);
  const issuer = await ownIssuer(asked.folder);
  return issuer.token({ subject: asked.subject, scopes: held, days });
}
