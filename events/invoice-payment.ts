// A payment of an invoice, what undoes it, and what is left of it.

import type { CalendarDate } from './calendar-date.ts';
import type { Minor } from './money/money.ts';

/**
 * A payment of an invoice, by money or by the customer's credit. `amount` was deducted from the amount due, and `excess` became customer
 * credit, when it was recorded. Of `amount`, `refunded` was paid back, `unapplied` became customer credit later and `reversedAmount` was
 * taken back. Of what became credit, `withdrawn` was taken back. `reversed` says that all that was left was taken back.
 */
export type Payment = {
  kind: 'money' | 'credit';
  amount: Minor;
  excess: Minor;
  refunded: Minor;
  reversed: boolean;
  unapplied?: Minor;
  reversedAmount?: Minor;
  withdrawn?: Minor;
  paidOn: CalendarDate;
  method: string;
  reference?: string;
};

/** A refund of a payment of the invoice; it came back on `reversedOn`. */
export type Refund = { paymentId: string; amount: Minor; refundedOn: CalendarDate; reversedOn?: CalendarDate };

/** What a reversal took back: `amount` is due again, and `withdrawn` is taken from the customer's credit. */
export type Reversal = { paymentId: string; amount: Minor; withdrawn: Minor; reversedOn: CalendarDate };

/** What of a payment became the customer's credit after it had paid. */
export type Unapplication = { paymentId: string; amount: Minor; unappliedOn: CalendarDate };

export type PayingPart = Pick<Payment, 'amount'> & Partial<Payment>;

/** The amount by which a payment still pays its invoice: it was not refunded, unapplied or reversed. */
export const stillPaying = (payment: PayingPart): Minor => {
  const { amount, refunded = 0, reversed = false, unapplied = 0, reversedAmount = 0 } = payment;
  return reversed ? 0 : Math.max(0, amount - refunded - unapplied - reversedAmount);
};

type CreditedPart = Pick<Payment, 'kind' | 'excess' | 'reversed' | 'unapplied' | 'withdrawn'>;

/** The amount of money received that became customer credit and was not taken back from it. Credit that paid brought no money. */
export const stillCredit = ({ kind, excess, reversed, unapplied = 0, withdrawn = 0 }: CreditedPart): Minor =>
  reversed || kind === 'credit' ? 0 : excess + unapplied - withdrawn;

/** What reversals took back of a payment. Version 1 of PaymentReversed took back all of it. */
export const reversedTotal = ({ amount, excess, reversed, reversedAmount, withdrawn = 0 }: Payment): Minor =>
  reversedAmount === undefined ? (reversed ? amount + excess : 0) : reversedAmount + withdrawn;

/** The most that can still be taken back of a payment. What was returned of it never exceeds what was received. */
export const reversible = (payment: PayingPart & CreditedPart): Minor => stillPaying(payment) + stillCredit(payment);
