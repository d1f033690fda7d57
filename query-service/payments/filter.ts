// The filters and the order of a list of payments. A payment has to match all filters. The fields that a list is sorted by never change, so
// pages never skip or repeat a payment while others are recorded.

import { type RawBuilder, sql } from 'kysely';
import { type Static, Type } from 'typebox';
import { isCalendarDate } from '../../events/calendar-date.ts';
import { Customer, calendarDate } from '../../events/document/document.ts';
import { currency } from '../../events/document/field.ts';
import { cursorIn, malformedCursor, placeIn } from '../lists/cursor.ts';
import { type Chosen, isOneOf, several } from '../lists/several.ts';
import { PaymentSummary } from './view.ts';

export const FilterQuery = {
  customer: several(Customer.properties.id),
  currency: several(currency('Of the payment')),
  state: several(PaymentSummary.properties.state),
  receivedFrom: Type.Optional(calendarDate('Received on or after')),
  receivedUntil: Type.Optional(calendarDate('Received on or before')),
};
const Filter = Type.Object(FilterQuery);
export type Filter = Chosen<Static<typeof Filter>>;

export const OrderQuery = {
  sort: Type.Optional(
    Type.Enum(['recorded', 'receivedOn'], {
      description: 'By default recorded, or receivedOn with receivedFrom or receivedUntil',
    }),
  ),
  order: Type.Optional(Type.Enum(['asc', 'desc'], { default: 'desc', description: 'By default the last one first' })),
};
export type Order = { sort: 'recorded' | 'receivedOn'; order: 'asc' | 'desc' };

/** The requested order, or the default for the filter. */
export function orderOf({ receivedFrom, receivedUntil }: Filter, { sort, order = 'desc' }: Partial<Order>): Order {
  const isByDay = receivedFrom !== undefined || receivedUntil !== undefined;
  return { sort: sort ?? (isByDay ? 'receivedOn' : 'recorded'), order };
}

/** The conditions on rows of `books.payments`. */
export function chosenBy(filter: Filter): RawBuilder<boolean> {
  const conditions = [
    filter.customer !== undefined && isOneOf(sql.ref('payment.customer_id'), filter.customer),
    filter.currency !== undefined && isOneOf(sql.ref('payment.currency'), filter.currency),
    filter.state !== undefined && isOneOf(sql.ref('payment.state'), filter.state),
    filter.receivedFrom !== undefined && sql`payment.received_on >= ${filter.receivedFrom}::date`,
    filter.receivedUntil !== undefined && sql`payment.received_on <= ${filter.receivedUntil}::date`,
  ].filter((condition) => condition !== false);
  return conditions.length === 0 ? sql<boolean>`true` : sql<boolean>`${sql.join(conditions, sql` and `)}`;
}

/** The place of a payment in a list. */
export type Place = { position: string; receivedOn: string };

const listOf = (filter: Filter, { sort, order }: Order): unknown => [
  'payments',
  Object.entries(filter).toSorted(),
  sort,
  order,
];

export const cursorOf = (filter: Filter, order: Order, { position, receivedOn }: Place): string =>
  cursorIn(listOf(filter, order), [position, receivedOn]);

/** @throws Problem 400 malformed-cursor for a text that `cursorOf` did not make for this filter and order */
export function placeAt(filter: Filter, order: Order, cursor: string): Place {
  const [position = '', receivedOn = '', ...rest] = placeIn(listOf(filter, order), cursor) ?? [];
  if (!/^\d{1,20}$/.test(position) || !isCalendarDate(receivedOn) || rest.length > 0) throw malformedCursor();
  return { position, receivedOn };
}
