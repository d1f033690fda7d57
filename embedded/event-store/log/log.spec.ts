import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { toCallFailed } from '../protocol/call-errors.ts';
import { TOMBSTONE_REVISION } from '../protocol/codec.ts';
import type { DamagedEvent } from './checksum.ts';
import { EventLog, IndexDamaged } from './log.ts';
import { openLogFile, orUnreadable } from './log-file.ts';
import { IndexRebuilt } from './stream-index.ts';

const folder = mkdtempSync(join(tmpdir(), 'event-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Opens a log, works with it, and closes it. @returns the damage that was found */
function inLog(file: string, work: (log: EventLog) => void): (DamagedEvent | IndexRebuilt)[] {
  const damage: (DamagedEvent | IndexRebuilt)[] = [];
  const log = orUnreadable(file, () => new EventLog(file, openLogFile(file), (found) => damage.push(found)));
  work(log);
  log.close();
  return damage;
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
    expect(inLog(file, () => {})).toEqual([expect.objectContaining({ revision: 2 })]);
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

describe('the index of streams', () => {
  const revisions = (log: EventLog, from: number): number[] =>
    log
      .readStream('forwards', { stream: 'notes', from, to: TOMBSTONE_REVISION, createdSince: 0 })
      .map(({ revision }) => revision);

  it.each([
    ['its newest entries are lost', 'DELETE FROM stream_index WHERE revision >= 4094'],
    ['one in the middle is lost', 'DELETE FROM stream_index WHERE revision = 4093'],
    ['all are lost', 'DELETE FROM stream_index'],
    ['one leads elsewhere', 'UPDATE stream_index SET position = position + 1 WHERE revision = 4093'],
    ['its reach is lost', 'DELETE FROM stream_index_reach'],
    ['its reach is too low', 'UPDATE stream_index_reach SET position = 0'],
    ['its reach is too high', 'UPDATE stream_index_reach SET position = 9000'],
  ])('is built anew from the log when the server starts and %s', (_, sql) => {
    rmSync(join(folder, '4100.sqlite'), { force: true });
    const file = logOf(4_100);
    const last = 4_099;
    change(file, sql);
    const found = inLog(file, (log) => {
      expect(log.lastRevision('notes')).toBe(last);
      expect(revisions(log, 4_092).slice(0, 5)).toEqual([4_092, 4_093, 4_094, 4_095, 4_096]);
    });
    expect(found).toEqual([new IndexRebuilt()]);
    expect(inLog(file, () => {})).toEqual([]);
  });

  it('does not show an event in the place of another one', () => {
    const file = logOf(4_101);
    const swapped = 'UPDATE stream_index SET position = 8001 - position WHERE position IN (4000, 4001)';
    change(file, swapped); // the sum of the positions stays the same
    inLog(file, (log) => expect(() => revisions(log, 3_990)).toThrow(IndexDamaged));
    // the next start builds it anew
    const found = inLog(file, (log) => expect(revisions(log, 3_998).slice(0, 4)).toEqual([3_998, 3_999, 4_000, 4_001]));
    expect(found).toEqual([new IndexRebuilt()]);
    expect(inLog(file, () => {})).toEqual([]);
  });

  it('is complete with the gaps between positions that a server like production leaves', () => {
    const file = join(folder, 'gaps.sqlite');
    const content = { contentType: 'application/json', data: Buffer.alloc(5), metadata: Buffer.from('{}') };
    const log = new EventLog(
      file,
      openLogFile(file),
      () => {},
      (position) => position + 7,
    );
    log.transaction(() => {
      for (let revision = 0; revision < 4_100; revision++)
        log.insert({ id: randomUUID(), type: 'Noted', ...content }, { stream: 'notes', revision, created: 0 });
    });
    log.close();
    expect(inLog(file, () => {})).toEqual([]);
    change(file, 'DELETE FROM stream_index WHERE revision = 4095');
    expect(inLog(file, () => {})).toEqual([new IndexRebuilt()]);
  });
});
