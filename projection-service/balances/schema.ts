// The tables of the balances view, in a PostgreSQL schema of its own (`balances`, or another while a rebuild is beside it),
// as a connection hands them out that reads int8 as a number, numeric and date as text.
//
// Amounts are in minor units. `position` is a place in the log of all events, in decimal: numeric, for it may use 64 bits unsigned.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { CreditedTax, Document, InvoiceState } from '../../events/invoice.ts';
import type { Minor } from '../../events/money/money.ts';
import type { ViewTables } from '../postgres/view-tables.ts';

export type BalancesTables = ViewTables & {
  invoices: InvoiceRow;
  payments: PaymentRow;
  credit_notes: CreditNoteRow;
  customers: CustomerRow;
};

/** An invoice: what `evolve` makes of its events up to `revision`. */
export type InvoiceRow = {
  invoice_id: string;
  customer_id: string;
  customer_name: string;
  number: string | null;
  reference: string | null;
  currency: string;
  issued_on: CalendarDate;
  due_on: CalendarDate | null;
  state: InvoiceState;
  overdue: boolean;
  payable: Minor;
  paid: Minor;
  credited: Minor;
  written_off: Minor;
  voided: Minor;
  refunded: Minor;
  amount_due: Minor;
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
export type PaymentRow = {
  invoice_id: string;
  payment_id: string;
  /** Of the event that applied it. */
  revision: number;
  kind: 'money' | 'credit';
  amount: Minor;
  excess: Minor;
  refunded: Minor;
  reversed: boolean;
  paid_on: CalendarDate;
  method: string;
  reference: string | null;
};

/** What a credit note took from an invoice. In the order of `revision`. */
export type CreditNoteRow = {
  invoice_id: string;
  credit_note_id: string;
  /** Of the event that applied it. */
  revision: number;
  number: string | null;
  amount: Minor;
  excess: Minor;
  issued_on: CalendarDate;
  reason: string;
  taxes: CreditedTax[];
  lines: { line: number; quantity: string }[];
};

/** The sum over a customer's invoices in one currency. */
export type CustomerRow = {
  customer_id: string;
  currency: string;
  /** As on the invoice that was registered last, at `name_since`. */
  name: string;
  name_since: string;
  /** Σ payable. */
  invoiced: Minor;
  paid: Minor;
  credited: Minor;
  written_off: Minor;
  voided: Minor;
  refunded: Minor;
  /** Σ amount_due = invoiced − paid − credited − written_off − voided + refunded. */
  due: Minor;
  /** How many invoices have an amount due above 0. */
  open_invoices: number;
};
