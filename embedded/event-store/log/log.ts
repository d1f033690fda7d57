import { existsSync, rmSync, writeFileSync } from 'node:fs';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { encodeEvent, type ProposedEvent, type StoredEvent, TOMBSTONE_REVISION } from '../protocol/codec.ts';
import { Acknowledged, requireAcknowledged } from './acknowledged.ts';
import { COLUMNS, checksumOf, DamagedEvent, eventOf, type Row } from './checksum.ts';
import { type Direction, type IndexRebuilt, StreamIndex } from './stream-index.ts';

/** The limits of a page, so that a reader needs little memory. */
const PAGE_EVENTS = 256;
const PAGE_BYTES = 256 * 1024;

type Rows = Iterable<Row>;

/** A part of a stream: revisions inclusive, `createdSince` in milliseconds since 1970. */
export type StreamRange = { stream: string; from: number; to: number; createdSince: number };

/** The index of a stream leads to no event or to another one, or leaves one out. */
export class IndexDamaged extends Error {
  constructor(stream: string) {
    super(
      `the index of ${stream} in the event store is damaged. Restart the event store: it builds the index anew from the log`,
    );
  }
}

/** Beside the log once the index was found to be damaged. */
const damagedMark = (file: string): string => `${file}-index-damaged`;

export type PositionAfter = (position: number) => number;

const dense: PositionAfter = (position) => position + 1;

/** All events, durable and in order. Their positions rise; without gaps from 1 unless `positionAfter` leaves some. */
export class EventLog {
  readonly #file: string;
  readonly #db: DatabaseSync;
  readonly #index: StreamIndex;
  readonly #insert: StatementSync;
  readonly #one: StatementSync;
  readonly #all: Record<Direction, StatementSync>;
  readonly #latestIds: StatementSync;
  readonly #acknowledged: Acknowledged;
  readonly #onDamage: (damage: DamagedEvent | IndexRebuilt) => void;
  readonly #positionAfter: PositionAfter;
  #head: number;

  /**
   * The latest events, which are not in the index table yet, are checked at once; the others when they are read.
   * @param onDamage is called when a damaged event is read, and when the index was built anew
   * @param positionAfter the position of the event after one; of the first event after 0
   * @throws LogCutShort
   */
  constructor(
    file: string,
    db: DatabaseSync,
    onDamage: (damage: DamagedEvent | IndexRebuilt) => void,
    positionAfter: PositionAfter = dense,
  ) {
    this.#db = db;
    this.#onDamage = onDamage;
    this.#positionAfter = positionAfter;
    this.#head = this.#readHead();
    requireAcknowledged(file, this.#head);
    this.#acknowledged = new Acknowledged(file);
    this.#index = new StreamIndex(db, (row) => this.#event(row), existsSync(damagedMark(file)), onDamage);
    rmSync(damagedMark(file), { force: true });
    this.#file = file;
    this.#insert = db.prepare(`INSERT INTO events (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
    const select = (where: string): StatementSync => {
      const statement = db.prepare(`SELECT ${COLUMNS} FROM events WHERE ${where}`);
      statement.setReturnArrays(true);
      return statement;
    };
    this.#one = select('position = ?');
    this.#all = {
      forwards: select('position > ? ORDER BY position LIMIT ?'),
      backwards: select('position < ? ORDER BY position DESC LIMIT ?'),
    };
    this.#latestIds = db.prepare('SELECT id, stream, revision, position FROM events ORDER BY position DESC LIMIT ?');
  }

  /** The position of the last event; 0 if there is none. */
  get head(): number {
    return this.#head;
  }

