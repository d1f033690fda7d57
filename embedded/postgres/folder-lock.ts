import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { whyUnwritable } from '../unwritable.ts';

const SQLITE_BUSY = 5;

/** Another process has locked the folder. */
export class FolderInUse extends Error {
  constructor(folder: string) {
    super(`${folder} is in use by another process: stop it, or set LEDGER_DATA to another folder`);
  }
}

/** The folder cannot be created or written to. */
export class FolderUnusable extends Error {
  constructor(folder: string, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${folder} cannot be used as a data folder: ${why}. Or set LEDGER_DATA to another folder`, { cause });
  }
}

/**
 * Locks `folder/lock` until it is disposed of. It is SQLite's lock of a file, which the kernel releases when the process ends, even by
 * kill -9. A file with a pid would remain after kill -9, and could name another process.
 * @throws FolderInUse, FolderUnusable
 */
export function lockFolder(folder: string): Disposable {
  try {
    const why = whyUnwritable(folder);
    if (why !== undefined) throw new Error(why);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const lock = new DatabaseSync(join(folder, 'lock'), { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return { [Symbol.dispose]: () => lock.close() };
  } catch (error) {
    const isHeld = error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
    throw isHeld ? new FolderInUse(folder) : new FolderUnusable(folder, error);
  }
}
