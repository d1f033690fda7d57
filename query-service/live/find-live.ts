// The live feed has the events of the journal, and in between, by their positions, the closings of the books, which the journal keeps apart.

import { sql, type Transaction } from 'kysely';
import { closingId } from '../../events/closing.ts';
import { streamName } from '../../events/streams.ts';
import type { BooksTables, ClosingRow } from '../../projection-service/books/schema.ts';
import type { JournalFilter } from '../journal/filter.ts';
import { findEvents, type JournalEvent } from '../journal/find.ts';
import { isOneOf } from '../lists/several.ts';

/** An event that closes or reopens the books. It is of no customer and moves no money. */
export type LiveClosing = Pick<
  JournalEvent,
  'position' | 'stream' | 'revision' | 'type' | 'recordedAt' | 'actor' | 'correlationId' | 'change' | 'entries'
>;
export type LiveEvent = JournalEvent | LiveClosing;

/** What a listener asks for. */
export type LiveFilter = Pick<JournalFilter, 'customer' | 'invoice' | 'type'>;

/** The events after a position that match a filter, in the order of the log. */
export async function findLive(
  tx: Transaction<BooksTables>,
  filter: LiveFilter,
  { after, limit }: { after: bigint; limit: number },
): Promise<LiveEvent[]> {
  const events = await findEvents(tx, filter, { after, limit, order: 'oldest' });
  const closings = filter.customer || filter.invoice ? [] : await findClosings(tx, filter.type, after, limit);
  if (closings.length === 0) return events;
  const byPosition = (a: LiveEvent, b: LiveEvent) => (BigInt(a.position) < BigInt(b.position) ? -1 : 1);
  return [...events, ...closings].toSorted(byPosition).slice(0, limit);
}

async function findClosings(
  tx: Transaction<BooksTables>,
  type: LiveFilter['type'],
  after: bigint,
  limit: number,
): Promise<LiveClosing[]> {
  const all = tx.withSchema('books').selectFrom('closings').selectAll();
  const ofType = type === undefined ? all : all.where(isOneOf(sql.ref('type'), type));
  const rows = await ofType.where('position', '>', after.toString()).orderBy('position').limit(limit).execute();
  return rows.map(closingOf);
}

const closingOf = (row: ClosingRow): LiveClosing => ({
  position: row.position,
  stream: streamName('books', closingId),
  revision: row.revision,
  type: row.type,
  recordedAt: row.recorded_at.toISOString(),
  actor: row.actor,
  correlationId: row.correlation_id,
  change: {
    ...(row.closed_through !== null && { closedThrough: row.closed_through }),
    ...(row.reason !== null && { reason: row.reason }),
  },
  entries: [],
});
