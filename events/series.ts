// A series of invoice numbers without gaps, on the stream `series-<prefix>`. The event has the whole registration, so that the
// invoice of an allocated number can be registered after a crash. Sequence numbers follow revisions: event r has number r + 1. A number
// that an invoice had already is allocated to that invoice. `batch` is the first sequence number of the same append.

import type { InvoiceContent } from './document/document.ts';

export type NumberAllocated = {
  type: 'NumberAllocated';
  data: {
    invoiceId: string;
    batch: number;
    sequence: number;
    number: string;
    content: InvoiceContent;
    digest: string;
    keys: string[];
  };
};

export type SeriesEvent = NumberAllocated;

/** "INV-2026-" and 42 → "INV-2026-000042": at least six digits, more if needed. */
export const numberInSeries = (prefix: string, sequence: number): string =>
  `${prefix}${String(sequence).padStart(6, '0')}`;
