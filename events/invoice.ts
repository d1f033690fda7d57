// The events of an invoice, on the stream `invoice-<id>`. Every event has the amount due *after* it.
// A movement of money is one event. The change of state that follows from it is another event in the same append.

import type { CalendarDate } from './calendar-date.ts';
import type { InvoiceContent, Line, Tax } from './document/document.ts';
import type { TaxGroup, Totals } from './document/totals.ts';
import type { InvoiceFields } from './invoice-fields.ts';
import type { Minor } from './money/money.ts';

export type InvoiceState = InvoiceFields['state'];

/** A line with its net amount (BT-131). */
export type IssuedLine = Line & { net: Minor };

/** The document as issued. It never changes. */
export type Document = Omit<InvoiceContent, 'lines'> & {
  invoiceId: string;
  lines: IssuedLine[];
  taxes: TaxGroup[];
  totals: Totals;
};

/** The amounts of a tax group that a credit note takes back. */
export type CreditedTax = { category: Tax['category']; rate: string; taxable: Minor; tax: Minor };

type Event<Type extends string, Data> = { type: Type; data: Data & { amountDue: Minor } };

export type InvoiceRegistered = Event<'InvoiceRegistered', Document>;

/** `amount` was deducted from the amount due; `excess` became customer credit. The money received is the sum of both. */
export type PaymentApplied = Event<
  'PaymentApplied',
  { paymentId: string; amount: Minor; excess?: Minor; receivedOn: CalendarDate; method: string; reference?: string }
>;
/** The customer's credit paid `amount`. */
export type CustomerCreditApplied = Event<
  'CustomerCreditApplied',
  { applicationId: string; amount: Minor; appliedOn: CalendarDate }
>;
/**
 * An allocation of a payment, or customer credit, came when nothing was due, so the invoice did not take it; or a payment across invoices
 * was reversed when nothing was left of it here. The event is recorded so that a retry gets the same answer.
 */
export type PaymentDeclined = Event<'PaymentDeclined', { paymentId: string; amount: Minor; reason: string }>;
/**
 * A payment, or a part of it, bounced or was recalled. `amount` is due again; `withdrawn` is taken back from the customer's credit, which
 * it had become. In version 1 `withdrawn` is absent: all that became credit is taken back, and the payment is reversed as a whole.
 */
export type PaymentReversed = Event<
  'PaymentReversed',
  { reversalId: string; paymentId: string; amount: Minor; withdrawn?: Minor; reversedOn: CalendarDate; reason: string }
>;
/** `amount` of a payment, by money or credit, no longer pays this invoice: it is due again, and becomes the customer's credit. */
export type PaymentUnapplied = Event<
  'PaymentUnapplied',
  { unapplicationId: string; paymentId: string; amount: Minor; unappliedOn: CalendarDate; reason: string }
>;
/** Money was paid back to the customer. What it had paid is due again. */
export type PaymentRefunded = Event<
  'PaymentRefunded',
  { refundId: string; paymentId: string; amount: Minor; refundedOn: CalendarDate; method: string; reason: string }
>;
/** A refund came back, for example because the customer's account is closed. `amount` is deducted from the amount due again. */
export type RefundReversed = Event<
  'RefundReversed',
  { refundId: string; paymentId: string; amount: Minor; reversedOn: CalendarDate; reason: string }
>;
/**
 * `amount` was deducted from the amount due; `excess` became customer credit. Their sum is the total of the note, and so is the
 * sum of `taxes`.
 */
export type CreditNoteApplied = Event<
  'CreditNoteApplied',
  {
    creditNoteId: string;
    number?: string;
    amount: Minor;
    excess?: Minor;
    issuedOn: CalendarDate;
    reason: string;
    taxes: CreditedTax[];
    /** The lines that the note takes back, numbered from 1, and the quantity of each. Absent if the note is about an amount. */
    lines?: { line: number; quantity: string }[];
    /** The note as received, if it came as a document of its own. */
    document?: InvoiceContent;
  }
>;
/**
 * The number of a credit note went to another one before the note was recorded. After this event it can no longer be recorded under
 * its id.
 */
export type CreditNoteDeclined = Event<'CreditNoteDeclined', { creditNoteId: string; number: string; reason: string }>;
export type AmountWrittenOff = Event<'AmountWrittenOff', { amount: Minor; writtenOffOn: CalendarDate; reason: string }>;
/** What undoes a write-off. The payment may be one by the customer's credit, or one whose refund came back. */
export type RecoveredBy = { paymentId: string } | { creditNoteId: string };
/** A payment or credit note came that exceeds the amount due, and a part is written off. `amount` of that part is due again first. */
export type WriteOffRecovered = Event<'WriteOffRecovered', RecoveredBy & { amount: Minor; recoveredOn: CalendarDate }>;
/** The customer disputes `amount` of what is due. It stays due; automatic credit and aging leave it out until the dispute is resolved. */
export type InvoiceDisputed = Event<'InvoiceDisputed', { amount: Minor; disputedOn: CalendarDate; reason: string }>;
/** How a dispute ended, and how much of it the seller accepted. What was accepted is still due until a credit note takes it back. */
export type DisputeResolved = Event<
  'DisputeResolved',
  { outcome: DisputeOutcome; amount: Minor; accepted: Minor; resolvedOn: CalendarDate; reason: string }
>;
export type DisputeOutcome = 'accepted' | 'rejected' | 'partly';
export type AmountVoided = Event<'AmountVoided', { amount: Minor; voidedOn: CalendarDate; reason: string }>;

export type InvoiceReopened = Event<'InvoiceReopened', unknown>;
export type InvoicePartiallyPaid = Event<'InvoicePartiallyPaid', unknown>;
export type InvoicePaid = Event<'InvoicePaid', unknown>;
export type InvoiceWrittenOff = Event<'InvoiceWrittenOff', unknown>;
export type InvoiceVoided = Event<'InvoiceVoided', unknown>;
export type InvoiceBecameOverdue = Event<'InvoiceBecameOverdue', { dueOn: CalendarDate }>;
export type OverdueCleared = Event<'OverdueCleared', unknown>;

export type InvoiceEvent =
  | InvoiceRegistered
  | PaymentApplied
  | CustomerCreditApplied
  | PaymentDeclined
  | PaymentReversed
  | PaymentUnapplied
  | PaymentRefunded
  | RefundReversed
  | CreditNoteApplied
  | CreditNoteDeclined
  | AmountWrittenOff
  | WriteOffRecovered
  | AmountVoided
  | InvoiceDisputed
  | DisputeResolved
  | InvoiceReopened
  | InvoicePartiallyPaid
  | InvoicePaid
  | InvoiceWrittenOff
  | InvoiceVoided
  | InvoiceBecameOverdue
  | OverdueCleared;

export type InvoiceEventType = InvoiceEvent['type'];

/** The types of events that move no money: they decline it, or record a state or a flag. */
const withoutMoney = [
  'PaymentDeclined',
  'CreditNoteDeclined',
  'InvoiceReopened',
  'InvoicePartiallyPaid',
  'InvoicePaid',
  'InvoiceWrittenOff',
  'InvoiceVoided',
  'InvoiceDisputed',
  'DisputeResolved',
  'InvoiceBecameOverdue',
  'OverdueCleared',
] as const satisfies InvoiceEventType[];

export type TypeWithoutMoney = (typeof withoutMoney)[number];

export const movesNoMoney = <Event extends { type: string }>(
  event: Event,
): event is Extract<Event, { type: TypeWithoutMoney }> => (withoutMoney as readonly string[]).includes(event.type);
