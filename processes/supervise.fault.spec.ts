import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../testing/network/free-port.ts';
import { answersHttp } from './probes.ts';
import type { Program } from './programs.ts';
import { StartFailed, supervise } from './supervise.ts';

let folder: string;
let said: string[];
const say = (line: string) => said.push(line);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledger-supervise-'));
  said = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a supervised program', () => {
  it('is restarted after kill -9, and both are reported', async () => {
    const { program, port } = await server();
    await using supervised = supervise(program, folder, say);
    await supervised.isUp;
    process.kill(await pidAt(port), 'SIGKILL');
    await expect.poll(() => said).toEqual(['server ended (SIGKILL); it restarts in 0.2 s', 'server runs again']);
  });

  it('is restarted after a longer pause with each crash', async () => {
    const { program, port } = await server();
    await using supervised = supervise(program, folder, say);
    await supervised.isUp;
    for (const crash of [1, 2, 3]) {
      process.kill(await pidAt(port), 'SIGKILL');
      await expect.poll(() => said).toHaveLength(crash * 2);
    }
    expect(said.filter((line) => line.includes('ended')).map((line) => line.split(' in ')[1])).toEqual([
      '0.2 s',
      '0.4 s',
      '0.8 s',
    ]);
  });

  it('that cannot start the first time is not restarted, and its last error is reported', async () => {
    const program = { ...(await server()).program, main: file(`throw new Error('the cellar is flooded')`) };
    await using supervised = supervise(program, folder, say);
    await expect(supervised.isUp).rejects.toThrow(StartFailed);
    await expect(supervised.isUp).rejects.toThrow(
      /^server did not start: Error: the cellar is flooded; see .*server\.log/,
    );
    expect(said).toEqual([]);
  });

  it('can finish its work when it is stopped, and its output is in the log', async () => {
    const { program } = await server(`process.on('SIGTERM', () => console.log('good-bye') || process.exit())`);
    const supervised = supervise(program, folder, say);
    await supervised.isUp;
    await supervised[Symbol.asyncDispose]();
    expect(readFileSync(join(folder, 'logs/server.log'), 'utf8')).toMatch(/"server starts".*\ngood-bye\n$/);
    expect(await program.isReady()).toBe(false);
    expect(said).toEqual([]);
  });
});

/** A program that answers every request with its process id. */
async function server(more = ''): Promise<{ program: Program; port: number }> {
  const port = await freePort();
  const main = file(`
    require('node:http').createServer((_, reply) => reply.end(String(process.pid))).listen(${port}, '127.0.0.1');
    ${more}
  `);
  const program = { name: 'server', main, env: () => ({}), isReady: () => answersHttp(`http://127.0.0.1:${port}`) };
  return { program, port };
}

async function pidAt(port: number): Promise<number> {
  return Number(await (await fetch(`http://127.0.0.1:${port}`)).text());
}

function file(source: string): string {
  const path = join(folder, 'main.cjs');
  writeFileSync(path, source);
  return path;
}
