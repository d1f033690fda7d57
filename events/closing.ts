// The closing of the books, on the stream `books-closing`. Its last event alone says which days are closed.

import { Type } from 'typebox';
import type { CalendarDate } from './calendar-date.ts';
import { type AnyEventOf, day, text } from './event-data.ts';

/** The data of each type of event. */
export const closingEvents = {
  /** All days through `closedThrough` are closed, that day included. */
  BooksClosed: Type.Object({ closedThrough: day, reason: Type.Optional(text) }),
  /** The days after `closedThrough` are open again; without it, all days are. */
  BooksReopened: Type.Object({ closedThrough: Type.Optional(day), reason: text }),
} as const;

export type ClosingEvent = AnyEventOf<typeof closingEvents>;

/** The last closed day; absent if no day is closed. */
export type Closing = { closedThrough?: CalendarDate };

export const neverClosed: Closing = {};

export const evolveClosing = (_: Closing, { data: { closedThrough } }: ClosingEvent): Closing =>
  closedThrough === undefined ? neverClosed : { closedThrough };

/** The id of the only stream of its kind. */
export const closingId = 'closing';
