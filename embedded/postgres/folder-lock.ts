import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

const SQLITE_BUSY = 5;

/** Another process holds the folder. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(`${folder} is in use by another process: stop that one first, or set LEDGER_DATA to another folder`);
  }
}

/** The folder can't be made or written to. */
export class FolderUnusable extends Error {
  constructor(folder: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${folder} can't be used as a data folder (${why}): repair it, or set LEDGER_DATA to another folder`, {
      cause,
    });
  }
}

/**
 * Holds `folder/lock` until disposed of. The lock is SQLite's on the file, so the kernel lets go of it with the process,
 * however that ends; a file with a pid in it would outlive `kill -9` and could name a stranger.
 * @throws FolderInUse, FolderUnusable
 */
export function lockFolder(folder: string): Disposable {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return { [Symbol.dispose]: () => lock.close() };
  } catch (error) {
    const isHeld = error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
    throw isHeld ? new FolderInUse(folder) : new FolderUnusable(folder, error);
  }
}
