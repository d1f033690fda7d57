import { type Kysely, sql } from 'kysely';
import type { Recorded } from '../../events/recorded.ts';
import type { BookedEvent } from '../../events/views.ts';
import type { ReversedPayment } from './entries.ts';
import { paymentKey, paymentOf, type StoredStreams } from './project.ts';
import type { BooksTables } from './schema.ts';
import { storedPayments } from './stored-payments.ts';

/** The streams of a batch as stored in the books: one query, and up to three more if the batch changes payments. */
export async function storedStreams(
  db: Kysely<BooksTables>,
  batch: readonly Recorded<BookedEvent>[],
): Promise<StoredStreams> {
  const names = [...new Set(batch.map(({ stream }) => stream))];
  const rows = await db
    .selectFrom('streams')
    .selectAll()
    .where('stream', '=', sql<string>`any(${names}::text[])`)
    .execute();
  return {
    streams: new Map(rows.map((row) => [row.stream, row])),
    payments: await reversedPayments(db, batch),
    received: await storedPayments(db, batch),
  };
}

async function reversedPayments(
  db: Kysely<BooksTables>,
  batch: readonly Recorded<BookedEvent>[],
): Promise<Map<string, ReversedPayment>> {
  const reversals = batch.flatMap((event) =>
    event.type === 'PaymentReversed' ? [{ stream: event.stream, id: event.data.paymentId }] : [],
  );
  if (reversals.length === 0) return new Map();
  const [streams, ids] = [reversals.map(({ stream }) => stream), reversals.map(({ id }) => id)];
  const rows = await db
    .selectFrom('events')
    .select(['stream', 'type', 'change'])
    .where('type', 'in', ['PaymentApplied', 'CustomerCreditApplied'])
    .where(sql<boolean>`(stream, subject) in (select * from unnest(${streams}::text[], ${ids}::text[]))`)
    .execute();
  return new Map(
    rows.flatMap(({ stream, type, change }) => {
      const payment = paymentOf({ type, data: change } as unknown as BookedEvent);
      return payment ? [[paymentKey(stream, payment.id), payment] as const] : [];
    }),
  );
}
