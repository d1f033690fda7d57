// What a command will do to an invoice, told before it is sent. The rules are the command-service's (outcome.spec.ts holds both side by
// side); it decides, this only foretells.

import type { InvoiceState } from '../../../events/invoice.ts';
import type { Minor } from '../../../events/money/money.ts';
import type { InvoiceAnswer } from './reads.ts';

/** As much of an invoice as its balance follows from. Amounts in minor units. */
export type Standing = Pick<
  InvoiceAnswer,
  'state' | 'amountDue' | 'paid' | 'credited' | 'writtenOff' | 'voided' | 'refunded'
> & {
  payments: readonly Pick<
    InvoiceAnswer['payments'][number],
    'paymentId' | 'kind' | 'amount' | 'excess' | 'refunded' | 'reversed'
  >[];
};
export type Payment = Standing['payments'][number];

/** `credit` is what the customer's credit gains; below 0 what it loses. */
export type Outcome = { amountDue: Minor; state: InvoiceState; credit: Minor };

/** What a payment can pay: what is due, or what was written off. */
export const payableOf = ({ state, amountDue, writtenOff }: Standing): Minor =>
  state === 'written-off' ? writtenOff : amountDue;

export function afterPayment(invoice: Standing, amount: Minor): Outcome {
  const taken = Math.min(amount, payableOf(invoice));
  const recovered = invoice.state === 'written-off' ? taken : 0;
  const amountDue = invoice.amountDue + recovered - taken;
  const writtenOff = invoice.writtenOff - recovered;
  const isPaidInPart = taken > 0 || invoice.payments.some(stands);
  return { amountDue, state: stateOf(amountDue, writtenOff, isPaidInPart), credit: amount - taken };
}

/** @param amount of the note, with its tax */
export function afterCreditNote(invoice: Standing, amount: Minor): Outcome {
  const taken = Math.min(amount, invoice.amountDue);
  const amountDue = invoice.amountDue - taken;
  return {
    amountDue,
    state: stateOf(amountDue, invoice.writtenOff, invoice.payments.some(stands)),
    credit: amount - taken,
  };
}

/** All that the payment paid is due again; what had become credit is taken back, and what credit had paid is credit again. */
export function afterReversal(invoice: Standing, { paymentId, kind, amount, excess = 0 }: Payment): Outcome {
  const amountDue = invoice.amountDue + amount;
  const others = invoice.payments.filter((other) => other.paymentId !== paymentId);
  return {
    amountDue,
    state: stateOf(amountDue, invoice.writtenOff, others.some(stands)),
    credit: kind === 'credit' ? amount : -excess,
  };
}

export function afterRefund(invoice: Standing, { paymentId }: Payment, amount: Minor): Outcome {
  const amountDue = invoice.amountDue + amount;
  const payments = invoice.payments.map((payment) =>
    payment.paymentId === paymentId ? { ...payment, refunded: (payment.refunded ?? 0) + amount } : payment,
  );
  return { amountDue, state: stateOf(amountDue, invoice.writtenOff, payments.some(stands)), credit: 0 };
}

export const afterWriteOff = (): Outcome => ({ amountDue: 0, state: 'written-off', credit: 0 });
export const afterVoid = (): Outcome => ({ amountDue: 0, state: 'void', credit: 0 });

const stands = ({ amount, refunded = 0, reversed = false }: Payment): boolean => !reversed && amount > refunded;

function stateOf(amountDue: Minor, writtenOff: Minor, isPaidInPart: boolean): InvoiceState {
  if (amountDue === 0) return writtenOff > 0 ? 'written-off' : 'paid';
  return isPaidInPart ? 'partially-paid' : 'open';
}

/** What can be done with an invoice as it is; what else is asked of it, the service refuses. */
export const canBe = {
  paid: (invoice: Standing) =>
    ['open', 'partially-paid', 'written-off'].includes(invoice.state) && payableOf(invoice) > 0,
  credited: ({ state }: Standing) => ['open', 'partially-paid', 'paid'].includes(state),
  writtenOff: ({ state, amountDue }: Standing) => ['open', 'partially-paid'].includes(state) && amountDue > 0,
  voided: ({ state, paid, credited, refunded, writtenOff }: Standing) =>
    state === 'open' && paid + credited + refunded + writtenOff === 0,
  reversed: ({ state }: Standing, { reversed = false }: Payment) => state !== 'void' && !reversed,
  refunded: ({ state }: Standing, { kind, reversed = false, amount, refunded = 0 }: Payment) =>
    ['partially-paid', 'paid', 'written-off'].includes(state) && kind === 'money' && !reversed && amount > refunded,
};
