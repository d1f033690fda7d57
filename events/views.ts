// The views that queries read, the kinds of streams whose events each view is built from, and their versions.

import type { ClosingEvent } from './closing.ts';
import type { CustomerEvent } from './customer.ts';
import type { InvoiceEvent } from './invoice.ts';
import type { PaymentEvent } from './payment.ts';
import type { StreamKind } from './streams.ts';

export const streamsOf = {
  balances: ['invoice', 'customer'],
  audit: ['invoice'],
  books: ['invoice', 'customer', 'payment', 'books'],
} as const satisfies Record<string, readonly StreamKind[]>;

export type ViewName = keyof typeof streamsOf;

/**
 * The version of each view. Raise it if the same events lead to other rows or documents: the view is then built anew beside the one of
 * the version before, which is read meanwhile (docs/upgrade.md).
 */
export const viewVersions: Readonly<Record<ViewName, number>> = {
  balances: 2, // 1: without the credit of customers
  audit: 1,
  books: 1,
};

/** The events of `streamsOf.balances`. */
export type BalancesEvent = InvoiceEvent | CustomerEvent;

/** The events of `streamsOf.books` that the journal has. */
export type BookedEvent = InvoiceEvent | CustomerEvent | PaymentEvent;

/** The events of `streamsOf.books`. */
export type BooksEvent = BookedEvent | ClosingEvent;
