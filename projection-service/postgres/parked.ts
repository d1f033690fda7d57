import { type Kysely, sql, type Transaction } from 'kysely';
import type { ParkedStream } from '../../platform/projection/view.ts';
import { type ParkedRow, parkedStream } from '../../platform/projection/view-rows.ts';

type Tables = { parked: ParkedRow };

/** In the order in which they were parked. */
export async function parkedStreams(db: Kysely<Tables>): Promise<ParkedStream[]> {
  const rows = await db.selectFrom('parked').selectAll().orderBy('position').execute();
  return rows.map(parkedStream);
}

/** The events whose streams are not parked. */
export async function withoutParked<Event extends { stream: string }>(
  tx: Transaction<Tables>,
  events: readonly Event[],
): Promise<readonly Event[]> {
  const streams = [...new Set(events.map(({ stream }) => stream))];
  const rows = await tx
    .selectFrom('parked')
    .select('stream')
    .where('stream', '=', sql<string>`any(${streams}::text[])`)
    .execute();
  if (rows.length === 0) return events;
  const parked = new Set(rows.map(({ stream }) => stream));
  return events.filter(({ stream }) => !parked.has(stream));
}

export async function park(tx: Transaction<Tables>, stream: Omit<ParkedStream, 'parkedAt'>): Promise<void> {
  const row = { ...stream, position: stream.position.toString(), parked_at: sql<Date>`now()` };
  await tx
    .insertInto('parked')
    .values(row)
    .onConflict((conflict) => conflict.column('stream').doNothing())
    .execute();
}

export async function unpark(tx: Transaction<Tables>, stream: string): Promise<void> {
  await tx.deleteFrom('parked').where('stream', '=', stream).execute();
}
