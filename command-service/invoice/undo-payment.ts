// What undoes a payment, or a part of it; refund.ts has what pays it back.
//
//   reverse   the bank took the money back: what it paid is due again, and what became credit is taken from the credit
//   unapply   the money stays: it is the customer's credit, and no longer pays this invoice
//
// What is returned of a payment, by reversals and refunds, never exceeds it.

import type { InvoiceEvent, PaymentReversed, PaymentUnapplied } from '../../events/invoice.ts';
import { type Payment, reversible, stillCredit, stillPaying } from '../../events/invoice-payment.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import type { Minor } from '../../events/money/money.ts';
import { isPart } from '../../events/payment.ts';
import { unapplicationIdOf } from '../../events/unapplication.ts';
import { refuseInexactCredit, type ToCredit } from './pay.ts';
import { asItCame, heldByDay, leastFrom, payingByDay, refuseBeforeThere } from './payment-by-day.ts';
import { InvoiceRefusal } from './refusals.ts';

/**
 * Without `amount`, all that is left of the payment is taken back. Of a part of a payment across invoices, `needed` is taken also if a
 * refund of it was out on that day, because the other parts cannot give it.
 */
export type ReversePayment = Pick<PaymentReversed['data'], 'reversalId' | 'paymentId' | 'reversedOn' | 'reason'> & {
  type: 'reverse';
  amount?: Minor;
  needed?: Minor;
};

/** Without `amount`, all that still pays the invoice. */
export type UnapplyPayment = ToCredit &
  Pick<PaymentUnapplied['data'], 'unapplicationId' | 'paymentId' | 'unappliedOn' | 'reason'> & {
    type: 'unapply';
    amount?: Minor;
  };

export class NoSuchPayment extends InvoiceRefusal {
  static override readonly kind = 'not-found';
  readonly paymentId: string;
  constructor(paymentId: string) {
    super(`The invoice has no payment ${paymentId}. GET /invoices/{id}/history lists its payments.`);
    this.paymentId = paymentId;
  }
}

export class PaymentAlreadyReversed extends InvoiceRefusal {
  static override readonly kind = 'conflict';
  constructor(paymentId: string) {
    super(
      `Payment ${paymentId} was reversed before, so it cannot be reversed, refunded or unapplied. If the money came again, record it with a new paymentId.`,
    );
  }
}

/** What is returned of a payment never exceeds it. */
export class ReversalExceedsPayment extends InvoiceRefusal {
  readonly reversible: Minor;
  constructor(reversible: Minor, amount?: Minor) {
    super(
      reversible === 0
        ? 'Nothing is left of this payment that can be reversed: it was refunded or reversed before.'
        : `At most ${reversible} (minor units) of this payment can still be reversed, so ${amount} is too much. The rest was refunded or reversed before.`,
    );
    this.reversible = reversible;
  }
}

export class UnapplicationExceedsPayment extends InvoiceRefusal {
  readonly paying: Minor;
  constructor(paying: Minor, amount?: Minor) {
    super(
      paying === 0
        ? 'This payment no longer pays the invoice: it was refunded, reversed or unapplied before.'
        : `The payment still pays ${paying} (minor units) of this invoice, so ${amount} is too much to unapply.`,
    );
    this.paying = paying;
  }
}

/**
 * Reverses a payment or an amount of it, as if that much less had come: first what became credit, then what paid the invoice. Part of a
 * payment across invoices is reversed as far as it goes, by that payment, which checks amount and date. If nothing is left of it,
 * PaymentDeclined records that, so that every repetition takes back nothing.
 * @throws NoSuchPayment, PaymentAlreadyReversed, ReversalExceedsPayment, DateTooEarly
 */
export function reversePayment(invoice: RegisteredInvoice, command: ReversePayment): InvoiceEvent[] {
  const { paymentId, reversedOn, needed = 0 } = command;
  const held = heldByDay(invoice, paymentId);
  const part = isPart(paymentId) ? invoice.payments.get(paymentId) : undefined;
  if (part) {
    const most = Math.min(reversible(part), Math.max(leastFrom(held, reversedOn), needed));
    if (most > 0) return takenBack(invoice, part, Math.min(command.amount ?? most, most), command);
    const { amountDue } = invoice;
    const nothing = 'nothing is left of it: it was refunded or reversed';
    return [{ type: 'PaymentDeclined', data: { paymentId, amount: 0, reason: nothing, amountDue } }];
  }
  const payment = unreversedPayment(invoice, paymentId);
  const most = reversible(payment);
  const asked = command.amount ?? most;
  if (most === 0 || asked > most) throw new ReversalExceedsPayment(most, asked);
  refuseBeforeThere(held, asked, reversedOn);
  return takenBack(invoice, payment, asked, command);
}

/**
 * If a refund was out on the day of the reversal, a part of the payment pays the invoice only from a later day on. That part is unapplied
 * on the later day, and as much credit is withdrawn on the day of the reversal.
 */
function takenBack(
  invoice: RegisteredInvoice,
  payment: Payment,
  asked: Minor,
  { reversalId, paymentId, reversedOn, reason }: ReversePayment,
): InvoiceEvent[] {
  const parts = asItCame(payingByDay(invoice, paymentId), asked - Math.min(asked, stillCredit(payment)), reversedOn);
  const amount = parts.find(({ on }) => on === reversedOn)?.amount ?? 0;
  let { amountDue } = invoice;
  const unapplied = parts
    .filter(({ on }) => on > reversedOn)
    .map(({ on: unappliedOn, amount }): InvoiceEvent => {
      amountDue += amount;
      const unapplicationId = unapplicationIdOf.reversal(reversalId, unappliedOn);
      return {
        type: 'PaymentUnapplied',
        data: { unapplicationId, paymentId, amount, unappliedOn, reason, amountDue },
      };
    });
  const reversal = { reversalId, paymentId, amount, withdrawn: asked - amount, reversedOn, reason };
  return [...unapplied, { type: 'PaymentReversed', data: { ...reversal, amountDue: amountDue + amount } }];
}

/**
 * Takes a payment, or an amount of it, from the invoice. It becomes the customer's credit, which can pay another invoice.
 * @throws NoSuchPayment, PaymentAlreadyReversed, UnapplicationExceedsPayment, DateTooEarly, AmountTooLarge
 */
export function unapplyPayment(invoice: RegisteredInvoice, command: UnapplyPayment): PaymentUnapplied {
  const { unapplicationId, paymentId, unappliedOn, reason } = command;
  const payment = unreversedPayment(invoice, paymentId);
  const paying = stillPaying(payment);
  const amount = command.amount ?? paying;
  if (paying === 0 || amount > paying) throw new UnapplicationExceedsPayment(paying, amount);
  refuseBeforeThere(payingByDay(invoice, paymentId), amount, unappliedOn);
  refuseInexactCredit(command, amount);
  const amountDue = invoice.amountDue + amount;
  return { type: 'PaymentUnapplied', data: { unapplicationId, paymentId, amount, unappliedOn, reason, amountDue } };
}

/** @throws NoSuchPayment, PaymentAlreadyReversed */
export function unreversedPayment({ payments }: RegisteredInvoice, paymentId: string): Payment {
  const payment = payments.get(paymentId);
  if (payment === undefined) throw new NoSuchPayment(paymentId);
  if (payment.reversed) throw new PaymentAlreadyReversed(paymentId);
  return payment;
}
