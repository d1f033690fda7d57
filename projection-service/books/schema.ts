// The tables of the books, in a PostgreSQL schema of their own (`books`, or another while a rebuild is beside it), as a connection
// hands them out that reads int8 as a number, numeric and date as text.
//
// Amounts are in minor units: above 0 a debit, below a credit. Two clocks run through all of it: `recorded_at` is when the ledger
// learned of an event, `effective_on` when it happened in the world. Rows are added, never changed, but for `streams` and `days`.

import type { Account } from '../../events/accounts.ts';
import type { CalendarDate } from '../../events/calendar-date.ts';
import type { Minor } from '../../events/money/money.ts';
import type { BookedEvent } from '../../events/views.ts';
import type { ViewTables } from '../postgres/view-tables.ts';
import type { StreamState, Terms } from './stream-state.ts';

export type BooksTables = ViewTables & {
  streams: StreamRow;
  invoices: BookedInvoiceRow;
  events: EventRow;
  entries: EntryRow;
  days: DayRow;
};

/** How a stream stands after its event `revision`: what booking its next event has need of. */
export type StreamRow = {
  stream: string;
  revision: number;
  recorded_at: Date;
  customer_id: string;
  /** null for a customer's stream, which has all currencies. */
  currency: string | null;
  /** Of an invoice. */
  terms: Terms | null;
  standing: StreamState;
};

/** What never changes of an invoice. */
export type BookedInvoiceRow = {
  invoice_id: string;
  customer_id: string;
  customer_name: string;
  currency: string;
  number: string | null;
  issued_on: CalendarDate;
  /** Its due date; when it was issued where it has none. */
  falls_due_on: CalendarDate;
  registered_position: string;
};

/** Every event of an invoice, a customer's credit or a payment over invoices: the journal's vouchers. */
export type EventRow = {
  position: string;
  event_id: string;
  stream: string;
  revision: number;
  type: BookedEvent['type'];
  customer_id: string;
  /** Of the stream, or the invoice that an event of another stream is about. */
  invoice_id: string | null;
  /** What it is about: the payment, credit note, application, grant, refund or reversal. */
  subject: string | null;
  currency: string | null;
  amount: Minor | null;
  /** The number of the document that it brings. */
  number: string | null;
  reference: string | null;
  /** Never before that of the event before it in its stream. */
  recorded_at: Date;
  effective_on: CalendarDate;
  actor: string;
  correlation_id: string;
  causation_id: string | null;
  /** What it says, without whole documents. */
  change: Record<string, unknown>;
  before: StreamState;
  after: StreamState;
};

/** The entries of an event: they sum to 0. */
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

/** The entries of a day of either clock, added up. */
export type DayRow = {
  currency: string;
  account: Account;
  type: BookedEvent['type'];
  /** The UTC day of `recorded_at`. */
  recorded_on: CalendarDate;
  effective_on: CalendarDate;
  debit: Minor;
  /** 0 or more. */
  credit: Minor;
};
