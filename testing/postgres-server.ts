// vitest's global set-up: one PostgreSQL for all integration tests, which take databases of their own from it
// (testing/postgres.ts). TEST_POSTGRES_URL names a server to use instead; its role must be allowed to create databases.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { postgresUrl } from '../embedded/postgres/connection.ts';
import { freePort } from './free-port.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

const LAUNCHER = new URL('../embedded/postgres/main.ts', import.meta.url).pathname;
const PATIENCE_MS = 30_000;

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_POSTGRES_URL;
  if (given !== undefined) {
    provide('postgresUrl', given);
    return async () => {};
  }
  const data = await mkdtemp(join(tmpdir(), 'ledger-postgres-'));
  const port = await freePort();
  // What a power cut loses here, no test looks at.
  const settings = 'fsync=off max_connections=200';
  const env = { ...process.env, LEDGER_DATA: data, POSTGRES_PORT: String(port), POSTGRES_SETTINGS: settings };
  const launcher = spawn(process.execPath, [LAUNCHER], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const log: string[] = [];
  launcher.stderr.setEncoding('utf8').on('data', (line: string) => log.push(line));
  try {
    provide('postgresUrl', await answers(launcher, () => postgresUrl(join(data, 'postgres'), port)));
  } catch (error) {
    launcher.kill();
    throw new Error(`the test server did not start: ${log.join('')}`, { cause: error });
  }
  return async () => {
    const ended = once(launcher, 'exit');
    launcher.kill();
    await ended;
    await rm(data, { recursive: true });
  };
}

/** Asks until the server answers; its password exists only after its first start. */
async function answers(launcher: ChildProcess, url: () => string): Promise<string> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      const client = new pg.Client({ connectionString: url() });
      await client.connect().finally(() => client.end());
      return url();
    } catch (error) {
      if (launcher.exitCode !== null || Date.now() > deadline) throw error;
      await sleep(50);
    }
  }
}