  /** Runs `work` in a transaction, which is on the disk when this returns. An error rolls it back. */
  transaction(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#db.exec('COMMIT');
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      this.#head = this.#readHead();
      this.#index.reload();
      throw error;
    }
    this.#acknowledged.upTo(this.#head);
  }

  /** Writes the next event of a stream. Call it within a transaction only. */
  insert(event: ProposedEvent, at: { stream: string; revision: number; created: number }): StoredEvent {
    const { stream, revision, created } = at;
    const position = this.#positionAfter(this.#head);
    const response = encodeEvent(event, { stream, revision, created, position });
    const { id, type } = event;
    const checksum = checksumOf({ position, stream, revision, type, id, created }, response);
    this.#insert.run(position, stream, revision, type, response, id, created, checksum);
    this.#index.add(stream, revision, position);
    this.#head = position;
    return { position, stream, revision, type, response };
  }

  /** One event, unless it is damaged; `created` in milliseconds since 1970. */
  find(stream: string, revision: number): { id: string; position: number; created: number } | undefined {
    for (const row of this.#rows('forwards', stream, revision, revision)) {
      const [position, , , , , id, created] = row;
      return this.#event(row) instanceof DamagedEvent ? undefined : { id, position, created };
    }
    return undefined;
  }

  /** The revision of a stream's last event; undefined if it has none. */
  lastRevision(stream: string): number | undefined {
    for (const [revision] of this.#index.positions('backwards', stream, 0, TOMBSTONE_REVISION)) return revision;
    return undefined;
  }

  /** A stream's last event. It may be a DamagedEvent. */
  last(stream: string): StoredEvent | undefined {
    for (const row of this.#rows('backwards', stream, 0, TOMBSTONE_REVISION)) return this.#event(row);
    return undefined;
  }

  /** The ids of the latest events, newest first. */
  latestIds(count: number): { id: string; stream: string; revision: number; position: number }[] {
    return this.#latestIds.all(count) as { id: string; stream: string; revision: number; position: number }[];
  }

  /** The next page of all events after (forwards) or before (backwards) a position. Empty at the end. Some may be DamagedEvents. */
  readAll(direction: Direction, position: number, limit = PAGE_EVENTS): StoredEvent[] {
    const rows = this.#all[direction].iterate(position, Math.min(limit, PAGE_EVENTS)) as Iterable<unknown> as Rows;
    return this.#page(rows, limit);
  }

  /** The next page of a range of a stream, in a direction. Empty if nothing is left. Some may be DamagedEvents. */
  readStream(
    direction: Direction,
    { stream, from, to, createdSince }: StreamRange,
    limit = PAGE_EVENTS,
  ): StoredEvent[] {
    return this.#page(this.#rows(direction, stream, from, to), limit, createdSince);
  }

  close(): void {
    this.#db.close();
    this.#acknowledged.remove();
  }

  /** @throws IndexDamaged */
  *#rows(direction: Direction, stream: string, from: number, to: number): Rows {
    let before: number | undefined;
    for (const [revision, position] of this.#index.positions(direction, stream, from, to)) {
      const row = this.#one.get(position) as unknown as Row | undefined;
      const isNext = before === undefined || revision === TOMBSTONE_REVISION || Math.abs(revision - before) === 1;
      if (row === undefined || !isNext || !this.#isAt(row, stream, revision)) throw this.#indexDamaged(stream);
      before = revision === TOMBSTONE_REVISION ? undefined : revision;
      yield row;
    }
  }

  /** The next start builds the index anew. */
  #indexDamaged(stream: string): IndexDamaged {
    writeFileSync(damagedMark(this.#file), '');
    return new IndexDamaged(stream);
  }

  /** Whether a row is the event that the index leads to. A damaged event has its place where it was written. */
  #isAt(row: Row, stream: string, revision: number): boolean {
    if (row[1] === stream && row[2] === revision) return true;
    const event = eventOf(row);
    return event.stream === stream && event.revision === revision;
  }

  #page(rows: Rows, limit: number, createdSince = 0): StoredEvent[] {
    const events: StoredEvent[] = [];
    let bytes = 0;
    for (const row of rows) {
      if (row[6] < createdSince) continue;
      events.push(this.#event(row));
      bytes += row[4].length;
      if (events.length >= limit || events.length >= PAGE_EVENTS || bytes >= PAGE_BYTES) break;
    }
    return events;
  }

  #event(row: Row): StoredEvent {
    const event = eventOf(row);
    if (event instanceof DamagedEvent) this.#onDamage(event);
    return event;
  }

  #readHead(): number {
    return (this.#db.prepare('SELECT max(position) AS head FROM events').get()?.head as number | null) ?? 0;
  }
}
