// A series of invoice numbers without gaps, on the stream `series-<prefix>`. The event has the whole registration, so that the
// invoice of an allocated number can be registered after a crash. Sequence numbers follow revisions: event r has number r + 1. A number
// that an invoice had already is allocated to that invoice. `batch` is the first sequence number of the same append.

import { Type } from 'typebox';
import { InvoiceContent } from './document/document.ts';
import { asRecorded, count, type EventOf, text } from './event-data.ts';

export const seriesEvents = {
  NumberAllocated: Type.Object({
    invoiceId: text,
    batch: count,
    sequence: count,
    number: text,
    content: asRecorded(InvoiceContent),
    digest: text,
    keys: Type.Array(text),
  }),
} as const;

export type NumberAllocated = EventOf<typeof seriesEvents, 'NumberAllocated'>;
export type SeriesEvent = NumberAllocated;

/** "INV-2026-" and 42 → "INV-2026-000042": at least six digits, more if needed. */
export const numberInSeries = (prefix: string, sequence: number): string =>
  `${prefix}${String(sequence).padStart(6, '0')}`;
