// The tables of the payment register, in a MySQL or MariaDB database, each named `payment_register_…` there. As a connection hands
// them out that reads bigint as a number, decimal and date as text. Amounts are in minor units.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { Minor } from '../../events/money/money.ts';
import type { ViewTables } from '../mysql/view-tables.ts';

export type RegisterTables = ViewTables & { payments: RegisteredPayment; invoices: RegisterInvoice };

/** What paid an invoice, money or the customer's own credit, and what happened to it since. */
export type RegisteredPayment = {
  invoice_id: string;
  payment_id: string;
  invoice_number: string | null;
  customer_id: string;
  customer_name: string;
  currency: string;
  kind: 'money' | 'credit';
  /** What it paid of the invoice. */
  amount: Minor;
  /** What became the customer's credit. */
  excess: Minor;
  paid_on: CalendarDate;
  method: string;
  reference: string | null;
  /** Of `amount`, and when the last of it went back. */
  refunded: Minor;
  refunded_on: CalendarDate | null;
  reversed: 0 | 1;
  reversed_on: CalendarDate | null;
  reversal_reason: string | null;
  /** When the ledger learned of it, in UTC. */
  recorded_at: Date;
  /** Of the event that applied it, on its invoice. */
  revision: number;
};

/** What a payment's row needs of its invoice, as of event `revision`. */
export type RegisterInvoice = {
  invoice_id: string;
  number: string | null;
  customer_id: string;
  customer_name: string;
  currency: string;
  revision: number;
};
