// An export is read page by page while it is sent. It needs the memory of one page, and a slow client does not block others. It ends at
// the position of the books as of its start.

import type { Kysely } from 'kysely';
import { fromPostgres } from '../../platform/stores/store-problems.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { csvHeader, csvLines, ndjsonLines } from '../lists/export-lines.ts';
import { debitsAndCredits } from './debits-and-credits.ts';
import type { JournalFilter } from './filter.ts';
import { findEvents, type JournalEvent } from './find.ts';

const pageSize = 1_000;

/** The events that match a filter, in the order of the log up to `end`, page by page. @throws StoreUnavailable, ViewNotBuilt */
export async function* exported(
  db: Kysely<BooksTables>,
  filter: JournalFilter,
  end: bigint | undefined,
  write: (events: readonly JournalEvent[], isFirst: boolean) => string | Promise<string>,
): AsyncGenerator<string> {
  let after: bigint | undefined;
  for (let isFirst = true; ; isFirst = false) {
    const page = { after, limit: pageSize, order: 'oldest' } as const;
    const found = end === undefined ? [] : await fromPostgres('books', findEvents(db, filter, page));
    const events = found.filter(({ position }) => BigInt(position) <= (end ?? 0n));
    if (isFirst || events.length > 0) yield await write(events, isFirst);
    const last = events.at(-1);
    if (last === undefined || events.length < pageSize) return;
    after = BigInt(last.position);
  }
}

const columns = [
  ...([
    'position',
    'recordedAt',
    'effectiveOn',
    'type',
    'actor',
    'customerId',
    'invoiceId',
    'stream',
    'revision',
  ] as const),
  ...(['subject', 'number', 'reference', 'currency', 'amount', 'correlationId', 'causationId', 'eventId'] as const),
  ...(['change', 'before', 'after', 'entries'] as const),
] satisfies (keyof JournalEvent)[];

const asCsv = (events: readonly JournalEvent[], isFirst: boolean): string =>
  (isFirst ? csvHeader(columns) : '') + csvLines(columns, events);

const exports = { 'application/x-ndjson': ndjsonLines, 'text/csv': asCsv } as const;

/** Writes a page of an export. With `major`, CSV has a line for each debit and credit. */
export const writerOf = (db: Kysely<BooksTables>, type: keyof typeof exports, units: 'minor' | 'major') =>
  type === 'text/csv' && units === 'major' ? debitsAndCredits(db) : exports[type];
