// The tables of the books in PostgreSQL, in the schema `books` or in a shadow schema. A connection reads int8 as a number, numeric and
// date as text.
//
// Amounts are in minor units, debits above 0 and credits below. The books are bitemporal: `recorded_at` is the recording time of an
// event, `effective_on` its effective date. Rows of `streams`, `payments`, `payment_parts` and `days` change; all others are added once.

import type { Account } from '../../events/accounts.ts';
import type { CalendarDate } from '../../events/calendar-date.ts';
import type { ClosingEvent } from '../../events/closing.ts';
import type { Minor } from '../../events/money/money.ts';
import type { MoneyState } from '../../events/payment.ts';
import type { BookedEvent } from '../../events/views.ts';
import type { ViewTables } from '../postgres/view-tables.ts';
import type { StreamState, Terms } from './stream-state.ts';

export type BooksTables = ViewTables & {
  streams: StreamRow;
  invoices: BookedInvoiceRow;
  events: EventRow;
  entries: EntryRow;
  days: DayRow;
  closings: ClosingRow;
  payments: PaymentRow;
  payment_parts: PaymentPartRow;
};

/** The state of a stream after its event `revision`, as far as booking its next event needs it. */
export type StreamRow = {
  stream: string;
  revision: number;
  recorded_at: Date;
  customer_id: string;
  /** null for a customer's stream, which may have several currencies. */
  currency: string | null;
  /** The amounts of an invoice; null for other streams. */
  terms: Terms | null;
  standing: StreamState;
};

/** The fields of an invoice that never change. */
export type BookedInvoiceRow = {
  invoice_id: string;
  customer_id: string;
  customer_name: string;
  currency: string;
  number: string | null;
  issued_on: CalendarDate;
  /** null if it has no due date: it is never overdue. */
  falls_due_on: CalendarDate | null;
  registered_position: string;
};

/** A voucher of the journal: an event of an invoice, of a customer's credit or of a payment across several invoices. */
export type EventRow = {
  position: string;
  event_id: string;
  stream: string;
  revision: number;
  type: BookedEvent['type'];
  customer_id: string;
  /** The invoice of the stream, or the one that an event of another stream refers to. */
  invoice_id: string | null;
  /** The id of the payment, credit note, application, grant, refund or reversal that the event is about. */
  subject: string | null;
  currency: string | null;
  amount: Minor | null;
  /** The number of the document that the event adds. */
  number: string | null;
  reference: string | null;
  /** Never earlier than that of the event before it in its stream. */
  recorded_at: Date;
  effective_on: CalendarDate;
  actor: string;
  correlation_id: string;
  causation_id: string | null;
  /** The event's data, without whole documents. */
  change: Record<string, unknown>;
  before: StreamState;
  after: StreamState;
};

/** An entry of an event; the entries of an event sum to 0. */
export type EntryRow = {
  position: string;
  line: number;
  account: Account;
  currency: string;
  amount: Minor;
  customer_id: string;
  invoice_id: string | null;
  type: BookedEvent['type'];
  recorded_at: Date;
  effective_on: CalendarDate;
};

/** The sums of the entries of a recording day and an effective date. */
export type DayRow = {
  currency: string;
  account: Account;
  type: BookedEvent['type'];
  /** The UTC day of `recorded_at`. */
  recorded_on: CalendarDate;
  effective_on: CalendarDate;
  /** A numeric, because a sum may exceed every amount. 0 or more, like `credit`. */
  debit: bigint;
  credit: bigint;
};

/** A closing of the books, or a reopening. */
export type ClosingRow = {
  position: string;
  revision: number;
  type: ClosingEvent['type'];
  /** The last closed day; null if no day is closed. */
  closed_through: CalendarDate | null;
  reason: string | null;
  recorded_at: Date;
  actor: string;
  correlation_id: string;
};

/**
 * A payment of money: of one invoice, on the invoice's stream, or across invoices, on its own. Of `amount`, `applied` pays invoices,
 * `unapplied` is the customer's credit, `refunded` was paid back and `reversed` was taken back.
 */
export type PaymentRow = {
  stream: string;
  payment_id: string;
  /** The position at which it was recorded. */
  position: string;
  customer_id: string;
  currency: string;
  /** null for a payment across invoices, which has a part for each invoice that it paid. */
  invoice_id: string | null;
  received_on: CalendarDate;
  method: string;
  reference: string | null;
  amount: Minor;
  /** Below 0 if an earlier version reversed what had been refunded: what was returned then exceeds the amount. */
  applied: Minor;
  unapplied: Minor;
  refunded: Minor;
  reversed: Minor;
  /** What the reversal that is under way has taken back of the parts so far. */
  reversing: Minor;
  state: MoneyState;
};

/** What a payment across invoices paid of one of them. */
export type PaymentPartRow = Pick<
  PaymentRow,
  'stream' | 'payment_id' | 'position' | 'amount' | 'applied' | 'unapplied' | 'refunded' | 'reversed'
> & { invoice_id: string };
