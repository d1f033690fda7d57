import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { encodeEvent, type ProposedEvent, type StoredEvent } from '../protocol/codec.ts';
import { type Direction, StreamIndex } from './stream-index.ts';

/** The limits of a page, so that a reader needs little memory. */
const PAGE_EVENTS = 256;
const PAGE_BYTES = 256 * 1024;

type Row = [
  position: number,
  stream: string,
  revision: number,
  type: string,
  response: Uint8Array,
  id: string,
  created: number,
];
type Rows = Iterable<Row>;

/** A part of a stream: revisions inclusive, `createdSince` in milliseconds since 1970. */
export type StreamRange = { stream: string; from: number; to: number; createdSince: number };

/** All events, durable and in order. Positions count up from 1. */
export class EventLog {
  readonly #db: DatabaseSync;
  readonly #index: StreamIndex;
  readonly #insert: StatementSync;
  readonly #one: StatementSync;
  readonly #all: Record<Direction, StatementSync>;
  readonly #latestIds: StatementSync;
  #head: number;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#index = new StreamIndex(db);
    this.#insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');
    const select = (where: string): StatementSync => {
      const statement = db.prepare(
        `SELECT position, stream, revision, type, response, id, created FROM events WHERE ${where}`,
      );
      statement.setReturnArrays(true);
      return statement;
    };
    this.#one = select('position = ?');
    this.#all = {
      forwards: select('position > ? ORDER BY position LIMIT ?'),
      backwards: select('position < ? ORDER BY position DESC LIMIT ?'),
    };
    this.#latestIds = db.prepare('SELECT id, stream, revision, position FROM events ORDER BY position DESC LIMIT ?');
    this.#head = this.#readHead();
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
  }

  /** Writes the next event of a stream. Call it within a transaction only. */
  insert(event: ProposedEvent, at: { stream: string; revision: number; created: number }): StoredEvent {
    const { stream, revision, created } = at;
    const position = this.#head + 1;
    const response = encodeEvent(event, { stream, revision, created, position });
    this.#insert.run(position, stream, revision, event.type, event.id, created, response);
    this.#index.add(stream, revision, position);
    this.#head = position;
    return { position, stream, revision, type: event.type, response };
  }

  /** One event; `created` in milliseconds since 1970. */
  find(stream: string, revision: number): { id: string; position: number; created: number } | undefined {
    for (const [position, , , , , id, created] of this.#rows('forwards', stream, revision, revision)) {
      return { id, position, created };
    }
    return undefined;
  }

  /** A stream's last event. */
  last(stream: string): StoredEvent | undefined {
    for (const row of this.#rows('backwards', stream, 0, Number.MAX_SAFE_INTEGER)) return toEvent(row);
    return undefined;
  }

  /** The ids of the latest events, newest first. */
  latestIds(count: number): { id: string; stream: string; revision: number; position: number }[] {
    return this.#latestIds.all(count) as { id: string; stream: string; revision: number; position: number }[];
  }

  /** The next page of all events after (forwards) or before (backwards) a position. Empty at the end. */
  readAll(direction: Direction, position: number, limit = PAGE_EVENTS): StoredEvent[] {
    return page(
      this.#all[direction].iterate(position, Math.min(limit, PAGE_EVENTS)) as Iterable<unknown> as Rows,
      limit,
    );
  }

  /** The next page of a range of a stream, in a direction. Empty if nothing is left. */
  readStream(
    direction: Direction,
    { stream, from, to, createdSince }: StreamRange,
    limit = PAGE_EVENTS,
  ): StoredEvent[] {
    return page(this.#rows(direction, stream, from, to), limit, createdSince);
  }

  close(): void {
    this.#db.close();
  }

  *#rows(direction: Direction, stream: string, from: number, to: number): Rows {
    for (const [, position] of this.#index.positions(direction, stream, from, to)) {
      yield this.#one.get(position) as unknown as Row;
    }
  }

  #readHead(): number {
    return (this.#db.prepare('SELECT max(position) AS head FROM events').get()?.head as number | null) ?? 0;
  }
}

function page(rows: Rows, limit: number, createdSince = 0): StoredEvent[] {
  const events: StoredEvent[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (row[6] < createdSince) continue;
    const event = toEvent(row);
    events.push(event);
    bytes += event.response.length;
    if (events.length >= limit || events.length >= PAGE_EVENTS || bytes >= PAGE_BYTES) break;
  }
  return events;
}

function toEvent([position, stream, revision, type, response]: Row): StoredEvent {
  return { position, stream, revision, type, response };
}
