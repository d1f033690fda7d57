import type { Kysely } from 'kysely';
import { type Static, Type } from 'typebox';
import { addDays } from '../../events/calendar-date.ts';
import { LogPosition } from '../../platform/http/log-position.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { nextPage } from '../lists/page-query.ts';

const lastClosedDay = Type.Union([Type.String({ format: 'date' }), Type.Null()], {
  description: 'The last closed day: it and all days before it are closed. null: no day is closed',
});

export const BooksClosing = Type.Object(
  {
    closedThrough: lastClosedDay,
    firstOpenDay: Type.Optional(Type.String({ format: 'date', description: 'Absent if no day is closed' })),
    changes: Type.Array(
      Type.Object(
        {
          type: Type.Enum(['BooksClosed', 'BooksReopened'], { description: 'The type of the event' }),
          closedThrough: lastClosedDay,
          reason: Type.Optional(Type.String({ description: 'Why' })),
          recordedAt: Type.String({ description: 'When it was recorded (RFC 3339, UTC)' }),
          actor: Type.String(),
          correlationId: Type.String({ description: 'The correlation id of the request that caused it' }),
          revision: Type.Integer({ description: 'For the If-Match of the next change' }),
          position: LogPosition,
        },
        { title: 'ClosingChange' },
      ),
      { description: 'When the books were closed and reopened, the last change first' },
    ),
    next: nextPage,
  },
  { title: 'BooksClosings', description: 'Which days are closed' },
);
export type BooksClosing = Static<typeof BooksClosing>;

/** Which days are closed, and a page of the changes. @param before the position of the last change of the page before */
export async function booksClosing(
  db: Kysely<BooksTables>,
  limit: number,
  before: string | undefined,
): Promise<BooksClosing> {
  const newestFirst = db.withSchema('books').selectFrom('closings').selectAll().orderBy('position', 'desc');
  const last = await newestFirst.limit(1).executeTakeFirst();
  const page = before === undefined ? newestFirst : newestFirst.where('position', '<', before);
  const rows = await page.limit(limit + 1).execute();
  const changes = rows.slice(0, limit).map(({ type, closed_through, reason, recorded_at, actor, ...row }) => ({
    type,
    closedThrough: closed_through,
    ...(reason !== null && { reason }),
    recordedAt: recorded_at.toISOString(),
    actor,
    correlationId: row.correlation_id,
    revision: row.revision,
    position: row.position,
  }));
  const next = rows.length > limit ? changes.at(-1)?.position : undefined;
  const closedThrough = last?.closed_through ?? null;
  return {
    closedThrough,
    ...(closedThrough !== null && { firstOpenDay: addDays(closedThrough, 1) }),
    changes,
    ...(next !== undefined && { next }),
  };
}
