import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { whyUnwritable } from '../../unwritable.ts';
import { addChecksums } from './add-checksums.ts';
import { isDiskError } from './disk-error.ts';
import { STREAM_INDEX_SCHEMA } from './stream-index.ts';

/** "ledg": identifies the file in SQLite's header. */
const APPLICATION_ID = 0x6c656467;
/** Increased with every change of the tables. */
const FORMAT = 3;

const SCHEMA = `
  CREATE TABLE events (
    position INTEGER PRIMARY KEY,  -- counts up from 1, without gaps
    stream   TEXT    NOT NULL,
    revision INTEGER NOT NULL,     -- counts up from 0 in each stream, without gaps
    type     TEXT    NOT NULL,
    id       TEXT    NOT NULL,
    created  INTEGER NOT NULL,     -- milliseconds since 1970
    response BLOB    NOT NULL,     -- the message for readers, see encodeEvent
    checksum INTEGER               -- see checksumOf
  ) STRICT;
  ${STREAM_INDEX_SCHEMA}
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${FORMAT};
`;

/** Another process uses the log. */
export class LogInUse extends Error {
  constructor(file: string) {
    super(`${file} is in use by another event store: stop it, or set LEDGER_DATA to another folder`);
  }
}

/** The log was written by a newer version of this server. */
export class LogFromNewerVersion extends Error {
  constructor(file: string, format: number) {
    super(
      `${file} has format ${format}, but this event store supports formats up to ${FORMAT}: start the newer version again`,
    );
  }
}

/** The file is empty, as a copy onto a full disk is, but views were built from its log. */
export class LogLost extends Error {
  constructor(file: string, views: string) {
    super(
      `${file} is empty, but ${views} holds views that were built from a log: restore the file from a backup, or, to start with an empty ledger, move both away`,
    );
  }
}

/** The file is not an event log, or damaged. */
export class LogUnreadable extends Error {
  constructor(file: string, cause: unknown) {
    super(
      `${file} cannot be read as an event log (${message(cause)}): restore it from a backup, or move it away to start with an empty log`,
    );
  }
}

/** The file cannot be written. It may well be undamaged. */
export class LogUnwritable extends Error {
  constructor(file: string, why: string) {
    super(`the event log ${file} cannot be opened: ${why}`);
  }
}

/**
 * An empty file would become a new log.
 * @param views the folder of the views that are built from the log
 * @throws LogLost
 */
export function requireLogOf(views: string, file: string): void {
  if (existsSync(file) && statSync(file).size === 0 && existsSync(views)) throw new LogLost(file, views);
}

/**
 * Opens the log, or creates it, and locks it against other processes until this process ends. Each commit is on the disk before it
 * returns; an incomplete commit is undone after a crash.
 * @throws LogInUse, LogFromNewerVersion, LogUnwritable, LogUnreadable
 */
export function openLogFile(file: string): DatabaseSync {
  let db: DatabaseSync | undefined;
  try {
    mkdirSync(dirname(file), { recursive: true });
    db = new DatabaseSync(file);
    // Set before the first access, so that the lock is released with the process, even by kill -9.
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    db.exec('PRAGMA cache_size = -65536; BEGIN IMMEDIATE');
    const format = pragma(db, 'user_version');
    if (format > FORMAT) throw new LogFromNewerVersion(file, format);
    if (format === 0) createSchema(db);
    else if (pragma(db, 'application_id') !== APPLICATION_ID) throw new Error('it belongs to another application');
    db.exec('COMMIT');
    if (format === 1 || format === 2) addChecksums(db, format);
    return db;
  } catch (error) {
    db?.close();
    if (error instanceof LogFromNewerVersion) throw error;
    const why = whyUnwritable(file);
    if (why !== undefined) throw new LogUnwritable(file, why);
    throw isBusy(error) ? new LogInUse(file) : new LogUnreadable(file, error);
  }
}

/** The result of a read of the log at its start. @throws LogUnreadable for errors of SQLite */
export function orUnreadable<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw isDiskError(error) ? new LogUnreadable(file, error) : error;
  }
}

function createSchema(db: DatabaseSync): void {
  if (db.prepare('SELECT count(*) AS tables FROM sqlite_schema').get()?.tables !== 0) {
    throw new Error('it belongs to another application');
  }
  db.exec(SCHEMA);
}

function pragma(db: DatabaseSync, name: string): number {
  return Number(db.prepare(`PRAGMA ${name}`).get()?.[name]);
}

function isBusy(error: unknown): boolean {
  const SQLITE_BUSY = 5;
  return isDiskError(error) && error.errcode === SQLITE_BUSY;
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
