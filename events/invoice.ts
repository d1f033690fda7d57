// What can happen to an invoice, on its stream `invoice-<id>`. Every event says what is due *after* it.
// What moves money is one event; the change of state that follows from it is another, in the same append.

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

/** How much of each tax group a credit note takes back. */
export type CreditedTax = { category: Tax['category']; rate: string; taxable: Minor; tax: Minor };

type Event<Type extends string, Data> = { type: Type; data: Data & { amountDue: Minor } };

export type InvoiceRegistered = Event<'InvoiceRegistered', Document>;

/** `amount` was deducted from the amount due; `excess` went to the customer's credit. What was received is their sum. */
export type PaymentApplied = Event<
  'PaymentApplied',
  { paymentId: string; amount: Minor; excess?: Minor; receivedOn: CalendarDate; method: string; reference?: string }
>;
/** The customer's own credit paid for `amount`. */
export type CustomerCreditApplied = Event<
  'CustomerCreditApplied',
  { applicationId: string; amount: Minor; appliedOn: CalendarDate }
>;
/** A part of a payment, or customer credit, was offered when nothing was due: it goes elsewhere. On record, so that it is declined once and for all. */
export type PaymentDeclined = Event<'PaymentDeclined', { paymentId: string; amount: Minor; reason: string }>;
/** A payment bounced or was recalled: what it paid is due again. */
export type PaymentReversed = Event<
  'PaymentReversed',
  { reversalId: string; paymentId: string; amount: Minor; reversedOn: CalendarDate; reason: string }
>;
/** Money went back to the customer: what it had paid is due again. */
export type PaymentRefunded = Event<
  'PaymentRefunded',
  { refundId: string; paymentId: string; amount: Minor; refundedOn: CalendarDate; method: string; reason: string }
>;
/** `amount` was deducted from the amount due; `excess` went to the customer's credit. The note's total is their sum, and that of `taxes`. */
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
    /** Which lines it takes back, by their place from 1, and how much of each; absent for a note by amount. */
    lines?: { line: number; quantity: string }[];
    /** The note as received, where it came as a document of its own. */
    document?: InvoiceContent;
  }
>;
export type AmountWrittenOff = Event<'AmountWrittenOff', { amount: Minor; writtenOffOn: CalendarDate; reason: string }>;
/** A payment of a written-off invoice makes as much of it due again as it is about to pay. */
export type WriteOffRecovered = Event<
  'WriteOffRecovered',
  { paymentId: string; amount: Minor; recoveredOn: CalendarDate }
>;
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
  | PaymentRefunded
  | CreditNoteApplied
  | AmountWrittenOff
  | WriteOffRecovered
  | AmountVoided
  | InvoiceReopened
  | InvoicePartiallyPaid
  | InvoicePaid
  | InvoiceWrittenOff
  | InvoiceVoided
  | InvoiceBecameOverdue
  | OverdueCleared;

export type InvoiceEventType = InvoiceEvent['type'];
