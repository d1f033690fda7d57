// `npm run token -- …`: a token for somebody, of the key that `npm start` made, or of one in a folder of its own.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { scopes } from '../platform/access/scope.ts';
import { everything, ownIssuer } from '../processes/access/own-issuer.ts';

const usage = `npm run token -- [--subject NAME] [--scopes "ledger:read audit:read"] [--days 30] [--folder .ledger/access]

Prints a token that is signed with the key in the folder, which is made where it isn't there. Services trust it that have
ACCESS_ISSUER=urn:invoice-ledger:own, ACCESS_AUDIENCE=invoice-ledger and ACCESS_JWKS_URL=file:///…/jwks.json of that folder.
Scopes: ${Object.keys(scopes).join(', ')}; all of them where none are given.`;

try {
  const { values } = parseArgs({
    options: {
      subject: { type: 'string', default: everything.subject },
      scopes: { type: 'string', default: everything.scopes.join(' ') },
      days: { type: 'string', default: String(everything.days) },
      folder: { type: 'string', default: join(process.env.LEDGER_DATA || '.ledger', 'access') },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) console.log(usage);
  else console.log(await tokenFor(values));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function tokenFor(asked: { subject: string; scopes: string; days: string; folder: string }): Promise<string> {
  const held = asked.scopes.split(/[ ,]+/).filter(Boolean);
  const unknown = held.filter((scope) => !(scope in scopes));
  if (unknown.length > 0)
    throw new Error(`there is no scope ${unknown.join(', ')}, but ${Object.keys(scopes).join(', ')}`);
  const days = Number(asked.days);
  if (!Number.isInteger(days) || days < 1 || days > 3_650) throw new Error('--days is from 1 to 3650');
  const issuer = await ownIssuer(asked.folder);
  return issuer.token({ subject: asked.subject, scopes: held, days });
}
