// Predicts what a command will do to an invoice, so that a dialog can show it before the command is sent. The command service decides; this only
// predicts, by the same rules. outcome.spec.ts compares the two.

import type { InvoiceState } from '../../../events/invoice.ts';
import { reversible, stillCredit, stillPaying } from '../../../events/invoice-payment.ts';
import { payableNow, stateByMoney } from '../../../events/invoice-state.ts';
import type { Minor } from '../../../events/money/money.ts';
import type { InvoiceAnswer } from './reads.ts';

/** The fields of an invoice that the prediction needs. Amounts in minor units. */
export type InvoiceBalance = Pick<
  InvoiceAnswer,
  'state' | 'totals' | 'excess' | 'amountDue' | 'paid' | 'credited' | 'writtenOff' | 'refunded' | 'disputed'
> & {
  creditNotes: readonly unknown[];
  payments: readonly Pick<
    InvoiceAnswer['payments'][number],
    'paymentId' | 'kind' | 'amount' | 'excess' | 'refunded' | 'reversed' | 'unapplied' | 'reversedAmount' | 'withdrawn'
  >[];
};
export type Payment = InvoiceBalance['payments'][number];

/** The invoice after a command. `credit` is the change of the customer's credit, negative if it decreases. */
export type Outcome = { amountDue: Minor; state: InvoiceState; credit: Minor };

/** The amount by which a payment still pays its invoice. */
export const pays = (payment: Payment): Minor => stillPaying(inFull(payment));

/** The most that can be reversed of a payment: what still pays the invoice, and what became the customer's credit. */
export const reversibleOf = (payment: Payment): Minor => reversible(inFull(payment));

/** The fields that the API leaves out if they are 0; `reversedAmount` without what was withdrawn. */
const inFull = ({
  excess = 0,
  refunded = 0,
  reversed = false,
  reversedAmount = 0,
  withdrawn = 0,
  ...rest
}: Payment) => ({
  ...rest,
  ...{ excess, refunded, reversed, reversedAmount: reversedAmount - withdrawn, withdrawn },
});

/** What each payment pays of the invoice, after one of them pays more, or less. */
const paying = (invoice: InvoiceBalance, paymentId?: string, more: Minor = 0): StatePayments =>
  invoice.payments.map((payment) => ({ amount: pays(payment) + (payment.paymentId === paymentId ? more : 0) }));

export const afterPayment = (invoice: InvoiceBalance, amount: Minor): Outcome =>
  afterSettlement(invoice, amount, [...paying(invoice), { amount }]);

/** @param amount of the credit note, including tax */
export const afterCreditNote = (invoice: InvoiceBalance, amount: Minor): Outcome =>
  afterSettlement(invoice, amount, paying(invoice));

/** A refund of a payment came back: it settles the invoice as a payment does. */
export const afterRefundReversal = (invoice: InvoiceBalance, { paymentId }: Payment, amount: Minor): Outcome =>
  afterSettlement(invoice, amount, paying(invoice, paymentId, Math.min(amount, payableNow(invoice))));

/** What is due is settled first, then what was written off; the excess becomes customer credit. */
function afterSettlement(invoice: InvoiceBalance, amount: Minor, payments: StatePayments): Outcome {
  const settled = Math.min(amount, payableNow(invoice));
  const amountDue = Math.max(0, invoice.amountDue - settled);
  const writtenOff = payableNow(invoice) - settled - amountDue;
  return { amountDue, state: stateAfter(amountDue, writtenOff, payments), credit: amount - settled };
}

/**
 * An amount of a payment is taken back: first of what became customer credit, which is withdrawn, then of what paid the invoice, which is due
 * again. What a payment by customer credit paid becomes credit again.
 */
export function afterReversal(invoice: InvoiceBalance, payment: Payment, amount: Minor): Outcome {
  const withdrawn = Math.min(amount, stillCredit(inFull(payment)));
  const { amountDue, state } = dueAgain(invoice, payment, amount - withdrawn);
  return { amountDue, state, credit: payment.kind === 'credit' ? amount : -withdrawn };
}

export const afterRefund = (invoice: InvoiceBalance, payment: Payment, amount: Minor): Outcome =>
  dueAgain(invoice, payment, amount);

/** What no longer pays the invoice becomes the customer's credit. */
export const afterUnapplication = (invoice: InvoiceBalance, payment: Payment, amount: Minor): Outcome => ({
  ...dueAgain(invoice, payment, amount),
  credit: amount,
});

function dueAgain(invoice: InvoiceBalance, { paymentId }: Payment, amount: Minor): Outcome {
  const amountDue = invoice.amountDue + amount;
  const state = stateAfter(amountDue, invoice.writtenOff, paying(invoice, paymentId, -amount));
  return { amountDue, state: invoice.state === 'void' ? 'void' : state, credit: 0 };
}

/** After a command that moves no money. */
export const unchanged = ({ amountDue, state }: InvoiceBalance): Outcome => ({ amountDue, state, credit: 0 });

export const afterWriteOff = (): Outcome => ({ amountDue: 0, state: 'written-off', credit: 0 });
/** What the invoice owed, because its total is below 0, is taken back from the customer's credit. */
export const afterVoid = ({ excess = 0 }: InvoiceBalance): Outcome => ({
  amountDue: 0,
  state: 'void',
  credit: excess === 0 ? 0 : -excess,
});

type StatePayments = Parameters<typeof stateByMoney>[1];

const stateAfter = (amountDue: Minor, writtenOff: Minor, payments: StatePayments): InvoiceState =>
  stateByMoney({ amountDue, writtenOff }, payments);

/** The commands that an invoice's state allows. The service refuses all others. */
export const canBe = {
  paid: (invoice: InvoiceBalance) =>
    ['open', 'partially-paid', 'written-off'].includes(invoice.state) && payableNow(invoice) > 0,
  // what takes back something itself has no credit note
  credited: ({ state, totals }: InvoiceBalance) =>
    state !== 'void' && totals.taxInclusive + (totals.rounding ?? 0) >= 0,
  writtenOff: ({ state, amountDue }: InvoiceBalance) => ['open', 'partially-paid'].includes(state) && amountDue > 0,
  voided: ({ state, paid, credited, refunded, writtenOff, creditNotes }: InvoiceBalance) =>
    ['open', 'paid'].includes(state) && paid + credited + refunded + writtenOff + creditNotes.length === 0,
  disputed: ({ state, amountDue, disputed }: InvoiceBalance) =>
    ['open', 'partially-paid'].includes(state) && amountDue > 0 && disputed === undefined,
  resolved: ({ disputed }: InvoiceBalance) => disputed !== undefined,
  reversed: (_: InvoiceBalance, payment: Payment) => reversibleOf(payment) > 0,
  unapplied: (_: InvoiceBalance, payment: Payment) => pays(payment) > 0,
  refunded: (_: InvoiceBalance, payment: Payment) => payment.kind === 'money' && pays(payment) > 0,
  refundReversed: ({ state }: InvoiceBalance) => state !== 'void',
};
