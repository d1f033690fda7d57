// PostgreSQL for a laptop: `node embedded/postgres/main.ts`, stopped by SIGTERM or Ctrl-C.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { findBinaries } from './binaries.ts';
import { initialiseCluster } from './cluster.ts';
import { readConfig } from './config.ts';
import { lockFolder } from './folder-lock.ts';
import { leaveRoot } from './leave-root.ts';
import { stopOrphan } from './orphan.ts';
import { startServer } from './server.ts';

try {
  const config = readConfig(process.env);
  const folder = resolve(config.LEDGER_DATA, 'postgres');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const binaries = await findBinaries();
  leaveRoot(folder);

  using _ = lockFolder(folder);
  initialiseCluster(binaries, folder);
  await stopOrphan(folder);
  const server = startServer(binaries, folder, config.POSTGRES_PORT, config.POSTGRES_SETTINGS);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, server.stop);
  process.exitCode = await server.exitCode;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
