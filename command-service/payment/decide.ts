// Decides about a payment across several invoices; events/payment.ts has a drawing of its states.

import { minorDigits } from '../../events/money/currency.ts';
import { type Minor, sum } from '../../events/money/money.ts';
import type {
  Allocation,
  PaymentAcrossInvoices,
  PaymentEvent,
  PaymentReceived,
  PaymentReversalRequested,
} from '../../events/payment.ts';
import { type Change, leftOf, refuseBeforeThere } from '../invoice/payment-by-day.ts';
import { ReversalExceedsPayment } from '../invoice/undo-payment.ts';
import { AllocationsExceedPayment, PaymentNotFound, PaymentStateForbids } from './refusals.ts';

/** @throws AllocationsExceedPayment, PaymentStateForbids, UnknownCurrency */
export function receive(payment: PaymentAcrossInvoices, received: PaymentReceived['data']): PaymentEvent[] {
  if (payment.state !== 'unknown') throw new PaymentStateForbids(payment.state, 'receive');
  minorDigits(received.currency);
  const allocated = sum(
    received.allocations.map(({ amount }) => amount),
    'the sum of allocations',
  );
  if (allocated > received.amount) throw new AllocationsExceedPayment(received.amount, allocated);
  return [{ type: 'PaymentReceived', data: received }];
}

/**
 * @param held what can be taken back by day: unapplied cash and what each invoice took, or only what the reversal's invoice took
 * @throws PaymentNotFound, DateTooEarly, ReversalExceedsPayment, PaymentStateForbids: only a settled payment can be reversed, or a
 *   reversed one of which something is there again because a refund came back
 */
export function requestReversal(
  payment: PaymentAcrossInvoices,
  reversal: PaymentReversalRequested['data'],
  held: readonly Change[],
): PaymentEvent[] {
  if (payment.state === 'unknown') throw new PaymentNotFound();
  const reversible = leftOf(held);
  const isThere = payment.state === 'settled' || (payment.state === 'reversed' && reversible > 0);
  if (!isThere) throw new PaymentStateForbids(payment.state, 'reverse');
  const { amount, reversedOn } = reversal;
  if (reversible === 0 || (amount ?? 0) > reversible) throw new ReversalExceedsPayment(reversible, amount);
  refuseBeforeThere(held, amount ?? reversible, reversedOn);
  return [{ type: 'PaymentReversalRequested', data: reversal }];
}

/**
 * Takes at most `most` from what an invoice took; all of it if absent. `rest` is still to be taken back, of this invoice and `others`,
 * and `cash` is what unapplied cash is left by day.
 */
export type ReverseStep = {
  step: 'reverse';
  invoiceId: string;
  most?: Minor;
  rest: Minor;
  others: string[];
  cash: Change[];
};

/** What the process does next; `rest` if there is nothing to do. */
export type NextStep =
  | { step: 'allocate'; allocation: Allocation }
  | { step: 'credit'; amount: Minor }
  | { step: 'settle'; allocated: Minor; credited: Minor }
  | { step: 'withdraw'; amount: Minor }
  | ReverseStep
  | { step: 'complete-reversal'; amount: Minor }
  | { step: 'rest' };

/** The next step of a payment. A step that is not recorded on the payment's stream (credit, withdraw) comes with the step after it. */
export function nextStep(payment: PaymentAcrossInvoices): NextStep[] {
  switch (payment.state) {
    case 'allocating': {
      const { received, allocated } = payment;
      const allocation = received.allocations.find(({ invoiceId }) => !allocated.has(invoiceId));
      if (allocation) return [{ step: 'allocate', allocation }];
      const total = sum(allocated.values(), 'what was allocated');
      const credited = received.amount - total;
      const settle: NextStep = { step: 'settle', allocated: total, credited };
      return credited > 0 ? [{ step: 'credit', amount: credited }, settle] : [settle];
    }
    case 'reversing': {
      const { reversal, reversed, returned } = payment;
      const asked = reversal.amount ?? payment.received.amount;
      const cash = reversal.invoiceId === undefined ? unappliedCash(payment) : []; // none of it is an invoice's
      const ofCash = Math.min(asked, leftOf(cash));
      const withdraw: NextStep[] = ofCash > 0 && reversed.size === 0 ? [{ step: 'withdraw', amount: ofCash }] : [];
      const rest = asked - ofCash - returned;
      const [next, ...others] = invoicesToReverse(payment).filter((invoiceId) => !reversed.has(invoiceId));
      if (next === undefined || rest === 0) {
        return [...withdraw, { step: 'complete-reversal', amount: ofCash + returned }];
      }
      const most = reversal.amount === undefined ? {} : { most: rest };
      const cashLeft = [...cash, { on: reversal.reversedOn, amount: -ofCash }];
      return [...withdraw, { step: 'reverse', invoiceId: next, ...most, rest, others, cash: cashLeft }];
    }
    case 'unknown':
    case 'settled':
    case 'reversed':
      return [{ step: 'rest' }];
  }
}

type Settled = Extract<PaymentAcrossInvoices, { credited: Minor }>;

/** The unapplied cash that the payment left as credit, less what reversals took back of it, by day. The first change is its receipt. */
export const unappliedCash = ({ received, credited, takenBack }: Settled): Change[] => [
  { on: received.receivedOn, amount: credited },
  ...(takenBack?.ofUnappliedCash ?? []).map(({ on, amount }) => ({ on, amount: -amount })),
];

/** The invoices that a reversal takes the payment back from, the last allocation first. */
function invoicesToReverse({ allocated, reversal }: Extract<PaymentAcrossInvoices, { state: 'reversing' }>): string[] {
  if (reversal.invoiceId !== undefined) return [reversal.invoiceId];
  return [...allocated].flatMap(([invoiceId, amount]) => (amount > 0 ? [invoiceId] : [])).reverse();
}
