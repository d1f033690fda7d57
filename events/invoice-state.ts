// What an invoice's events amount to. At every event, with each part ≥ 0:
//
//   payable = due + paid + credited + written off + voided − refunded

import type { CalendarDate } from './calendar-date.ts';
import { impossible } from './impossible.ts';
import type { CreditedTax, Document, InvoiceEvent, InvoiceState } from './invoice.ts';
import type { InvoiceFields } from './invoice-fields.ts';
import type { Minor } from './money/money.ts';

/** What paid an invoice: money, or the customer's credit. `excess` is what went to the customer's credit. */
export type Payment = {
  kind: 'money' | 'credit';
  amount: Minor;
  excess: Minor;
  refunded: Minor;
  reversed: boolean;
  paidOn: CalendarDate;
  method: string;
  reference?: string;
};

export type CreditNote = {
  number?: string;
  amount: Minor;
  excess: Minor;
  issuedOn: CalendarDate;
  reason: string;
  taxes: CreditedTax[];
  lines: { line: number; quantity: string }[];
};

export type RegisteredInvoice = InvoiceFields & {
  document: Document;
  payments: ReadonlyMap<string, Payment>;
  creditNotes: ReadonlyMap<string, CreditNote>;
};

export type Invoice = { state: 'unregistered' } | RegisteredInvoice;

export const unregistered: Invoice = { state: 'unregistered' };

/** The fields of an invoice that has just been registered, but for the amount due. */
export const newInvoice = {
  state: 'open',
  overdue: false,
  paid: 0,
  credited: 0,
  writtenOff: 0,
  voided: 0,
  refunded: 0,
} as const satisfies Omit<InvoiceFields, 'amountDue'>;

export class NotTheFirstEvent extends Error {
  constructor(type: string) {
    super(`${type} on an invoice that was not registered`);
  }
}

/**
 * The state after an event.
 * @throws NotTheFirstEvent where a stream begins with anything but InvoiceRegistered
 */
export function evolve(invoice: Invoice, event: InvoiceEvent): RegisteredInvoice {
  if (event.type === 'InvoiceRegistered') {
    const { amountDue, ...document } = event.data;
    return { ...newInvoice, amountDue, document, payments: new Map(), creditNotes: new Map() };
  }
  if (invoice.state === 'unregistered') throw new NotTheFirstEvent(event.type);
  return { ...invoice, ...change(invoice, event), amountDue: event.data.amountDue };
}

type Later = Exclude<InvoiceEvent, { type: 'InvoiceRegistered' }>;

function change(invoice: RegisteredInvoice, event: Later): Partial<RegisteredInvoice> {
  switch (event.type) {
    case 'PaymentApplied': {
      const { paymentId, amount, excess = 0, receivedOn, method, reference } = event.data;
      const payment = { amount, excess, paidOn: receivedOn, method, ...(reference !== undefined && { reference }) };
      return paidBy(invoice, paymentId, { kind: 'money', ...payment });
    }
    case 'CustomerCreditApplied': {
      const { applicationId, amount, appliedOn } = event.data;
      return paidBy(invoice, applicationId, {
        kind: 'credit',
        amount,
        excess: 0,
        paidOn: appliedOn,
        method: 'customer-credit',
      });
    }
    case 'PaymentReversed':
      return {
        paid: invoice.paid - event.data.amount,
        payments: withPayment(invoice, event.data.paymentId, (payment) => ({ ...payment, reversed: true })),
      };
    case 'PaymentRefunded': {
      const { paymentId, amount } = event.data;
      return {
        refunded: invoice.refunded + amount,
        payments: withPayment(invoice, paymentId, (payment) => ({ ...payment, refunded: payment.refunded + amount })),
      };
    }
    case 'CreditNoteApplied': {
      const { creditNoteId, number, amount, excess = 0, issuedOn, reason, taxes, lines = [] } = event.data;
      const note = { ...(number !== undefined && { number }), amount, excess, issuedOn, reason, taxes, lines };
      return {
        credited: invoice.credited + amount,
        creditNotes: new Map(invoice.creditNotes).set(creditNoteId, note),
      };
    }
    case 'AmountWrittenOff':
      return { writtenOff: invoice.writtenOff + event.data.amount };
    case 'WriteOffRecovered':
      return { writtenOff: invoice.writtenOff - event.data.amount };
    case 'AmountVoided':
      return { voided: invoice.voided + event.data.amount };
    case 'InvoiceReopened':
    case 'InvoicePartiallyPaid':
    case 'InvoicePaid':
    case 'InvoiceWrittenOff':
    case 'InvoiceVoided':
      return { state: stateNamedBy[event.type] };
    case 'PaymentDeclined':
      return {};
    case 'InvoiceBecameOverdue':
      return { overdue: true };
    case 'OverdueCleared':
      return { overdue: false };
    default:
      return impossible(event);
  }
}

/** The state that an event of change puts an invoice in. No other event changes the state. */
export const stateNamedBy = {
  InvoiceRegistered: 'open',
  InvoiceReopened: 'open',
  InvoicePartiallyPaid: 'partially-paid',
  InvoicePaid: 'paid',
  InvoiceWrittenOff: 'written-off',
  InvoiceVoided: 'void',
} as const satisfies Partial<Record<InvoiceEvent['type'], InvoiceState>>;

const paidBy = (invoice: RegisteredInvoice, id: string, payment: Omit<Payment, 'refunded' | 'reversed'>) => ({
  paid: invoice.paid + payment.amount,
  payments: new Map(invoice.payments).set(id, { ...payment, refunded: 0, reversed: false }),
});

function withPayment(invoice: RegisteredInvoice, id: string, change: (payment: Payment) => Payment) {
  const payment = invoice.payments.get(id);
  return payment ? new Map(invoice.payments).set(id, change(payment)) : invoice.payments;
}

/** Payments of which something still pays the invoice. */
const isPaying = ({ amount, refunded = 0, reversed = false }: PayingPart): boolean => !reversed && amount > refunded;

type PayingPart = { amount: Minor; refunded?: Minor; reversed?: boolean };

/** The state that follows from where the money is. "Paid" is what has nothing due, by whatever settled it. */
export function stateByMoney(
  { amountDue, voided, writtenOff }: Pick<InvoiceFields, 'amountDue' | 'voided' | 'writtenOff'>,
  payments: Iterable<PayingPart>,
): InvoiceState {
  if (voided > 0) return 'void';
  if (amountDue <= 0) return writtenOff > 0 ? 'written-off' : 'paid';
  return Iterator.from(payments).some(isPaying) ? 'partially-paid' : 'open';
}

/** What a payment can pay: what is due, or what was written off. */
export const payableNow = ({
  state,
  amountDue,
  writtenOff,
}: Pick<InvoiceFields, 'state' | 'amountDue' | 'writtenOff'>): Minor =>
  state === 'written-off' ? writtenOff : amountDue;
