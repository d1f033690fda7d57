// The state of an invoice, folded from its events. After every event, with each part ≥ 0:
//
//   payable = due + paid + credited + written off + voided − refunded − excess
//
// `excess` is above 0 only if the total is below 0: the seller owes it, and it became customer credit when the invoice was registered.

import { type CalendarDate, later } from './calendar-date.ts';
import { CannotFollow } from './cannot-follow.ts';
import { type Attachment, attachmentsOf } from './document/attachment.ts';
import { impossible } from './impossible.ts';
import type {
  CreditedTax,
  Document,
  InvoiceEvent,
  InvoiceRegistered,
  InvoiceState,
  PaymentReversed,
  RefundReversed,
} from './invoice.ts';
import { amountDueAfter, type InvoiceFields, type SettlementPart, settlementParts, sidesOf } from './invoice-fields.ts';
import {
  type PayingPart,
  type Payment,
  type Refund,
  type Reversal,
  stillCredit,
  stillPaying,
  type Unapplication,
} from './invoice-payment.ts';
import type { Minor } from './money/money.ts';
import { withEntry } from './persistent-map.ts';
import { isSettledAtOnce } from './unapplication.ts';

export type CreditNote = {
  number?: string;
  amount: Minor;
  excess: Minor;
  /** What the note says was returned before it was issued (BT-113), outside this ledger, ... */
  prepaid?: Minor;
  /** ... and in this ledger. */
  refunded?: Minor;
  issuedOn: CalendarDate;
  reason: string;
  taxes: CreditedTax[];
  lines: { line: number; quantity: string }[];
  /** What is attached to the note, if it came as a document of its own. */
  attachments?: Attachment[];
};

export type RegisteredInvoice = InvoiceFields & {
  document: Document;
  payments: ReadonlyMap<string, Payment>;
  creditNotes: ReadonlyMap<string, CreditNote>;
  // what later commands are checked against; no view shows it
  /** By refund id. */
  refunds: ReadonlyMap<string, Refund>;
  /** By reversal id, since version 2 of PaymentReversed. */
  reversals: ReadonlyMap<string, Reversal>;
  /** By unapplication id. */
  unapplications: ReadonlyMap<string, Unapplication>;
  // dates that bound those of later commands; no view shows them
  /** When the last dispute was resolved. */
  resolvedOn?: CalendarDate;
  /** The last day on which a reversal, a refund or an unapplication made an amount due again. */
  dueAgainOn?: CalendarDate;
  /** When an amount was written off last. */
  writtenOffOn?: CalendarDate;
  /** When the invoice was voided. An invoice of 0 is void, too, though its `voided` is 0. */
  voidedOn?: CalendarDate;
};

export type Invoice = { state: 'unregistered' } | RegisteredInvoice;

export const unregistered: Invoice = { state: 'unregistered' };

/** The fields of a newly registered invoice, without the amount due. */
export const newInvoice = {
  state: 'open',
  overdue: false,
  paid: 0,
  credited: 0,
  writtenOff: 0,
  voided: 0,
  refunded: 0,
} as const satisfies Omit<InvoiceFields, 'amountDue'>;

/** A newly registered invoice has none of these. */
export const withoutParts = {
  payments: new Map(),
  creditNotes: new Map(),
  refunds: new Map(),
  reversals: new Map(),
  unapplications: new Map(),
} as const satisfies Partial<RegisteredInvoice>;

export class NotTheFirstEvent extends CannotFollow {
  constructor(type: string) {
    super(`the stream starts with ${type}; the stream of an invoice must start with InvoiceRegistered`);
  }
}

/** The invoice is registered already. */
export class RegisteredTwice extends CannotFollow {
  constructor() {
    super('the invoice is registered already');
  }
}

/** A part of an invoice's total is below zero, or the parts do not add up to the amount due. */
export class AmountsDoNotAddUp extends CannotFollow {}

/**
 * The state after an event.
 * @throws NotTheFirstEvent if the first event of the stream is not InvoiceRegistered; RegisteredTwice
 * @throws AmountsDoNotAddUp
 */
export function evolve(invoice: Invoice, event: InvoiceEvent): RegisteredInvoice {
  const after = withEvent(invoice, event);
  if (event.type === 'InvoiceRegistered') refuseWrongExcess(event);
  refuseWrongAmounts(after);
  return after;
}

