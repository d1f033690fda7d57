// One payment across several invoices, on its stream `payment-<id>`: the record of a process that crosses streams.
//
//   PaymentReceived ─► PaymentAllocated, one an invoice ─► PaymentSettled (what is left became the customer's credit)
//   PaymentReversalRequested ─► AllocationReversed, one an invoice ─► PaymentReversalCompleted: of the whole payment, or a part of it

import type { CalendarDate } from './calendar-date.ts';
import { impossible } from './impossible.ts';
import type { Currency } from './money/currency.ts';
import type { Minor } from './money/money.ts';

type Event<Type extends string, Data> = { type: Type; data: Data };

export type Allocation = { invoiceId: string; amount: Minor };

const partPrefix = 'payments/';

/** The id that a payment across several invoices has on each of them. It cannot be a client's id, which has no slash. */
export const partId = (paymentId: string): string => `${partPrefix}${paymentId}`;

/** Whether a payment on an invoice is a part of a payment across several. */
export const isPart = (paymentId: string): boolean => paymentId.startsWith(partPrefix);

/** The id of the payment across invoices of which a payment on an invoice is a part; undefined if it is none. */
export const paymentOfPart = (paymentId: string): string | undefined =>
  isPart(paymentId) ? paymentId.slice(partPrefix.length) : undefined;

/** The payment pays the invoices of `allocations` in this order, as far as its amount goes. They are chosen once, when it is recorded. */
export type PaymentReceived = Event<
  'PaymentReceived',
  {
    paymentId: string;
    customerId: string;
    amount: Minor;
    currency: Currency;
    receivedOn: CalendarDate;
    method: string;
    reference?: string;
    allocations: Allocation[];
  }
>;
/** The amount of its allocation that an invoice took: less than allocated if less was due, 0 if nothing was due. */
export type PaymentAllocated = Event<'PaymentAllocated', Allocation>;
/** All allocations were handled; `credited` is unapplied cash that became customer credit. */
export type PaymentSettled = Event<'PaymentSettled', { allocated: Minor; credited: Minor }>;
/**
 * The bank took back the payment, or `amount` of it. With `invoiceId` it is of what this invoice took; else it is as if that much less had
 * come: first of unapplied cash, then of the allocations, the last one first.
 */
export type PaymentReversalRequested = Event<
  'PaymentReversalRequested',
  { reversalId: string; reversedOn: CalendarDate; reason: string; amount?: Minor; invoiceId?: string }
>;
/** `amount` is due again on the invoice; `withdrawn` was taken from the customer's credit, because it was unapplied on the invoice. */
export type AllocationReversed = Event<'AllocationReversed', { invoiceId: string; amount: Minor; withdrawn: Minor }>;
/** `amount` is what was taken back in all. */
export type PaymentReversalCompleted = Event<'PaymentReversalCompleted', { reversalId: string; amount: Minor }>;
/** Only recorded by earlier versions: the part that became customer credit was spent, so nothing was reversed. */
export type PaymentReversalRefused = Event<'PaymentReversalRefused', { reversalId: string; refusal: string }>;

export type PaymentEvent =
  | PaymentReceived
  | PaymentAllocated
  | PaymentSettled
  | PaymentReversalRequested
  | AllocationReversed
  | PaymentReversalCompleted
  | PaymentReversalRefused;

type Received = PaymentReceived['data'];
type Reversal = PaymentReversalRequested['data'];

/** What completed reversals took back: in all, and of unapplied cash. */
export type TakenBack = { amount: Minor; ofUnappliedCash: Minor };

/**
 * `allocated` is the amount that each invoice took so far; `reversed` are the invoices that a reversal is done with, which took back
 * `returned` of them.
 */
export type PaymentAcrossInvoices =
  | { state: 'unknown' }
  | { state: 'allocating'; received: Received; allocated: ReadonlyMap<string, Minor> }
  | {
      state: 'settled';
      received: Received;
      allocated: ReadonlyMap<string, Minor>;
      credited: Minor;
      refusedReversal?: string;
      takenBack?: TakenBack;
    }
  | {
      state: 'reversing';
      received: Received;
      allocated: ReadonlyMap<string, Minor>;
      credited: Minor;
      reversal: Reversal;
      reversed: ReadonlySet<string>;
      returned: Minor;
      takenBack?: TakenBack;
    }
  | {
      state: 'reversed';
      received: Received;
      allocated: ReadonlyMap<string, Minor>;
      credited: Minor;
      reversal: Reversal;
      takenBack: TakenBack;
    };

/** Whether a reversal is of all that is left of the payment. One of a part leaves the payment settled. */
export const isWhole = ({ amount, invoiceId }: Pick<Reversal, 'amount' | 'invoiceId'>): boolean =>
  amount === undefined && invoiceId === undefined;

export const unknownPayment: PaymentAcrossInvoices = { state: 'unknown' };

export class OutOfOrder extends Error {
  constructor(type: string, state: PaymentAcrossInvoices['state']) {
    super(`${type} cannot follow on a payment that is ${state}`);
  }
}

/** The payment after an event. @throws OutOfOrder if the event cannot follow in this state */
export function evolvePayment(payment: PaymentAcrossInvoices, event: PaymentEvent): PaymentAcrossInvoices {
  switch (event.type) {
    case 'PaymentReceived':
      if (payment.state !== 'unknown') break;
      return { state: 'allocating', received: event.data, allocated: new Map() };
    case 'PaymentAllocated':
      if (payment.state !== 'allocating') break;
      return { ...payment, allocated: new Map(payment.allocated).set(event.data.invoiceId, event.data.amount) };
    case 'PaymentSettled':
      if (payment.state !== 'allocating') break;
      return { ...payment, state: 'settled', credited: event.data.credited };
    case 'PaymentReversalRequested': {
      if (payment.state !== 'settled' && payment.state !== 'reversed') break;
      const { refusedReversal, ...settled } = { refusedReversal: undefined, ...payment };
      return { ...settled, state: 'reversing', reversal: event.data, reversed: new Set(), returned: 0 };
    }
    case 'AllocationReversed':
      if (payment.state !== 'reversing') break;
      return {
        ...payment,
        reversed: new Set(payment.reversed).add(event.data.invoiceId),
        returned: payment.returned + event.data.amount + event.data.withdrawn,
      };
    case 'PaymentReversalCompleted': {
      if (payment.state !== 'reversing') break;
      const { reversed, returned, takenBack: before = { amount: 0, ofUnappliedCash: 0 }, ...rest } = payment;
      const { amount } = event.data;
      const ofUnappliedCash = before.ofUnappliedCash + amount - returned;
      const takenBack = { amount: before.amount + amount, ofUnappliedCash };
      if (isWhole(payment.reversal)) return { ...rest, state: 'reversed', takenBack };
      const { reversal, ...settled } = rest;
      return { ...settled, state: 'settled', takenBack };
    }
    case 'PaymentReversalRefused': {
      if (payment.state !== 'reversing') break;
      const { reversed, returned, reversal, ...rest } = payment;
      return { ...rest, state: 'settled', refusedReversal: event.data.refusal };
    }
    default:
      return impossible(event);
  }
  throw new OutOfOrder(event.type, payment.state);
}

/** What became of the money of any payment: `allocating` until all of it is applied or unapplied, then by how much of it was returned. */
export const moneyStates = ['allocating', 'received', 'partly-returned', 'returned'] as const;
export type MoneyState = (typeof moneyStates)[number];
