import { Type } from 'typebox';
import { LogPosition } from '../../platform/http/log-position.ts';

/** How many items a page has if the request does not say. */
export const usualLimit = 50;

const nextOfPrevious = 'The `next` of the previous page';

/** The query parameters of a page. @param longestCursor in characters */
export const pageQuery = (longestCursor: number) => ({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: usualLimit })),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: longestCursor, description: nextOfPrevious })),
});

/** The cursor in the answer. */
export const nextPage = Type.Optional(
  Type.String({ description: 'The cursor of the next page; absent on the last page' }),
);

/** The cursor of a list in the order of the log. */
export const positionCursor = Type.Optional({ ...LogPosition, description: nextOfPrevious });
