// The command line while stores are away: each command that is declared names those that it needs, and ends.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../testing/network/free-port.ts';
import { exitCodes } from './exit-codes.ts';
import { allAt, argsOf, ledger, names, needs } from './testing/command-line.ts';

let folder: string;
let silent: Server;
let closedPort: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ledger-stores-away-'));
  silent = createServer((socket) => socket.on('error', () => {}));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', () => resolve()));
  closedPort = await freePort();
});
afterAll(async () => {
  silent.close();
  await rm(folder, { recursive: true });
});

describe.each([
  ['refuse connections', () => closedPort],
  ['never answer', () => (silent.address() as AddressInfo).port],
])('if all stores %s', (_, at) => {
  it.concurrent.each(names.filter((name) => needs[name]?.length !== 0))(
    '%s names those that it needs, and ends',
    async (name) => {
      if (name === 'import') await writeFile(join(folder, 'import'), '');
      const args =
        name === 'rebuild' || name === 'swap-back' ? [name, 'books'] : [name, ...(argsOf(folder)[name] ?? [])];
      const { code, out, err } = await ledger([...args, '--json'], allAt(at()));
      expect({ code, out }).toEqual({ code: exitCodes.storeUnavailable, out: '' });
      const sentences = err.trim().split('\n');
      expect(sentences.map((line) => line.split(' ')[0]).toSorted()).toEqual(needs[name]?.toSorted());
      for (const line of sentences) expect(line).toMatch(/^\w+ is unavailable: .+ Start it, or correct [A-Z_]+$/);
      expect(err).not.toContain('secret');
    },
  );
});
