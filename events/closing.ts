// The closing of the books, on the stream `books-closing`. Its last event alone says which days are closed.

import type { CalendarDate } from './calendar-date.ts';

/** All days through `closedThrough` are closed, that day included. */
export type BooksClosed = { type: 'BooksClosed'; data: { closedThrough: CalendarDate; reason?: string } };
/** The days after `closedThrough` are open again; without it, all days are. */
export type BooksReopened = { type: 'BooksReopened'; data: { closedThrough?: CalendarDate; reason: string } };

export type ClosingEvent = BooksClosed | BooksReopened;

/** The last closed day; absent if no day is closed. */
export type Closing = { closedThrough?: CalendarDate };

export const neverClosed: Closing = {};

export const evolveClosing = (_: Closing, { data: { closedThrough } }: ClosingEvent): Closing =>
  closedThrough === undefined ? neverClosed : { closedThrough };

/** The id of the only stream of its kind. */
export const closingId = 'closing';
