// How a stream stands, as far as the books keep it: shown before and after each event, and what the entries of a later event need.

import type { InvoiceState } from '../../events/invoice.ts';
import { stateNamedBy } from '../../events/invoice-state.ts';
import type { Currency } from '../../events/money/currency.ts';
import type { Minor } from '../../events/money/money.ts';
import type { PaymentOverInvoices } from '../../events/payment.ts';
import type { Recorded } from '../../events/recorded.ts';
import type { BookedEvent } from '../../events/views.ts';

export type StreamState =
  | { state: InvoiceState | 'unregistered'; amountDue: Minor }
  | { credit: Record<Currency, Minor> }
  | { state: PaymentOverInvoices['state'] };

/** What of an invoice's totals is booked: annulling it takes the same back. */
export type Terms = { payable: Minor; taxExclusive: Minor; tax: Minor; prepaid: Minor; rounding: Minor };

const paymentStates = {
  PaymentReceived: 'allocating',
  PaymentSettled: 'settled',
  PaymentReversalRequested: 'reversing',
  PaymentReversalRefused: 'settled',
  PaymentReversalCompleted: 'reversed',
} as const satisfies Partial<Record<BookedEvent['type'], PaymentOverInvoices['state']>>;

/** Before the first event of a stream. */
export function initialState({ stream }: Pick<Recorded<BookedEvent>, 'stream'>): StreamState {
  if (stream.startsWith('customer-')) return { credit: {} };
  return stream.startsWith('payment-') ? { state: 'unknown' } : { state: 'unregistered', amountDue: 0 };
}

export function stateAfter(before: StreamState, event: BookedEvent): StreamState {
  if ('credit' in before) {
    if (!('credit' in event.data)) return before;
    return { credit: { ...before.credit, [event.data.currency]: event.data.credit } };
  }
  if ('amountDue' in event.data) {
    const named = (stateNamedBy as Partial<Record<BookedEvent['type'], InvoiceState>>)[event.type];
    return { state: named ?? (before.state as InvoiceState), amountDue: event.data.amountDue };
  }
  const state = (paymentStates as Partial<Record<BookedEvent['type'], PaymentOverInvoices['state']>>)[event.type];
  return state === undefined ? before : { state };
}
