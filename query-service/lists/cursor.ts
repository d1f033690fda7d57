// A cursor is a place in one list: it says of which, so that it is not taken for a place in another.

import { createHash } from 'node:crypto';
import { Problem } from '../../platform/http/problem.ts';

/** The text in which a place travels to a client and back. @param list what makes the list what it is: filters and order */
export const cursorIn = (list: unknown, place: readonly string[]): string =>
  Buffer.from(JSON.stringify([digestOf(list), ...place])).toString('base64url');

/** What a place in this list has, as `cursorIn` was given it; undefined for a text that it did not make for this list. */
export function placeIn(list: unknown, cursor: string): readonly string[] | undefined {
  const [digest, ...place] = partsOf(cursor);
  return digest === digestOf(list) ? place : undefined;
}

/** What PostgreSQL takes as a text. */
export const isText = (part: string | undefined): part is string => part !== undefined && !part.includes('\u0000');

export const malformedCursor = (): Problem =>
  new Problem({
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
