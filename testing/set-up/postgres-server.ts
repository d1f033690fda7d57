// vitest's global set-up: starts one PostgreSQL for all integration tests, each of which creates its own databases on it
// (testing/servers/postgres.ts). TEST_POSTGRES_URL names a server to use instead. Its role must be allowed to create databases.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readConfig } from '../../processes/config.ts';
import { type Program, postgres, urls } from '../../processes/programs.ts';
import { getsReady, runProgram } from '../../processes/run-program.ts';
import { freePort } from '../network/free-port.ts';
import { START_MS } from '../processes/node-process.ts';
import { prepareCluster } from '../processes/prepared-cluster.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string;
  }
}

// No test depends on what a power cut would lose.
const POSTGRES_SETTINGS = 'fsync=off max_connections=200';

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_POSTGRES_URL;
  if (given !== undefined) {
    provide('postgresUrl', given);
    return async () => {};
  }
  const folder = mkdtempSync(join(tmpdir(), 'ledger-postgres-'));
  const config = readConfig({ LEDGER_DATA: folder, POSTGRES_PORT: String(await freePort()) });
  await prepareCluster(folder);
  const embedded = postgres(config);
  const program: Program = { ...embedded, env: () => ({ ...embedded.env(), POSTGRES_SETTINGS }) };
  const log = join(folder, 'postgres.log');
  const server = runProgram(program, log);
  const stop = async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  };
  if (!(await getsReady(program, server, START_MS))) {
    const said = readFileSync(log, 'utf8');
    await stop();
    throw new Error(`the test server did not start: ${said}`);
  }
  provide('postgresUrl', urls(config).POSTGRES_URL);
  return stop;
}
