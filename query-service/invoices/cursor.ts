import { isCalendarDate } from '../../events/calendar-date.ts';
import { cursorIn, isText, malformedCursor, placeIn } from '../lists/cursor.ts';
import { type Filter, never, type Order } from './filter.ts';
import type { Place } from './list.ts';

/** A place in a list, as a text that clients send back. */
export const cursorOf = (filter: Filter, order: Order, { registered, key }: Place): string =>
  cursorIn(listOf(filter, order), [registered, ...(key === undefined ? [] : [key])]);

/** @throws Problem 400 malformed-cursor for a text that `cursorOf` did not make for this filter and order */
export function placeAt(filter: Filter, order: Order, cursor: string): Place {
  const [registered = '', key, ...rest] = placeIn(listOf(filter, order), cursor) ?? [];
  const isKey = isKeyOf[order.sort];
  if (!/^\d{1,20}$/.test(registered) || !isKey(key) || rest.length > 0) throw malformedCursor();
  return { registered, ...(key !== undefined && { key }) };
}

type Key = string | undefined;

const isAmount = (key: Key) => /^\d{1,16}$/.test(key ?? '');

const isKeyOf: Readonly<Record<Order['sort'], (key: Key) => boolean>> = {
  registered: (key) => key === undefined,
  dueOn: (key) => key === never || isCalendarDate(key ?? ''),
  issuedOn: (key) => isCalendarDate(key ?? ''),
  payable: isAmount,
  amountDue: isAmount,
  number: isText,
};

const listOf = (filter: Filter, { sort, order }: Order): unknown => [Object.entries(filter).toSorted(), sort, order];
