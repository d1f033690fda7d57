// PostgreSQL for a laptop: `node embedded/postgres/main.ts`, stopped by SIGTERM or Ctrl-C.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { envSchema } from 'env-schema';
import { type Static, Type } from 'typebox';
import { findBinaries } from './binaries.ts';
import { initialiseCluster } from './cluster.ts';
import { lockFolder } from './folder-lock.ts';
import { leaveRoot } from './leave-root.ts';
import { stopOrphan } from './orphan.ts';
import { startServer } from './server.ts';

const Config = Type.Object({
  LEDGER_DATA: Type.String({ default: '.ledger' }),
  POSTGRES_PORT: Type.Integer({ default: 5433, minimum: 1, maximum: 65535 }),
  /** Settings of the server beyond its defaults: `name=value`, separated by spaces. */
  POSTGRES_SETTINGS: Type.String({ default: '', pattern: '^([a-z_]+=\\S+( |$))*$' }),
});

try {
  const config = envSchema<Static<typeof Config>>({ schema: Config, data: process.env });
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
