// Makes the key that tokens of this deployment are signed with, where there is none, and lays its public half where services read it:
// `node deploy/keys.ts PRIVATE_FOLDER PUBLIC_FOLDER`

import { copyFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { ownIssuer } from '../processes/access/own-issuer.ts';

const [privateFolder, publicFolder] = process.argv.slice(2);
if (privateFolder === undefined || publicFolder === undefined) throw new Error('which folders?');
await ownIssuer(privateFolder);
const jwks = join(publicFolder, 'jwks.json');
await copyFile(join(privateFolder, 'jwks.json'), `${jwks}.new`);
await rename(`${jwks}.new`, jwks); // whole or not at all, whoever reads it meanwhile
