// PostgreSQL's initdb takes seconds of both cores. So the first test that needs a cluster makes one, and all copy it:
//
//   node_modules/.cache/cluster-<hash of what makes it> ──cp──► <folder>/postgres
//   not there ──► the embedded server starts and stops in a folder beside ──rename──► there (two at once: the second one's is dropped)

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../processes/config.ts';
import { postgres } from '../../processes/programs.ts';
import { getsReady } from '../../processes/run-program.ts';
import { freePort } from '../network/free-port.ts';
import { START_MS, startProgram } from './node-process.ts';

const CACHE = new URL('../../node_modules/.cache', import.meta.url).pathname;
const madeFrom = [
  'embedded/postgres/cluster.ts',
  'embedded/postgres/reader.ts',
  'deploy/postgres/reader-rights.sql',
  'package-lock.json',
];

/** Puts a cluster into a data folder (LEDGER_DATA), as its first start would. Tests of one folder share its passwords with all others. */
export async function prepareCluster(folder: string): Promise<void> {
  execFileSync('cp', ['-a', join(await preparedCluster(), 'postgres'), folder]);
}

async function preparedCluster(): Promise<string> {
  const hash = createHash('sha256');
  for (const file of madeFrom) hash.update(readFileSync(new URL(`../../${file}`, import.meta.url)));
  const prepared = join(CACHE, `cluster-${hash.digest('hex').slice(0, 16)}`);
  if (existsSync(prepared)) return prepared;

  mkdirSync(CACHE, { recursive: true });
  const growing = mkdtempSync(join(CACHE, 'growing-'));
  const program = postgres(readConfig({ LEDGER_DATA: growing, POSTGRES_PORT: String(await freePort()) }));
  const log = join(growing, 'log');
  const server = startProgram(program, log);
  const isReady = await getsReady(program, server, START_MS);
  await server.stop();
  if (!isReady) throw new Error(`no cluster could be prepared: ${readFileSync(log, 'utf8')}`);
  try {
    renameSync(growing, prepared);
  } catch (error) {
    if (!existsSync(prepared)) throw error;
    rmSync(growing, { recursive: true });
  }
  return prepared;
}
