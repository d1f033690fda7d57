// The state of a stream in the books. The journal shows it before and after each event, and entries of later events need it.

import type { InvoiceState } from '../../events/invoice.ts';
import { stateNamedBy } from '../../events/invoice-state.ts';
import type { Currency } from '../../events/money/currency.ts';
import type { Minor } from '../../events/money/money.ts';
import { isWhole, type PaymentAcrossInvoices } from '../../events/payment.ts';
import type { Recorded } from '../../events/recorded.ts';
import type { BookedEvent } from '../../events/views.ts';

export type StreamState =
  | { state: InvoiceState | 'unregistered'; amountDue: Minor }
  | { credit: Record<Currency, Minor> }
  | { state: PaymentAcrossInvoices['state']; isOfPart?: true };

/** The totals of an invoice that are booked at its registration, and taken back when it is voided. */
export type Terms = { payable: Minor; taxExclusive: Minor; tax: Minor; prepaid: Minor; rounding: Minor };

const paymentStates = {
  PaymentReceived: 'allocating',
  PaymentSettled: 'settled',
  PaymentReversalRequested: 'reversing',
  PaymentReversalRefused: 'settled',
} as const satisfies Partial<Record<BookedEvent['type'], PaymentAcrossInvoices['state']>>;

/** The state of a stream before its first event. */
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
  if (event.type === 'PaymentReversalRequested' && !isWhole(event.data)) return { state: 'reversing', isOfPart: true };
  if (event.type === 'PaymentReversalCompleted') {
    return { state: 'isOfPart' in before && before.isOfPart ? 'settled' : 'reversed' };
  }
  const state = (paymentStates as Partial<Record<BookedEvent['type'], PaymentAcrossInvoices['state']>>)[event.type];
  return state === undefined ? before : { state };
}
