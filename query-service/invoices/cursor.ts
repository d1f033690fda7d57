import { createHash } from 'node:crypto';
import { isCalendarDate } from '../../events/calendar-date.ts';
import { Problem } from '../../platform/problem.ts';
import type { Filter, Place } from './list.ts';

// A cursor is a place in one list: it says of which filter, so that it is not taken for a place in another.

/** The text in which a place travels to a client and back. */
export const cursorOf = (filter: Filter, { registered, dueOn }: Place): string =>
  Buffer.from(JSON.stringify([digestOf(filter), registered, ...(dueOn === undefined ? [] : [dueOn])])).toString(
    'base64url',
  );

/** @throws Problem 400 malformed-cursor for a text that `cursorOf` did not make for this filter */
export function placeAt(filter: Filter, cursor: string): Place {
  const [digest, registered, dueOn, ...rest] = partsOf(cursor);
  const isDated = filter.dueBefore !== undefined;
  if (
    digest === digestOf(filter) &&
    /^\d{1,20}$/.test(registered ?? '') &&
    (isDated ? isCalendarDate(dueOn ?? '') : dueOn === undefined) &&
    rest.length === 0
  ) {
    return { registered: registered ?? '', ...(dueOn !== undefined && { dueOn }) };
  }
  throw new Problem({
    type: 'malformed-cursor',
    status: 400,
    title: 'Not a cursor of this list',
    errors: [{ in: 'query', pointer: '/cursor', detail: 'must be the `next` of a list with the same filters' }],
  });
}

function partsOf(cursor: string): readonly (string | undefined)[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

const digestOf = ({ customer, state, dueBefore, overdue }: Filter): string =>
  createHash('sha256')
    .update(JSON.stringify([customer ?? null, state ?? null, dueBefore ?? null, overdue ?? null]))
    .digest('base64url')
    .slice(0, 8);
