import { createHash } from 'node:crypto';
import { isCalendarDate } from '../../events/calendar-date.ts';
import { Problem } from '../../platform/problem.ts';
import type { Filter, Order } from './filter.ts';
import type { Place } from './list.ts';

// A cursor is a place in one list: it says of which filter, so that it is not taken for a place in another.

/** The text in which a place travels to a client and back. */
export const cursorOf = (filter: Filter, order: Order, { registered, key }: Place): string =>
  Buffer.from(JSON.stringify([digestOf(filter, order), registered, ...(key === undefined ? [] : [key])])).toString(
    'base64url',
  );

/** @throws Problem 400 malformed-cursor for a text that `cursorOf` did not make for this filter and order */
export function placeAt(filter: Filter, order: Order, cursor: string): Place {
  const [digest, registered = '', key, ...rest] = partsOf(cursor);
  const isKey = isKeyOf[order.sort];
  if (digest === digestOf(filter, order) && /^\d{1,20}$/.test(registered) && isKey(key) && rest.length === 0) {
    return { registered, ...(key !== undefined && { key }) };
  }
  throw new Problem({
    type: 'malformed-cursor',
    status: 400,
    title: 'Not a cursor of this list',
    errors: [
      {
        in: 'query',
        pointer: '/cursor',
        detail: 'must be the `next` of a list with the same filters, in the same order',
      },
    ],
  });
}

type Key = string | undefined;

const isKeyOf: Readonly<Record<Order['sort'], (key: Key) => boolean>> = {
  registered: (key) => key === undefined,
  dueOn: (key) => isCalendarDate(key ?? ''),
  issuedOn: (key) => isCalendarDate(key ?? ''),
  payable: (key) => /^\d{1,16}$/.test(key ?? ''),
  // what PostgreSQL takes as a text
  number: (key) => key !== undefined && !key.includes('\u0000'),
};

function partsOf(cursor: string): readonly (string | undefined)[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

const digestOf = (filter: Filter, { sort, order }: Order): string =>
  createHash('sha256')
    .update(JSON.stringify([Object.entries(filter).toSorted(), sort, order]))
    .digest('base64url')
    .slice(0, 8);
