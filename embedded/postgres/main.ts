// PostgreSQL for a laptop: `node embedded/postgres/main.ts`, stopped by SIGTERM or Ctrl-C.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parsePort } from '../parse-port.ts';
import { findBinaries } from './binaries.ts';
import { initialiseCluster, writeAccess } from './cluster.ts';
import { lockFolder } from './folder-lock.ts';
import { leaveRoot } from './leave-root.ts';
import { stopOrphan } from './orphan.ts';
import { createReader } from './reader.ts';
import { startServer } from './server.ts';

try {
  const { LEDGER_DATA, POSTGRES_PORT, POSTGRES_SETTINGS: settings = '' } = process.env;
  const port = parsePort('POSTGRES_PORT', POSTGRES_PORT || '5433', 1);
  if (!/^([a-z_]+=\S+( |$))*$/.test(settings))
    throw new Error('POSTGRES_SETTINGS must be settings of the server, name=value, separated by spaces');
  const folder = resolve(LEDGER_DATA || '.ledger', 'postgres');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const binaries = await findBinaries();
  leaveRoot(folder);
  // Before the server starts: a signal would end this process only, and leave the server behind.
  const stop = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop.abort());

  using _ = lockFolder(folder);
  initialiseCluster(binaries, folder);
  await stopOrphan(folder);
  writeAccess(folder);
  createReader(binaries, folder);
  const server = startServer(binaries, folder, port, settings);
  stop.signal.addEventListener('abort', server.stop);
  if (stop.signal.aborted) server.stop();
  process.exitCode = await server.exitCode;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
