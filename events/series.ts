// A series of invoice numbers without gaps, on its stream `series-<prefix>`. The allocation carries the whole registration, so
// that a number which was given can always be given its invoice. `batch` is the first sequence of those given at once.

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

/** "INV-2026-" and 42 → "INV-2026-000042": at least six digits, more when they are needed. */
export const numberInSeries = (prefix: string, sequence: number): string =>
  `${prefix}${String(sequence).padStart(6, '0')}`;
