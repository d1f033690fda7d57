// A refund of a payment, which the seller pays back: it is due again. It may come back.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceEvent, PaymentRefunded, PaymentUnapplied } from '../../events/invoice.ts';
import { stillPaying } from '../../events/invoice-payment.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import type { Currency } from '../../events/money/currency.ts';
import type { Minor } from '../../events/money/money.ts';
import { unapplicationIdOf } from '../../events/unapplication.ts';
import { refuseInexactCredit, refuseOtherCurrency, type ToCredit } from './pay.ts';
import { payingByDay, refuseBeforeThere } from './payment-by-day.ts';
import { InvoiceRefusal, refuseBefore } from './refusals.ts';
import { settle } from './settle.ts';
import { unreversedPayment } from './undo-payment.ts';

export type RefundPayment = Omit<PaymentRefunded['data'], 'amountDue'> & { type: 'refund'; currency: Currency };

export type ReverseRefund = ToCredit & {
  type: 'reverse-refund';
  refundId: string;
  reversedOn: CalendarDate;
  reason: string;
};

export class RefundExceedsPayment extends InvoiceRefusal {
  readonly refundable: Minor;
  constructor(refundable: Minor, amount: Minor) {
    super(
      `At most ${refundable} (minor units) of this payment can still be refunded here, so ${amount} is too much. What pays an invoice is refunded by POST /invoices/{id}/payments/{id}/refunds, what became credit by POST /customers/{id}/credit/refunds with "of". If a later entry took it: docs/books.md, "Recording what happened earlier".`,
    );
    this.refundable = refundable;
  }
}

/** A payment from customer credit is unapplied, which makes it credit again. Only money is refunded. */
export class CreditIsNotRefundable extends InvoiceRefusal {
  constructor(paymentId: string) {
    super(
      `Payment ${paymentId} was made from customer credit, so there is no money to refund. Unapply it, then refund the credit.`,
    );
  }
}

export class NoSuchRefund extends InvoiceRefusal {
  static override readonly kind = 'not-found';
  constructor(refundId: string) {
    super(`The invoice has no refund ${refundId}. GET /invoices/{id}/history lists its refunds.`);
  }
}

export class RefundAlreadyReversed extends InvoiceRefusal {
  static override readonly kind = 'conflict';
  constructor(refundId: string) {
    super(`Refund ${refundId} came back before. A refund comes back once.`);
  }
}

/**
 * Refunds part of a payment, which is due again.
 * @throws CurrencyDiffers, NoSuchPayment, PaymentAlreadyReversed, CreditIsNotRefundable, RefundExceedsPayment, DateTooEarly
 */
export function refundPayment(invoice: RegisteredInvoice, command: RefundPayment): PaymentRefunded {
  refuseOtherCurrency(invoice, command);
  const { type, currency, ...refund } = command;
  const payment = unreversedPayment(invoice, command.paymentId);
  if (payment.kind === 'credit') throw new CreditIsNotRefundable(command.paymentId);
  const refundable = stillPaying(payment);
  if (command.amount > refundable) throw new RefundExceedsPayment(refundable, command.amount);
  refuseBeforeThere(payingByDay(invoice, command.paymentId), command.amount, command.refundedOn);
  return { type: 'PaymentRefunded', data: { ...refund, amountDue: invoice.amountDue + command.amount } };
}

/**
 * A refund came back: it settles what is due, then what was written off. What exceeds both becomes the customer's credit, because the
 * invoice was paid again meanwhile.
 * @throws NoSuchRefund, RefundAlreadyReversed, DateTooEarly, AmountTooLarge
 */
export function reverseRefund(invoice: RegisteredInvoice, command: ReverseRefund): InvoiceEvent[] {
  const { refundId, reversedOn, reason } = command;
  const refund = invoice.refunds.get(refundId);
  if (refund === undefined) throw new NoSuchRefund(refundId);
  if (refund.reversedOn !== undefined) throw new RefundAlreadyReversed(refundId);
  refuseBefore('The refund was made', refund.refundedOn, reversedOn);
  const { paymentId, amount } = refund;
  const { excess, recovery, amountDue } = settle(invoice, amount, { paymentId }, reversedOn);
  refuseInexactCredit(command, excess);
  const unapplied: PaymentUnapplied = {
    type: 'PaymentUnapplied',
    data: {
      unapplicationId: unapplicationIdOf.refund(refundId),
      paymentId,
      amount: excess,
      unappliedOn: reversedOn,
      reason,
      amountDue: amountDue + amount,
    },
  };
  return [
    ...recovery,
    ...(excess > 0 ? [unapplied] : []), // first, so that the amount due is never below 0
    { type: 'RefundReversed', data: { refundId, paymentId, amount, reversedOn, reason, amountDue } },
  ];
}
