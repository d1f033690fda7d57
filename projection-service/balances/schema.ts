// The tables of the balances view in PostgreSQL, in the schema `balances` or in a shadow schema. A connection reads int8 as a number,
// numeric and date as text.
//
// Amounts are in minor units. The sums over a customer's invoices are numeric, because they may exceed every amount. `position` is a position in the log, a decimal text of an unsigned 64-bit integer.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { RowOf } from '../../events/columns.ts';
import type { Document } from '../../events/invoice.ts';
import type { InvoiceFields } from '../../events/invoice-fields.ts';
import type { Payment } from '../../events/invoice-payment.ts';
import type { CreditNote } from '../../events/invoice-state.ts';
import type { InvoiceSums } from '../../events/invoice-sums.ts';
import type { Minor } from '../../events/money/money.ts';
import type { ViewTables } from '../postgres/view-tables.ts';

export type BalancesTables = ViewTables & {
  invoices: InvoiceRow;
  payments: PaymentRow;
  credit_notes: CreditNoteRow;
  customers: CustomerRow;
  customer_names: CustomerNameRow;
};

/** An invoice after its event `revision`. events/invoice-fields.ts lists the fields that events change. */
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
  /** The revision of its last event, from 0. */
  revision: number;
  /** The position of its last event. */
  position: string;
  /** The position of its registration: unique, never changes, greater for each new invoice. Lists are paged by it. */
  registered_position: string;
  /** As issued. */
  document: Document;
};

/** A payment of an invoice, by money or by customer credit. Ordered by `revision`. */
export type PaymentRow = RowOf<Payment> & {
  invoice_id: string;
  payment_id: string;
  /** The revision of the event that applied it. */
  revision: number;
};

/** A credit note of an invoice. Ordered by `revision`. */
export type CreditNoteRow = RowOf<CreditNote> & {
  invoice_id: string;
  credit_note_id: string;
  /** The revision of the event that applied it. */
  revision: number;
};

/** The sums over a customer's invoices in one currency, and its credit in this currency. */
export type CustomerRow = RowOf<InvoiceSums> & {
  customer_id: string;
  currency: string;
  /** After the last event of the customer's stream in this currency; null if an earlier version built the view. */
  credit: Minor | null;
};

/** A customer: one with an invoice, or with an event on its own stream. */
export type CustomerNameRow = {
  customer_id: string;
  /** The name on the invoice that was registered last, or the customer's id if it has no invoice. */
  name: string;
  /** The position of that registration; null if the customer has no invoice. */
  name_since: string | null;
  /** The revision of the last event of the customer's stream; null if it has none, as with `opened`. */
  revision: number | null;
  /** The position of the first event of the customer's stream. */
  opened: string | null;
};
