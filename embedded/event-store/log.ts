import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { encodeEvent, type ProposedEvent, type StoredEvent } from './codec.ts';

/** A page ends when it holds this many events or bytes, so that no reader takes much memory at once. */
const PAGE_EVENTS = 256;
const PAGE_BYTES = 256 * 1024;

type Row = [position: number, stream: string, revision: number, type: string, response: Uint8Array];

/** Which part of a stream is asked for: revisions inclusive, `createdSince` in milliseconds since 1970. */
export type StreamRange = { stream: string; from: number; to: number; createdSince: number };

/** The durable sequence of all events. Positions count up from 1. */
export class EventLog {
  readonly #db: DatabaseSync;
  readonly #insert: StatementSync;
  readonly #find: StatementSync;
  readonly #lastRevision: StatementSync;
  readonly #last: StatementSync;
  readonly #latestIds: StatementSync;
  readonly #pages: Record<'all' | 'stream', Record<'forwards' | 'backwards', StatementSync>>;
  #head: number;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');
    this.#find = db.prepare('SELECT id, position FROM events WHERE stream = ? AND revision = ?');
    this.#lastRevision = db.prepare('SELECT max(revision) AS last FROM events WHERE stream = ?');
    this.#last = db.prepare('SELECT response FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1');
    this.#latestIds = db.prepare('SELECT id, stream, revision, position FROM events ORDER BY position DESC LIMIT ?');
    const page = (where: string): StatementSync => {
      const statement = db.prepare(`SELECT position, stream, revision, type, response FROM events WHERE ${where}`);
      statement.setReturnArrays(true);
      return statement;
    };
    const range = 'stream = ? AND revision BETWEEN ? AND ? AND created >= ? ORDER BY revision';
    this.#pages = {
      all: {
        forwards: page('position > ? ORDER BY position LIMIT ?'),
        backwards: page('position < ? ORDER BY position DESC LIMIT ?'),
      },
      stream: { forwards: page(`${range} LIMIT ?`), backwards: page(`${range} DESC LIMIT ?`) },
    };
    this.#head = this.#readHead();
  }

  /** The position of the last event; 0 if there is none. */
  get head(): number {
    return this.#head;
  }

  /** All or nothing, on the disk when it returns. Whatever `work` or the disk throws undoes it. */
  transaction(work: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.#db.exec('COMMIT');
    } catch (error) {
      if (this.#db.isTransaction) this.#db.exec('ROLLBACK');
      this.#head = this.#readHead();
      throw error;
    }
  }

  /** Writes the next event of a stream; only within a transaction. */
  insert(event: ProposedEvent, at: { stream: string; revision: number; created: number }): StoredEvent {
    const { stream, revision, created } = at;
    const position = this.#head + 1;
    const response = encodeEvent(event, { stream, revision, created, position });
    this.#insert.run(position, stream, revision, event.type, event.id, created, response);
    this.#head = position;
    return { position, stream, revision, type: event.type, response };
  }

  /** The id and position of one event. */
  find(stream: string, revision: number): { id: string; position: number } | undefined {
    return this.#find.get(stream, revision) as { id: string; position: number } | undefined;
  }

  /** The revision of a stream's last event; -1 if it has none. */
  lastRevision(stream: string): number {
    return (this.#lastRevision.get(stream)?.last as number | null) ?? -1;
  }

  /** A stream's last event, encoded. */
  last(stream: string): Uint8Array | undefined {
    return this.#last.get(stream)?.response as Uint8Array | undefined;
  }

  /** The ids of the latest events, newest first. */
  latestIds(count: number): { id: string; stream: string; revision: number; position: number }[] {
    return this.#latestIds.all(count) as { id: string; stream: string; revision: number; position: number }[];
  }

  /** The next page of all events after (forwards) or before (backwards) a position. Empty at the end. */
  readAll(direction: 'forwards' | 'backwards', position: number, limit = PAGE_EVENTS): StoredEvent[] {
    return page(this.#pages.all[direction].iterate(position, Math.min(limit, PAGE_EVENTS)));
  }

  /** The next page of a range of a stream, from its near end in that direction. Empty if there is nothing left. */
  readStream(direction: 'forwards' | 'backwards', range: StreamRange, limit = PAGE_EVENTS): StoredEvent[] {
    const { stream, from, to, createdSince } = range;
    const statement = this.#pages.stream[direction];
    return page(statement.iterate(stream, from, to, createdSince, Math.min(limit, PAGE_EVENTS)));
  }

  close(): void {
    this.#db.close();
  }

  #readHead(): number {
    return (this.#db.prepare('SELECT max(position) AS head FROM events').get()?.head as number | null) ?? 0;
  }
}

function page(rows: Iterable<unknown>): StoredEvent[] {
  const events: StoredEvent[] = [];
  let bytes = 0;
  for (const [position, stream, revision, type, response] of rows as Iterable<Row>) {
    events.push({ position, stream, revision, type, response });
    bytes += response.length;
    if (bytes >= PAGE_BYTES) break;
  }
  return events;
}
