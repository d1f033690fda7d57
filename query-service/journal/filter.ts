// The filters of the journal. An event has to match all filters; each filter has an index in the order of the log.

import { sql } from 'kysely';
import { type Static, Type } from 'typebox';
import { Customer, calendarDate } from '../../events/document/document.ts';
import { canonical, currency, instant, text, uuid } from '../../events/document/field.ts';
import { type Chosen, isOneOf, several } from '../lists/several.ts';

const when = (description: string) => Type.Optional(instant(description));
const minor = (description: string) =>
  Type.Optional(
    Type.Integer({
      minimum: Number.MIN_SAFE_INTEGER,
      maximum: Number.MAX_SAFE_INTEGER,
      description: `${description}, in minor units`,
    }),
  );
const exactly = (description: string) => Type.Optional(text(200, description));

export const JournalFilter = {
  customer: several(Customer.properties.id),
  invoice: Type.Optional(uuid('Events of the invoice, and events of other streams about it')),
  actor: several(text(200, 'Who acted')),
  type: several(Type.String({ pattern: '^[A-Z][A-Za-z]{2,50}$', examples: ['PaymentApplied'] })),
  correlationId: exactly('Everything that one request caused'),
  reference: exactly('The reference of a payment, or the buyer reference of an invoice'),
  number: exactly('The number of the invoice or credit note that the event registers'),
  subject: Type.Optional({
    ...text(200, 'The id of the payment, credit note, application, grant, refund or reversal'),
    ...canonical('id'),
  }),
  recordedFrom: when('Recorded at or after'),
  recordedUntil: when('Recorded at or before'),
  effectiveFrom: Type.Optional(calendarDate('Happened on or after')),
  effectiveUntil: Type.Optional(calendarDate('Happened on or before')),
  currency: several(currency('Of the amount')),
  amountFrom: minor('The amount is at least'),
  amountUntil: minor('The amount is at most'),
};

const Filter = Type.Object(JournalFilter);
export type JournalFilter = Chosen<Static<typeof Filter>>;

/** The conditions on rows of `books.events`. */
export function chosenBy(filter: JournalFilter) {
  const conditions = [
    filter.customer !== undefined && isOneOf(sql.ref('event.customer_id'), filter.customer),
    filter.invoice !== undefined && sql`event.invoice_id = ${filter.invoice}::uuid`,
    filter.actor !== undefined && isOneOf(sql.ref('event.actor'), filter.actor),
    filter.type !== undefined && isOneOf(sql.ref('event.type'), filter.type),
    filter.correlationId !== undefined && sql`event.correlation_id = ${filter.correlationId}`,
    filter.reference !== undefined && sql`event.reference = ${filter.reference}`,
    filter.number !== undefined && sql`event.number = ${filter.number}`,
    filter.subject !== undefined && sql`event.subject = ${filter.subject}`,
    filter.recordedFrom !== undefined && sql`event.recorded_at >= ${filter.recordedFrom}::timestamptz`,
    filter.recordedUntil !== undefined && sql`event.recorded_at <= ${filter.recordedUntil}::timestamptz`,
    filter.effectiveFrom !== undefined && sql`event.effective_on >= ${filter.effectiveFrom}::date`,
    filter.effectiveUntil !== undefined && sql`event.effective_on <= ${filter.effectiveUntil}::date`,
    filter.currency !== undefined && isOneOf(sql.ref('event.currency'), filter.currency),
    filter.amountFrom !== undefined && sql`event.amount >= ${filter.amountFrom}::bigint`,
    filter.amountUntil !== undefined && sql`event.amount <= ${filter.amountUntil}::bigint`,
  ].filter((condition) => condition !== false);
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}