/** The state after an event that may not be the next one of its stream, so that the amount due may be another than the event says. */
export function withEvent(invoice: Invoice, event: InvoiceEvent): RegisteredInvoice {
  if (event.type === 'InvoiceRegistered') {
    if (invoice.state !== 'unregistered') throw new RegisteredTwice();
    const { amountDue, excess: _, ...document } = event.data;
    return { ...newInvoice, ...withoutParts, amountDue, document };
  }
  if (invoice.state === 'unregistered') throw new NotTheFirstEvent(event.type);
  const before = event.type === 'DisputeResolved' ? withoutDispute(invoice) : invoice;
  return { ...before, ...change(before, event), amountDue: event.data.amountDue };
}

function refuseWrongAmounts(invoice: RegisteredInvoice): void {
  const { amountDue, document } = invoice;
  for (const part of settlementParts) {
    if (invoice[part] < 0) throw new AmountsDoNotAddUp(`makes "${part}" ${invoice[part]}: it must not be below 0`);
  }
  requireDue(amountDue, amountDueAfter(sidesOf(document.totals).claim, invoice));
}

function refuseWrongExcess({ data: { excess = 0, totals } }: InvoiceRegistered): void {
  const right = sidesOf(totals).excess;
  if (excess !== right)
    throw new AmountsDoNotAddUp(`says that ${excess} is owed to the customer, but by its total ${right} is owed`);
}

function requireDue(stated: Minor, right: Minor): void {
  if (stated !== right)
    throw new AmountsDoNotAddUp(`says that ${stated} is due, but by the events up to it ${right} is due`);
}

/**
 * Checks an event against the amount due before it alone, for those who have no more of the state.
 * @param before 0 if the event is the first
 * @throws AmountsDoNotAddUp if the event says another amount due than its own amounts make of it
 */
export function refuseWrongAmountDue(before: Minor, event: InvoiceEvent): void {
  if (event.type === 'InvoiceRegistered') refuseWrongExcess(event);
  const right =
    event.type === 'InvoiceRegistered' ? sidesOf(event.data.totals).claim : amountDueAfter(before, partsOf(event));
  requireDue(event.data.amountDue, right);
}

/** What an event changes of the parts of an invoice: those after it if all were 0 before. */
function partsOf(event: Later): Pick<InvoiceFields, SettlementPart> {
  const document = undefined as never; // no change depends on it
  const blank = { ...newInvoice, ...withoutParts, amountDue: 0, document };
  return { ...blank, ...change(blank, event) };
}

const withoutDispute = ({ disputed, disputedOn, disputeReason, ...invoice }: RegisteredInvoice) => invoice;

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
      return reversedBy(invoice, event.data);
    case 'PaymentUnapplied': {
      const { unapplicationId, paymentId, amount, unappliedOn } = event.data;
      return {
        paid: invoice.paid - amount,
        ...(!isSettledAtOnce(unapplicationId) && { dueAgainOn: later(unappliedOn, invoice.dueAgainOn) }),
        payments: withPayment(invoice, paymentId, ({ unapplied = 0, ...payment }) => ({
          ...payment,
          unapplied: unapplied + amount,
        })),
        unapplications: withEntry(invoice.unapplications, unapplicationId, { paymentId, amount, unappliedOn }),
      };
    }
    case 'PaymentRefunded': {
      const { refundId, paymentId, amount, refundedOn } = event.data;
      return {
        refunded: invoice.refunded + amount,
        dueAgainOn: later(refundedOn, invoice.dueAgainOn),
        payments: withPayment(invoice, paymentId, (payment) => ({ ...payment, refunded: payment.refunded + amount })),
        refunds: withEntry(invoice.refunds, refundId, { paymentId, amount, refundedOn }),
      };
    }
    case 'RefundReversed':
      return refundReversedBy(invoice, event.data);
    case 'CreditNoteApplied': {
      const { creditNoteId, number, amount, excess = 0, refunded = 0, issuedOn, reason } = event.data;
      const { taxes, lines = [], document } = event.data;
      const prepaid = (document?.totals?.prepaid ?? 0) - refunded;
      const attachments = attachmentsOf(document ?? {});
      const note = {
        ...(number !== undefined && { number }),
        amount,
        excess,
        ...(prepaid > 0 && { prepaid }),
        ...(refunded > 0 && { refunded }),
        issuedOn,
        reason,
        taxes,
        lines,
        ...(attachments.length > 0 && { attachments }),
      };
      return {
        credited: invoice.credited + amount,
        creditNotes: withEntry(invoice.creditNotes, creditNoteId, note),
      };
    }
    case 'AmountWrittenOff':
      return {
        writtenOff: invoice.writtenOff + event.data.amount,
        writtenOffOn: later(event.data.writtenOffOn, invoice.writtenOffOn),
      };
    case 'WriteOffRecovered':
      return { writtenOff: invoice.writtenOff - event.data.amount };
    case 'AmountVoided':
      return { voided: invoice.voided + event.data.amount, voidedOn: event.data.voidedOn };
    case 'InvoiceDisputed': {
      const { amount, disputedOn, reason } = event.data;
      return { disputed: amount, disputedOn, disputeReason: reason };
    }
    case 'DisputeResolved':
      return { resolvedOn: event.data.resolvedOn };
    case 'InvoiceReopened':
    case 'InvoicePartiallyPaid':
    case 'InvoicePaid':
    case 'InvoiceWrittenOff':
    case 'InvoiceVoided':
      return { state: stateNamedBy[event.type] };
    case 'PaymentDeclined':
    case 'CreditNoteDeclined':
      return {};
    case 'InvoiceBecameOverdue':
      return { overdue: true };
    case 'OverdueCleared':
      return { overdue: false };
    default:
      return impossible(event);
  }
}

