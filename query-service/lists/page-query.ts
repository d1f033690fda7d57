import { Type } from 'typebox';

/** How many items a page has if the request does not say. */
export const usualLimit = 50;

/** The query parameters of a page. @param longestCursor in characters */
export const pageQuery = (longestCursor: number) => ({
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: usualLimit })),
  cursor: Type.Optional(
    Type.String({ minLength: 1, maxLength: longestCursor, description: 'The `next` of the previous page' }),
  ),
});

/** The cursor in the answer. */
export const nextPage = Type.Optional(
  Type.String({ description: 'The cursor of the next page; absent on the last page' }),
);
