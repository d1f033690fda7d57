// The tables of the balances view, in a PostgreSQL schema of its own (`balances`, or another while a rebuild is beside it),
// as a connection hands them out that reads int8 as a number, numeric and date as text.
//
// Amounts are in minor units. `position` is a place in the log of all events, in decimal: numeric, for it may use 64 bits unsigned.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { RowOf } from '../../events/columns.ts';
import type { Document } from '../../events/invoice.ts';
import type { InvoiceFields } from '../../events/invoice-fields.ts';
import type { CreditNote, Payment } from '../../events/invoice-state.ts';
import type { InvoiceSums } from '../../events/invoice-sums.ts';
import type { Minor } from '../../events/money/money.ts';
import type { ViewTables } from '../postgres/view-tables.ts';

export type BalancesTables = ViewTables & {
  invoices: InvoiceRow;
  payments: PaymentRow;
  credit_notes: CreditNoteRow;
  customers: CustomerRow;
};

/** An invoice: what `evolve` makes of its events up to `revision`. What its events change is listed in events/invoice-fields.ts. */
export type InvoiceRow = RowOf<InvoiceFields> & {
  invoice_id: string;
  customer_id: string;
  customer_name: string;
  number: string | null;
  reference: string | null;
  currency: string;
  issued_on: CalendarDate;
  due_on: CalendarDate | null;
  payable: Minor;
  /** Of its last event, counted from 0. */
  revision: number;
  /** Of its last event. */
  position: string;
  /** Of its registration: unique, never changes, grows with every invoice. Lists page by it. */
  registered_position: string;
  /** As issued. */
  document: Document;
};

/** What paid an invoice: money, or the customer's own credit. In the order of `revision`. */
export type PaymentRow = RowOf<Payment> & {
  invoice_id: string;
  payment_id: string;
  /** Of the event that applied it. */
  revision: number;
};

/** What a credit note took from an invoice. In the order of `revision`. */
export type CreditNoteRow = RowOf<CreditNote> & {
  invoice_id: string;
  credit_note_id: string;
  /** Of the event that applied it. */
  revision: number;
};

/** The sums over a customer's invoices in one currency. */
export type CustomerRow = RowOf<InvoiceSums> & {
  customer_id: string;
  currency: string;
  /** As on the invoice that was registered last, at `name_since`. */
  name: string;
  name_since: string;
};