/** The state after each event that changes the state. No other event changes it. */
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
  payments: withEntry(invoice.payments, id, { ...payment, refunded: 0, reversed: false }),
});

function withPayment(invoice: RegisteredInvoice, id: string, change: (payment: Payment) => Payment) {
  const payment = invoice.payments.get(id);
  return payment ? withEntry(invoice.payments, id, change(payment)) : invoice.payments;
}

function reversedBy(
  invoice: RegisteredInvoice,
  { reversalId, paymentId, amount, withdrawn, reversedOn }: PaymentReversed['data'],
): Partial<RegisteredInvoice> {
  const paid =
    amount === 0 // only credit was taken back
      ? {}
      : { paid: invoice.paid - amount, dueAgainOn: later(reversedOn, invoice.dueAgainOn) };
  if (withdrawn === undefined) {
    return { ...paid, payments: withPayment(invoice, paymentId, (payment) => ({ ...payment, reversed: true })) };
  }
  return {
    ...paid,
    payments: withPayment(invoice, paymentId, (before) => {
      const { reversedAmount = 0, withdrawn: withdrawnBefore = 0 } = before;
      const after = { ...before, reversedAmount: reversedAmount + amount, withdrawn: withdrawnBefore + withdrawn };
      // as of a day, a reversal may withdraw credit that comes only later: then stillCredit is below 0, and must not cancel stillPaying
      return { ...after, reversed: stillPaying(after) === 0 && stillCredit(after) === 0 };
    }),
    reversals: withEntry(invoice.reversals, reversalId, { paymentId, amount, withdrawn, reversedOn }),
  };
}

/** The payment is there again as far as the refund was; a payment that was reversed before can be reversed again. */
function refundReversedBy(
  invoice: RegisteredInvoice,
  { refundId, paymentId, amount, reversedOn }: RefundReversed['data'],
): Partial<RegisteredInvoice> {
  const refund = invoice.refunds.get(refundId);
  return {
    refunded: invoice.refunded - amount,
    payments: withPayment(invoice, paymentId, (payment) => ({
      ...payment,
      refunded: payment.refunded - amount,
      reversed: payment.reversed && payment.reversedAmount === undefined,
    })),
    ...(refund && { refunds: withEntry(invoice.refunds, refundId, { ...refund, reversedOn }) }),
  };
}

/** The state that follows from the amounts. An invoice with nothing due is "paid", whether payments, credit or credit notes settled it. */
export function stateByMoney(
  { amountDue, writtenOff, voidedOn }: Pick<RegisteredInvoice, 'amountDue' | 'writtenOff' | 'voidedOn'>,
  payments: Iterable<PayingPart>,
): InvoiceState {
  if (voidedOn !== undefined) return 'void';
  if (amountDue <= 0) return writtenOff > 0 ? 'written-off' : 'paid';
  return Iterator.from(payments).some((payment) => stillPaying(payment) > 0) ? 'partially-paid' : 'open';
}

/** The amount due that is not in dispute. After a payment, less may be due than was disputed. */
export const undisputedDue = ({ amountDue, disputed = 0 }: Pick<InvoiceFields, 'amountDue' | 'disputed'>): Minor =>
  Math.max(0, amountDue - disputed);

/** The largest amount that a payment can pay: the amount due, and what was written off. */
export const payableNow = ({ amountDue, writtenOff }: Pick<InvoiceFields, 'amountDue' | 'writtenOff'>): Minor =>
  amountDue + writtenOff;
