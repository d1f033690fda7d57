// Decides about a payment across several invoices; events/payment.ts has a drawing of its states.

import { type Minor, sum } from '../../events/money/money.ts';
import type {
  Allocation,
  PaymentAcrossInvoices,
  PaymentEvent,
  PaymentReceived,
  PaymentReversalRequested,
} from '../../events/payment.ts';
import { refuseBefore } from '../invoice/refusals.ts';
import { AllocationsExceedPayment, PaymentNotFound, PaymentStateForbids } from './refusals.ts';

/** @throws AllocationsExceedPayment, PaymentStateForbids */
export function receive(payment: PaymentAcrossInvoices, received: PaymentReceived['data']): PaymentEvent[] {
  if (payment.state !== 'unknown') throw new PaymentStateForbids(payment.state, 'receive');
  const allocated = sum(
    received.allocations.map(({ amount }) => amount),
    'the sum of allocations',
  );
  if (allocated > received.amount) throw new AllocationsExceedPayment(received.amount, allocated);
  return [{ type: 'PaymentReceived', data: received }];
}

/** @throws PaymentNotFound, DateTooEarly, PaymentStateForbids: only a settled payment can be reversed */
export function requestReversal(
  payment: PaymentAcrossInvoices,
  reversal: PaymentReversalRequested['data'],
): PaymentEvent[] {
  if (payment.state === 'unknown') throw new PaymentNotFound();
  if (payment.state !== 'settled') throw new PaymentStateForbids(payment.state, 'reverse');
  refuseBefore('The payment was received', payment.received.receivedOn, reversal.reversedOn);
  return [{ type: 'PaymentReversalRequested', data: reversal }];
}

/** What the process does next; `rest` if there is nothing to do. */
export type NextStep =
  | { step: 'allocate'; allocation: Allocation }
  | { step: 'credit'; amount: Minor }
  | { step: 'settle'; allocated: Minor; credited: Minor }
  | { step: 'withdraw'; amount: Minor }
  | { step: 'reverse'; invoiceId: string; amount: Minor }
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
      const { received, allocated, credited, reversed } = payment;
      const withdraw: NextStep[] = credited > 0 && reversed.size === 0 ? [{ step: 'withdraw', amount: credited }] : [];
      const [next] = [...allocated].filter(([invoiceId, amount]) => amount > 0 && !reversed.has(invoiceId));
      if (next) return [...withdraw, { step: 'reverse', invoiceId: next[0], amount: next[1] }];
      return [...withdraw, { step: 'complete-reversal', amount: received.amount }];
    }
    case 'unknown':
    case 'settled':
    case 'reversed':
      return [{ step: 'rest' }];
  }
}
