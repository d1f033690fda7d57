import { Type } from 'typebox';
import { cursorIn, malformedCursor, placeIn } from './cursor.ts';

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
export const positionCursor = pageQuery(100).cursor;

/** A page whose `next` is a cursor instead of the position of its last item. @param list the list, its filters and its order */
export const withCursor = <Page extends { next?: string }>(list: unknown, page: Page): Page =>
  page.next === undefined ? page : { ...page, next: cursorIn(list, [page.next]) };

/** The position that a cursor was made of. @throws Problem 400 malformed-cursor for one that `withCursor` did not make for this list */
export function positionAt(list: unknown, cursor: string | undefined): bigint | undefined {
  if (cursor === undefined) return undefined;
  const [position, ...rest] = placeIn(list, cursor) ?? [];
  if (position === undefined || rest.length > 0 || !/^\d{1,19}$/.test(position)) throw malformedCursor();
  return BigInt(position);
}
