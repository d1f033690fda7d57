// The index of events by stream. Updating it with every append would cost more than the append itself, since stream names are random
// and each event would change another page. So the newest events are indexed in memory and merged into the table in batches. After a
// crash, the index in memory is read from the log again.
//
//   append ─► in memory ── MERGE_AFTER events ─► table stream_index, in the same transaction as that append
//
// The table follows from the log. If it does not fit the log when the server starts, it is built anew.
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { StoredEvent } from '../protocol/codec.ts';
import { COLUMNS, DamagedEvent, type Row } from './checksum.ts';

const MERGE_AFTER = 4096;

/** The tables of this index, created together with those of the log. */
export const STREAM_INDEX_SCHEMA = `
  CREATE TABLE stream_index (
    stream   TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (stream, revision)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE stream_index_reach (position INTEGER NOT NULL) STRICT;  -- the index table holds the events up to this position
  INSERT INTO stream_index_reach VALUES (0);
`;

export type Direction = 'forwards' | 'backwards';

type Entry = [revision: number, position: number];

/** The table did not have the events of the log up to its reach. */
export class IndexRebuilt extends Error {
  constructor() {
    super(
      'the index of the event store did not fit the log and was built anew from it. No event is lost, but the disk may be failing: compare the views with the log (npm run ledger -- verify)',
    );
  }
}

/** The positions of each stream's events. */
export class StreamIndex {
  readonly #range: Record<Direction, StatementSync>;
  readonly #unmerged: StatementSync;
  readonly #merge: StatementSync;
  readonly #mergeOne: StatementSync;
  readonly #moveReach: StatementSync;
  /** By stream: positions by ascending revision of the events that are not in the table yet. */
  readonly #recent = new Map<string, Map<number, number>>();
  #recentEvents = 0;
  /** Among the events in memory is a damaged one. */
  #hasDamage = false;
  readonly #eventOf: (row: Row) => StoredEvent;

  /**
   * @param eventOf the event of a row, with the place where it was written if the row is damaged
   * @param isDamaged whether damage was found when the table was read; then it is built anew, too
   * @param onDamage is told if the table was built anew
   */
  constructor(
    db: DatabaseSync,
    eventOf: (row: Row) => StoredEvent,
    isDamaged: boolean,
    onDamage: (rebuilt: IndexRebuilt) => void,
  ) {
    this.#eventOf = eventOf;
    const range = 'SELECT revision, position FROM stream_index WHERE stream = ? AND revision BETWEEN ? AND ?';
    this.#range = {
      forwards: asArrays(db.prepare(`${range} ORDER BY revision`)),
      backwards: asArrays(db.prepare(`${range} ORDER BY revision DESC`)),
    };
    const from = 'FROM events WHERE position > (SELECT position FROM stream_index_reach)';
    this.#unmerged = asArrays(db.prepare(`SELECT ${COLUMNS} ${from} ORDER BY position`));
    this.#merge = db.prepare(
      `INSERT INTO stream_index SELECT stream, revision, position ${from} ORDER BY stream, revision`,
    );
    this.#mergeOne = db.prepare('INSERT INTO stream_index VALUES (?, ?, ?)');
    this.#moveReach = db.prepare('UPDATE stream_index_reach SET position = ?');
    if (isDamaged || !fitsLog(db)) {
      this.#rebuild(db);
      onDamage(new IndexRebuilt());
    }
    this.reload();
  }

  /** Adds the event that was just written. Call it within a transaction only. */
  add(stream: string, revision: number, position: number): void {
    this.#remember(stream, revision, position);
    if (this.#recentEvents < MERGE_AFTER) return;
    if (this.#hasDamage) this.#mergeFromMemory();
    else this.#merge.run();
    this.#moveReach.run(position);
    this.#forget();
  }

  /** The positions of a stream's events with revisions between `from` and `to`, both inclusive. */
  *positions(direction: Direction, stream: string, from: number, to: number): Iterable<Entry> {
    const recent = [...(this.#recent.get(stream) ?? [])].filter(([revision]) => revision >= from && revision <= to);
    if (direction === 'backwards') yield* recent.reverse();
    yield* this.#range[direction].iterate(stream, from, to) as Iterable<unknown> as Iterable<Entry>;
    if (direction === 'forwards') yield* recent;
  }

  /** Reads the index in memory from the disk again, after a transaction was rolled back. */
  reload(): void {
    this.#forget();
    for (const row of this.#unmerged.iterate()) {
      const event = this.#eventOf(row as unknown as Row);
      this.#hasDamage ||= event instanceof DamagedEvent;
      this.#remember(event.stream, event.revision, event.position);
    }
  }

  #rebuild(db: DatabaseSync): void {
    db.exec('BEGIN IMMEDIATE; DELETE FROM stream_index; DELETE FROM stream_index_reach');
    for (const row of asArrays(db.prepare(`SELECT ${COLUMNS} FROM events`)).iterate()) {
      const { stream, revision, position } = this.#eventOf(row as unknown as Row);
      this.#mergeOne.run(stream, revision, position);
    }
    db.exec('INSERT INTO stream_index_reach SELECT coalesce(max(position), 0) FROM events; COMMIT');
  }

  /** Slower than one statement, but the table of events may have a damaged name. */
  #mergeFromMemory(): void {
    for (const [stream, positions] of this.#recent) {
      for (const [revision, position] of positions) this.#mergeOne.run(stream, revision, position);
    }
  }

  #remember(stream: string, revision: number, position: number): void {
    const positions = this.#recent.get(stream);
    if (positions) positions.set(revision, position);
    else this.#recent.set(stream, new Map([[revision, position]]));
    this.#recentEvents += 1;
  }

  #forget(): void {
    this.#recent.clear();
    this.#recentEvents = 0;
    this.#hasDamage = false;
  }
}

/**
 * Whether the table has the positions up to its reach, by their number and sum. Those of positions without gaps are known; only if it
 * has others, the events are counted. SQLite compares, since a sum may exceed the integers of JavaScript.
 */
function fitsLog(db: DatabaseSync): boolean {
  const isTrue = (condition: string) => {
    const [fits] = asArrays(db.prepare(`SELECT coalesce(${condition}, 0)`)).get() as unknown as [number];
    return fits === 1;
  };
  const reach = '(SELECT position FROM stream_index_reach)';
  const ofTable = '(SELECT count(*), sum(position) FROM stream_index)';
  const ofLog = `(SELECT count(*), sum(position) FROM events WHERE position <= ${reach})`;
  return (
    isTrue(`${ofTable} = (${reach}, ${reach} * (${reach} + 1) / 2)`) ||
    isTrue(`${reach} = 0 AND (SELECT count(*) FROM stream_index) = 0`) ||
    isTrue(`${ofTable} = ${ofLog} AND EXISTS (SELECT 1 FROM events WHERE position = ${reach})`)
  );
}

function asArrays(statement: StatementSync): StatementSync {
  statement.setReturnArrays(true);
  return statement;
}
