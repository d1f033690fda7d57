// How far the log was acknowledged, in a file of its own beside the write-ahead log (WAL). If the WAL is lost or cut, SQLite opens the
// log as it was at an earlier time, without an error. This file then says more than the log has:
//
//   append ─► commit (WAL, on the disk) ─► position written here ─► acknowledged
//
// The file is not forced to the disk, so it costs microseconds. It survives kill -9. After a power cut it may say less than the log has,
// but never more. A clean stop merges the WAL into the log and removes this file.

import { closeSync, constants, openSync, readFileSync, rmSync, writeSync } from 'node:fs';

/** Positions are padded to the digits of the largest one, so that a shorter one overwrites all of a longer one. */
const DIGITS = String(Number.MAX_SAFE_INTEGER).length;

export const acknowledgedFile = (log: string): string => `${log}-acknowledged`;

/** The log lacks events that were acknowledged. */
export class LogCutShort extends Error {
  constructor(log: string, head: number, acknowledged: number) {
    const file = acknowledgedFile(log);
    super(
      `${log} ends at position ${head}, but events up to position ${acknowledged} were acknowledged, as ${file} says: ${log}-wal was cut or removed, or an older log was put in place. Restore the log from a backup; or, to go on without these events, remove ${file}`,
    );
  }
}

/** @throws LogCutShort */
export function requireAcknowledged(log: string, head: number): void {
  const acknowledged = readPosition(acknowledgedFile(log));
  if (acknowledged > head) throw new LogCutShort(log, head, acknowledged);
}

/** 0 if there is no file, or one that a power cut left without content. */
function readPosition(file: string): number {
  try {
    return Number(/^\d+\n/.exec(readFileSync(file, 'latin1'))?.[0] ?? 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
}

/** The file, while its log is open. */
export class Acknowledged {
  readonly #file: string;
  readonly #descriptor: number;

  constructor(log: string) {
    this.#file = acknowledgedFile(log);
    this.#descriptor = openSync(this.#file, constants.O_RDWR | constants.O_CREAT, 0o600);
  }

  /** Call it after the commit. */
  upTo(position: number): void {
    try {
      writeSync(this.#descriptor, `${String(position).padStart(DIGITS, '0')}\n`, 0);
    } catch {
      // The commit stands, and must be acknowledged. The file now says less than the log has, until the next append.
    }
  }

  /** Call it after the log was closed, which merged its WAL. */
  remove(): void {
    closeSync(this.#descriptor);
    rmSync(this.#file);
  }
}
