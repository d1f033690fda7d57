import { type Kysely, sql } from 'kysely';
import type { Recorded } from '../../events/recorded.ts';
import type { BookedEvent } from '../../events/views.ts';
import { type PaymentRows, placeKey, placeOf } from './payments.ts';
import type { BooksTables } from './schema.ts';

/** The payments that a batch changes, and the parts of them, as stored: a query for each, if the batch changes some. */
export async function storedPayments(
  db: Kysely<BooksTables>,
  batch: readonly Recorded<BookedEvent>[],
): Promise<PaymentRows> {
  const places = batch.flatMap((event) => placeOf(event) ?? []);
  const parts = places.filter(({ partOf }) => partOf !== null);
  const [streams, ids] = [places.map(({ stream }) => stream), places.map(({ paymentId }) => paymentId)];
  const payments =
    places.length === 0
      ? []
      : await db
          .selectFrom('payments')
          .selectAll()
          .where(sql<boolean>`(stream, payment_id) in (select * from unnest(${streams}::text[], ${ids}::text[]))`)
          .execute();
  const ofParts = [parts.map(({ stream }) => stream), parts.map(({ partOf }) => partOf)] as const;
  const stored =
    parts.length === 0
      ? []
      : await db
          .selectFrom('payment_parts')
          .selectAll()
          .where(
            sql<boolean>`(stream, invoice_id) in (select * from unnest(${ofParts[0]}::text[], ${ofParts[1]}::uuid[]))`,
          )
          .execute();
  return {
    payments: new Map(payments.map((row) => [keyOf(row, null), row])),
    parts: new Map(stored.map((row) => [keyOf(row, row.invoice_id), row])),
  };
}

const keyOf = ({ stream, payment_id }: { stream: string; payment_id: string }, partOf: string | null): string =>
  placeKey({ stream, paymentId: payment_id, partOf });
