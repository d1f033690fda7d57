import { type Kysely, sql } from 'kysely';
import { type Static, Type } from 'typebox';
import { LogPosition } from '../../platform/http/log-position.ts';
import type { BooksTables, EventRow } from '../../projection-service/books/schema.ts';
import { table } from '../books/store.ts';
import { AccountName } from '../books/trial-balance.ts';
import { chosenBy, type JournalFilter } from './filter.ts';

const StreamState = Type.Record(Type.String(), Type.Unknown(), {
  description:
    'Of an invoice its state and amount due, of a customer the credit in each currency, of a payment its state',
});

export const JournalEvent = Type.Object(
  {
    eventId: Type.String(),
    position: LogPosition,
    stream: Type.String({ examples: ['customer-acme'] }),
    revision: Type.Integer({ description: 'The revision of the event in its stream, from 0' }),
    type: Type.String({ examples: ['PaymentApplied'], description: 'The type of the event' }),
    recordedAt: Type.String({ description: 'When it was recorded (RFC 3339, UTC)' }),
    effectiveOn: Type.String({ format: 'date', description: 'Effective date' }),
    actor: Type.String(),
    correlationId: Type.String({ description: 'The correlation id of the request that caused it' }),
    causationId: Type.Optional(Type.String({ description: 'The event that caused it, if no request did' })),
    customerId: Type.String(),
    invoiceId: Type.Optional(Type.String()),
    subject: Type.Optional(Type.String({ description: 'The id of the payment, credit note … that it is about' })),
    currency: Type.Optional(Type.String()),
    amount: Type.Optional(Type.Integer({ description: 'In minor units' })),
    number: Type.Optional(Type.String()),
    reference: Type.Optional(Type.String()),
    change: Type.Record(Type.String(), Type.Unknown(), { description: 'What the event changed' }),
    before: StreamState,
    after: StreamState,
    entries: Type.Array(
      Type.Object({
        account: AccountName,
        amount: Type.Integer({ description: 'Above 0 a debit, below 0 a credit; in minor units' }),
      }),
      {
        description: 'Its entries: debits above 0, credits below 0; they sum to 0',
      },
    ),
  },
  { title: 'JournalEvent' },
);
export type JournalEvent = Static<typeof JournalEvent>;

export type Direction = 'oldest' | 'newest';
export type Page = { after?: bigint | undefined; limit: number; order: Direction };

type FoundRow = EventRow & { entries: JournalEvent['entries'] };

/** The events that match a filter, in the order of the log or in reverse. */
export const journalQuery = (filter: JournalFilter, { after, limit, order }: Page) => {
  const isAfter =
    after === undefined
      ? sql`true`
      : order === 'oldest'
        ? sql`event.position > ${after.toString()}::numeric`
        : sql`event.position < ${after.toString()}::numeric`;
  return sql<FoundRow>`
    select event.*, coalesce((select json_agg(json_build_object('account', account, 'amount', amount) order by line)
        from ${table('entries')} entry where entry.position = event.position), '[]') as entries
    from ${table('events')} event where ${chosenBy(filter)} and ${isAfter}
    order by event.position ${order === 'oldest' ? sql`asc` : sql`desc`} limit ${limit}`;
};

export async function findEvents(db: Kysely<BooksTables>, filter: JournalFilter, page: Page): Promise<JournalEvent[]> {
  const { rows } = await journalQuery(filter, page).execute(db);
  return rows.map(eventOf);
}

export function eventOf(row: FoundRow): JournalEvent {
  const { event_id, position, stream, revision, type, recorded_at, effective_on, actor, correlation_id, causation_id } =
    row;
  const { customer_id, invoice_id, subject, currency, amount, number, reference, change, before, after, entries } = row;
  return {
    eventId: event_id,
    position,
    stream,
    revision,
    type,
    recordedAt: recorded_at.toISOString(),
    effectiveOn: effective_on,
    actor,
    correlationId: correlation_id,
    ...(causation_id !== null && { causationId: causation_id }),
    customerId: customer_id,
    ...(invoice_id !== null && { invoiceId: invoice_id }),
    ...(subject !== null && { subject }),
    ...(currency !== null && { currency }),
    ...(amount !== null && { amount }),
    ...(number !== null && { number }),
    ...(reference !== null && { reference }),
    change,
    before,
    after,
    entries,
  };
}
