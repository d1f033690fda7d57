// Predicts what a command will do to an invoice, so that a dialog can show it before the command is sent. The command service decides; this only
// predicts, by the same rules. outcome.spec.ts compares the two.

import type { InvoiceState } from '../../../events/invoice.ts';
import { payableNow, stateByMoney } from '../../../events/invoice-state.ts';
import type { Minor } from '../../../events/money/money.ts';
import type { InvoiceAnswer } from './reads.ts';

/** The fields of an invoice that the prediction needs. Amounts in minor units. */
export type InvoiceBalance = Pick<
  InvoiceAnswer,
  'state' | 'amountDue' | 'paid' | 'credited' | 'writtenOff' | 'refunded' | 'disputed'
> & {
  payments: readonly Pick<
    InvoiceAnswer['payments'][number],
    'paymentId' | 'kind' | 'amount' | 'excess' | 'refunded' | 'reversed'
  >[];
};
export type Payment = InvoiceBalance['payments'][number];

/** The invoice after a command. `credit` is the change of the customer's credit, negative if it decreases. */
export type Outcome = { amountDue: Minor; state: InvoiceState; credit: Minor };

export const afterPayment = (invoice: InvoiceBalance, amount: Minor): Outcome =>
  afterSettlement(invoice, amount, [...invoice.payments, { amount }]);

/** @param amount of the credit note, including tax */
export const afterCreditNote = (invoice: InvoiceBalance, amount: Minor): Outcome =>
  afterSettlement(invoice, amount, invoice.payments);

/** What is due is settled first, then what was written off; the excess becomes customer credit. */
function afterSettlement(invoice: InvoiceBalance, amount: Minor, payments: StatePayments): Outcome {
  const settled = Math.min(amount, payableNow(invoice));
  const amountDue = Math.max(0, invoice.amountDue - settled);
  const writtenOff = payableNow(invoice) - settled - amountDue;
  return { amountDue, state: stateAfter(amountDue, writtenOff, payments), credit: amount - settled };
}

/**
 * The whole payment is due again. The part of a payment of money that had become customer credit is withdrawn; a payment by customer credit becomes
 * credit again.
 */
export function afterReversal(invoice: InvoiceBalance, { paymentId, kind, amount, excess = 0 }: Payment): Outcome {
  const amountDue = invoice.amountDue + amount;
  const others = invoice.payments.filter((other) => other.paymentId !== paymentId);
  return {
    amountDue,
    state: stateAfter(amountDue, invoice.writtenOff, others),
    credit: kind === 'credit' ? amount : -excess,
  };
}

export function afterRefund(invoice: InvoiceBalance, { paymentId }: Payment, amount: Minor): Outcome {
  const amountDue = invoice.amountDue + amount;
  const payments = invoice.payments.map((payment) =>
    payment.paymentId === paymentId ? { ...payment, refunded: (payment.refunded ?? 0) + amount } : payment,
  );
  return { amountDue, state: stateAfter(amountDue, invoice.writtenOff, payments), credit: 0 };
}

/** After a command that moves no money. */
export const unchanged = ({ amountDue, state }: InvoiceBalance): Outcome => ({ amountDue, state, credit: 0 });

export const afterWriteOff = (): Outcome => ({ amountDue: 0, state: 'written-off', credit: 0 });
export const afterVoid = (): Outcome => ({ amountDue: 0, state: 'void', credit: 0 });

type StatePayments = Parameters<typeof stateByMoney>[1];

/** No command that is predicted here leaves a void invoice. */
const stateAfter = (amountDue: Minor, writtenOff: Minor, payments: StatePayments): InvoiceState =>
  stateByMoney({ amountDue, writtenOff }, payments);

/** The commands that an invoice's state allows. The service refuses all others. */
export const canBe = {
  paid: (invoice: InvoiceBalance) =>
    ['open', 'partially-paid', 'written-off'].includes(invoice.state) && payableNow(invoice) > 0,
  credited: ({ state }: InvoiceBalance) => state !== 'void',
  writtenOff: ({ state, amountDue }: InvoiceBalance) => ['open', 'partially-paid'].includes(state) && amountDue > 0,
  voided: ({ state, paid, credited, refunded, writtenOff }: InvoiceBalance) =>
    ['open', 'paid'].includes(state) && paid + credited + refunded + writtenOff === 0,
  disputed: ({ state, amountDue, disputed }: InvoiceBalance) =>
    ['open', 'partially-paid'].includes(state) && amountDue > 0 && disputed === undefined,
  resolved: ({ disputed }: InvoiceBalance) => disputed !== undefined,
  reversed: ({ state }: InvoiceBalance, { reversed = false }: Payment) => state !== 'void' && !reversed,
  refunded: ({ state }: InvoiceBalance, { kind, reversed = false, amount, refunded = 0 }: Payment) =>
    ['partially-paid', 'paid', 'written-off'].includes(state) && kind === 'money' && !reversed && amount > refunded,
};
