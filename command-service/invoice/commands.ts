import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceContent } from '../../events/document/document.ts';
import type { CreditedTax } from '../../events/invoice.ts';
import type { Currency } from '../../events/money/currency.ts';
import type { Minor } from '../../events/money/money.ts';

// The commands of an invoice. Their shapes were validated by the routes; time and ids are part of the command.

/** The customer's credit before the command. The excess must leave it exact (at most 2^53 − 1). */
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

/** Part of a payment across invoices: pays up to the amount due. If nothing is due, PaymentDeclined records that. */
export type AllocatePayment = Omit<ApplyPayment, 'type' | 'customerCredit'> & { type: 'allocate' };

/** Pays up to `amount` from the customer's credit. If nothing is due, PaymentDeclined records that. */
export type ApplyCustomerCredit = {
  type: 'apply-credit';
  applicationId: string;
  amount: Minor;
  currency: Currency;
  appliedOn: CalendarDate;
};

/** What a credit note credits: an amount, quantities of lines, or the tax groups of a UBL credit note. */
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

/** `on` is the current date in the seller's time zone. */
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
