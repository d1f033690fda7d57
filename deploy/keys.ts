// Creates the signing key of this deployment's tokens if there is none, and copies its public key to where services read it:
// `node deploy/keys.ts PRIVATE_FOLDER PUBLIC_FOLDER`

import { copyFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ownIssuer } from '../processes/access/own-issuer.ts';

const [privateFolder, publicFolder] = process.argv.slice(2);
if (privateFolder === undefined || publicFolder === undefined)
  throw new Error('usage: node deploy/keys.ts PRIVATE_FOLDER PUBLIC_FOLDER');
await ownIssuer(privateFolder);
const jwks = join(publicFolder, 'jwks.json');
await copyFile(join(privateFolder, 'jwks.json'), `${jwks}.new`);
await rename(`${jwks}.new`, jwks); // a reader never sees a part of the file
