// A cursor is a place in a list. It includes a digest of the list's filters and order, so that it is refused for another list.

import { createHash } from 'node:crypto';
import { Problem } from '../../platform/http/problems/problem.ts';
import { unstorableIn } from '../../platform/http/validation/storable-text.ts';

/** A place as a text that clients send back. @param list the filters and the order of the list */
export const cursorIn = (list: unknown, place: readonly string[]): string =>
  Buffer.from(JSON.stringify([digestOf(list), ...place])).toString('base64url');

/** The place that a cursor was made of; undefined if it was not made for this list. */
export function placeIn(list: unknown, cursor: string): readonly string[] | undefined {
  const [digest, ...place] = partsOf(cursor);
  return digest === digestOf(list) ? place : undefined;
}

/** Whether PostgreSQL accepts it as a text. */
export const isText = (part: string | undefined): part is string =>
  part !== undefined && unstorableIn(part) === undefined;

export const malformedCursor = (): Problem =>
  new Problem({
    type: 'malformed-cursor',
    status: 400,
    title: 'The cursor does not belong to this list',
    errors: [
      {
        in: 'query',
        pointer: '/cursor',
        detail: 'must be the `next` of a list with the same filters, in the same order',
      },
    ],
  });

function partsOf(cursor: string): readonly string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) && parts.every((part) => typeof part === 'string') ? parts : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

const digestOf = (list: unknown): string =>
  createHash('sha256').update(JSON.stringify(list)).digest('base64url').slice(0, 8);
