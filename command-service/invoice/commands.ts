import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceContent } from '../../events/document/document.ts';
import type { CreditedTax } from '../../events/invoice.ts';
import type { Currency } from '../../events/money/currency.ts';
import type { Minor } from '../../events/money/money.ts';

// What can be asked of an invoice. Shapes were validated at the edge; time and ids arrive from outside.

/** The credit that the customer has, as far as it is known: more may come to it as long as the sum is exact. */
type ToCredit = { customerCredit?: Minor };

export type RegisterInvoice = { type: 'register'; invoiceId: string; content: InvoiceContent };

/** What exceeds the amount due becomes the customer's credit. */
export type ApplyPayment = ToCredit & {
  type: 'pay';
  paymentId: string;
  amount: Minor;
  currency: Currency;
  receivedOn: CalendarDate;
  method: string;
  reference?: string;
};

/** A part of a payment over many invoices: it takes what is due of it, and declines on record where nothing is. */
export type AllocatePayment = Omit<ApplyPayment, 'type' | 'customerCredit'> & { type: 'allocate' };

/** Pays up to `amount` from the customer's credit: it takes what is due of it, and declines on record where nothing is. */
export type ApplyCustomerCredit = {
  type: 'apply-credit';
  applicationId: string;
  amount: Minor;
  currency: Currency;
  appliedOn: CalendarDate;
};

/** What a credit note takes back: an amount, some of the lines, or what a document of its own says. */
export type Credited =
  | { by: 'amount'; amount: Minor }
  | { by: 'lines'; lines: { line: number; quantity: string }[] }
  | { by: 'document'; taxes: CreditedTax[]; document: InvoiceContent };

export type ApplyCreditNote = ToCredit & {
  type: 'credit';
  creditNoteId: string;
  number?: string;
  currency: Currency;
  issuedOn: CalendarDate;
  reason: string;
  credited: Credited;
};

export type ReversePayment = {
  type: 'reverse';
  reversalId: string;
  paymentId: string;
  reversedOn: CalendarDate;
  reason: string;
};

export type RefundPayment = {
  type: 'refund';
  refundId: string;
  paymentId: string;
  amount: Minor;
  currency: Currency;
  refundedOn: CalendarDate;
  method: string;
  reason: string;
};

export type WriteOff = { type: 'write-off'; writtenOffOn: CalendarDate; reason: string };
export type VoidInvoice = { type: 'void'; voidedOn: CalendarDate; reason: string };

/** `on` is the calendar date that it is where the seller is. */
export type MarkOverdue = { type: 'mark-overdue'; on: CalendarDate };

export type InvoiceCommand =
  | RegisterInvoice
  | ApplyPayment
  | AllocatePayment
  | ApplyCustomerCredit
  | ApplyCreditNote
  | ReversePayment
  | RefundPayment
  | WriteOff
  | VoidInvoice
  | MarkOverdue;
