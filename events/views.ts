// The views that queries read, and the kinds of streams whose events each view is built from.

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

/** The events of `streamsOf.balances`. */
export type BalancesEvent = InvoiceEvent | CustomerEvent;

/** The events of `streamsOf.books` that the journal has. */
export type BookedEvent = InvoiceEvent | CustomerEvent | PaymentEvent;

/** The events of `streamsOf.books`. */
export type BooksEvent = BookedEvent | ClosingEvent;
