// One payment across several invoices, on its stream `payment-<id>`: the record of a process that crosses streams.
//
//   PaymentReceived ─► PaymentAllocated, one an invoice ─► PaymentSettled (what is left became the customer's credit)
//   PaymentReversalRequested ─► AllocationReversed, one an invoice ─► PaymentReversalCompleted: of the whole payment, or a part of it

import { type Static, Type } from 'typebox';
import type { CalendarDate } from './calendar-date.ts';
import { CannotFollow } from './cannot-follow.ts';
import { type AnyEventOf, amount, currency, day, type EventOf, text } from './event-data.ts';
import { impossible } from './impossible.ts';
import type { Minor } from './money/money.ts';

const Allocation = Type.Object({ invoiceId: text, amount });
export type Allocation = Static<typeof Allocation>;

const partPrefix = 'payments/';

/** The id that a payment across several invoices has on each of them. It cannot be a client's id, which has no slash. */
export const partId = (paymentId: string): string => `${partPrefix}${paymentId}`;

/** Whether a payment on an invoice is a part of a payment across several. */
export const isPart = (paymentId: string): boolean => paymentId.startsWith(partPrefix);

/** The id of the payment across invoices of which a payment on an invoice is a part; undefined if it is none. */
export const paymentOfPart = (paymentId: string): string | undefined =>
  isPart(paymentId) ? paymentId.slice(partPrefix.length) : undefined;

/** The data of each type of event. */
export const paymentEvents = {
  /** The payment pays the invoices of `allocations` in this order, as far as its amount goes. They are chosen once, when it is recorded. */
  PaymentReceived: Type.Object({
    paymentId: text,
    customerId: text,
    amount,
    currency,
    receivedOn: day,
    method: text,
    reference: Type.Optional(text),
    allocations: Type.Array(Allocation),
  }),
  /** The amount of its allocation that an invoice took: less than allocated if less was due, 0 if nothing was due. */
  PaymentAllocated: Allocation,
  /** All allocations were handled; `credited` is unapplied cash that became customer credit. */
  PaymentSettled: Type.Object({ allocated: amount, credited: amount }),
  /**
   * The bank took back the payment, or `amount` of it. With `invoiceId` it is of what this invoice took; else it is as if that much less had
   * come: first of unapplied cash, then of the allocations, the last one first.
   */
  PaymentReversalRequested: Type.Object({
    reversalId: text,
    reversedOn: day,
    reason: text,
    amount: Type.Optional(amount),
    invoiceId: Type.Optional(text),
  }),
  /** `amount` is due again on the invoice; `withdrawn` was taken from the customer's credit, because it was unapplied on the invoice. */
  AllocationReversed: Type.Object({ invoiceId: text, amount, withdrawn: amount }),
  /** `amount` is what was taken back in all. */
  PaymentReversalCompleted: Type.Object({ reversalId: text, amount }),
  /** Only recorded by earlier versions: the part that became customer credit was spent, so nothing was reversed. */
  PaymentReversalRefused: Type.Object({ reversalId: text, refusal: text }),
} as const;

export type PaymentEvent = AnyEventOf<typeof paymentEvents>;
export type PaymentReceived = EventOf<typeof paymentEvents, 'PaymentReceived'>;
export type PaymentReversalCompleted = EventOf<typeof paymentEvents, 'PaymentReversalCompleted'>;
export type PaymentReversalRequested = EventOf<typeof paymentEvents, 'PaymentReversalRequested'>;

type Received = PaymentReceived['data'];
type Reversal = PaymentReversalRequested['data'];

/** What completed reversals took back: in all, and each of them of unapplied cash. */
export type TakenBack = { amount: Minor; ofUnappliedCash: readonly { on: CalendarDate; amount: Minor }[] };

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

export class OutOfOrder extends CannotFollow {
  constructor(type: string, state: PaymentAcrossInvoices['state']) {
    super(`${type} cannot follow on a payment that is ${state}`);
  }
}

/** An invoice took more than was allocated to it, or what was settled is not what was received. */
export class SettlementDoesNotAddUp extends CannotFollow {}

/** The payment after an event. @throws OutOfOrder if the event cannot follow in this state; SettlementDoesNotAddUp */
export function evolvePayment(payment: PaymentAcrossInvoices, event: PaymentEvent): PaymentAcrossInvoices {
  switch (event.type) {
    case 'PaymentReceived':
      if (payment.state !== 'unknown') break;
      return { state: 'allocating', received: event.data, allocated: new Map() };
    case 'PaymentAllocated':
      if (payment.state !== 'allocating') break;
      refuseMoreThanAllocated(payment.received, event.data);
      return { ...payment, allocated: new Map(payment.allocated).set(event.data.invoiceId, event.data.amount) };
    case 'PaymentSettled':
      if (payment.state !== 'allocating') break;
      refuseWrongSettlement(payment, event.data);
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
      const { reversed, returned, takenBack: before = { amount: 0, ofUnappliedCash: [] }, ...rest } = payment;
      const { amount } = event.data;
      const cash = { on: payment.reversal.reversedOn, amount: amount - returned };
      const ofUnappliedCash = cash.amount === 0 ? before.ofUnappliedCash : [...before.ofUnappliedCash, cash];
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

function refuseMoreThanAllocated({ allocations }: Received, { invoiceId, amount }: Allocation): void {
  const most = allocations.find((allocation) => allocation.invoiceId === invoiceId)?.amount ?? 0;
  if (amount > most) {
    throw new SettlementDoesNotAddUp(`says that invoice ${invoiceId} took ${amount}, but ${most} was allocated to it`);
  }
}

function refuseWrongSettlement(
  { received, allocated }: Extract<PaymentAcrossInvoices, { state: 'allocating' }>,
  settled: EventOf<typeof paymentEvents, 'PaymentSettled'>['data'],
): void {
  let taken = 0;
  for (const amount of allocated.values()) taken += amount;
  if (settled.allocated !== taken || settled.credited !== received.amount - taken) {
    throw new SettlementDoesNotAddUp(
      `says that ${settled.allocated} was allocated and ${settled.credited} became credit, but of ${received.amount} the invoices took ${taken}`,
    );
  }
}

/** What became of the money of any payment: `allocating` until all of it is applied or unapplied, then by how much of it was returned. */
export const moneyStates = ['allocating', 'received', 'partly-returned', 'returned'] as const;
export type MoneyState = (typeof moneyStates)[number];
