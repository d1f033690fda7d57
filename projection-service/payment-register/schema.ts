// The tables of the payment register in MySQL or MariaDB, named `payment_register_…`. A connection reads bigint as a number, decimal and
// date as text. Amounts are in minor units.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { Minor } from '../../events/money/money.ts';
import type { ViewTables } from '../mysql/view-tables.ts';

export type RegisterTables = ViewTables & { payments: RegisteredPayment; invoices: RegisterInvoice };

/** A payment of an invoice, by money or by customer credit, and its refunds and reversal. */
export type RegisteredPayment = {
  invoice_id: string;
  payment_id: string;
  invoice_number: string | null;
  customer_id: string;
  customer_name: string;
  currency: string;
  kind: 'money' | 'credit';
  /** The amount that it paid of the invoice. */
  amount: Minor;
  /** The amount that became customer credit. */
  excess: Minor;
  paid_on: CalendarDate;
  method: string;
  reference: string | null;
  /** The part of `amount` that was refunded, and the date of the last refund. */
  refunded: Minor;
  refunded_on: CalendarDate | null;
  /** Whether all that was left of it was taken back, and the date and reason of the last reversal. */
  reversed: 0 | 1;
  reversed_on: CalendarDate | null;
  reversal_reason: string | null;
  /** The part of `amount` that became customer credit later. */
  unapplied: Minor | null;
  /** What reversals took back of `amount`, and of what became customer credit. Null for those of earlier versions, of all of it. */
  reversed_amount: Minor | null;
  withdrawn: Minor | null;
  /** When it was recorded, in UTC. */
  recorded_at: Date;
  /** The revision of the event that applied it to its invoice. */
  revision: number;
};

/** The fields of an invoice that the rows of its payments need, after its event `revision`. */
export type RegisterInvoice = {
  invoice_id: string;
  number: string | null;
  customer_id: string;
  customer_name: string;
  currency: string;
  revision: number;
};
