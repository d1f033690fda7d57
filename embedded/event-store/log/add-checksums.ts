import type { DatabaseSync } from 'node:sqlite';
import { COLUMNS, checksumOf, type Row } from './checksum.ts';

/** Events per transaction: some megabytes of WAL. */
const SLICE = 5_000;

/**
 * Adds the checksums to a log of an older version, in slices. If it is interrupted, the next start goes on.
 *
 *   format 1 ── column added ──► 2, which older versions refuse ── all checksums written ──► 3
 */
export function addChecksums(db: DatabaseSync, format: 1 | 2): void {
  if (format === 1) db.exec('BEGIN; ALTER TABLE events ADD COLUMN checksum INTEGER; PRAGMA user_version = 2; COMMIT');
  const next = db.prepare(
    `SELECT ${COLUMNS} FROM events WHERE position > ? AND checksum IS NULL ORDER BY position LIMIT ?`,
  );
  next.setReturnArrays(true);
  const fill = db.prepare('UPDATE events SET checksum = ? WHERE position = ?');
  let after = 0;
  for (;;) {
    const rows = next.all(after, SLICE) as unknown as Row[];
    if (rows.length === 0) break;
    db.exec('BEGIN');
    for (const [position, stream, revision, type, response, id, created] of rows) {
      fill.run(checksumOf({ position, stream, revision, type, id, created }, response), position);
      after = position;
    }
    db.exec('COMMIT');
  }
  db.exec('PRAGMA user_version = 3');
}
