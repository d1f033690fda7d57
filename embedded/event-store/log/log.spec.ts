import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { toCallFailed } from '../protocol/call-errors.ts';
import type { DamagedEvent } from './checksum.ts';
import { EventLog } from './log.ts';
import { openLogFile, orUnreadable } from './log-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'event-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Opens a log, works with it, and closes it. @returns the damaged events that were found */
function inLog(file: string, work: (log: EventLog) => void): DamagedEvent[] {
  const damaged: DamagedEvent[] = [];
  const log = orUnreadable(file, () => new EventLog(file, openLogFile(file), (event) => damaged.push(event)));
  work(log);
  log.close();
  return damaged;
}

/** A file with events of one stream. */
function logOf(events: number): string {
  const file = join(folder, `${events}.sqlite`);
  const content = { contentType: 'application/json', data: Buffer.alloc(500, 'x'), metadata: Buffer.from('{}') };
  inLog(file, (log) =>
    log.transaction(() => {
      for (let revision = 0; revision < events; revision++) {
        const id = `00000000-0000-4000-8000-${String(revision).padStart(12, '0')}`;
        log.insert({ id, type: 'Noted', ...content }, { stream: 'notes', revision, created: 1_764_000_000_000 });
      }
    }),
  );
  return file;
}

function change(file: string, sql: string): void {
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
}

/** Overwrites one of the pages with events: a leaf of a table begins with 13. */
function damagePage(file: string, which: number): void {
  const bytes = readFileSync(file);
  const size = bytes.readUInt16BE(16);
  const leaves = Array.from({ length: bytes.length / size }, (_, page) => page * size).filter((at) => bytes[at] === 13);
  const at = leaves.at(which) ?? 0;
  bytes.fill(0, at, at + size);
  writeFileSync(file, bytes);
}

describe('a log of an older version', () => {
  it.each([
    [1, 'ALTER TABLE events DROP COLUMN checksum'],
    [2, 'UPDATE events SET checksum = NULL WHERE position > 7'],
  ])('of format %i gets the checksums that it lacks when it is opened', (format, sql) => {
    const file = logOf(20 + format);
    change(file, `${sql}; PRAGMA user_version = ${format}`);
    expect(inLog(file, (log) => expect(log.readAll('forwards', 0)).toHaveLength(20 + format))).toEqual([]);
    change(file, 'UPDATE events SET checksum = NULL WHERE position = 3');
    expect(inLog(file, () => {}).map(({ revision }) => revision)).toEqual([2]);
  });
});

describe('a damaged page', () => {
  it('among the latest events is found at the start, and named with the file and the way out', () => {
    const file = logOf(1_000);
    damagePage(file, -1);
    const sentence = `${file} cannot be read as an event log (database disk image is malformed): restore it from a backup`;
    expect(() => inLog(file, () => {})).toThrow(sentence);
  });

  it('among older events is found when they are read, and named with the file and the way out', () => {
    const file = logOf(9_000);
    damagePage(file, 20);
    inLog(file, (log) => {
      let failure: unknown;
      try {
        for (let at = 0; at < 9_000; ) at = log.readAll('forwards', at).at(-1)?.position ?? 9_000;
      } catch (error) {
        failure = error;
      }
      expect(toCallFailed(failure)).toMatchObject({
        code: 15,
        details:
          'event-store.sqlite is damaged (database disk image is malformed). Stop the event store, and restore the file from a backup',
      });
    });
  });
});
