import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceEvent, PaymentRefunded, PaymentReversed } from '../../events/invoice.ts';
import type { Payment, RegisteredInvoice } from '../../events/invoice-state.ts';
import type { Currency } from '../../events/money/currency.ts';
import { type Minor, sum } from '../../events/money/money.ts';
import { isPart } from '../../events/payment.ts';
import { CurrencyDiffers, InvoiceRefusal, refuseBefore } from './refusals.ts';
import { type Settlement, settle } from './settle.ts';

/** The customer's credit before the command. The excess must leave it exact (at most 2^53 − 1). */
export type ToCredit = { customerCredit?: Minor };

/** What exceeds the amount due and what was written off becomes the customer's credit. */
export type ApplyPayment = ToCredit & {
  type: 'pay';
  paymentId: string;
  amount: Minor;
  currency: Currency;
  receivedOn: CalendarDate;
  method: string;
  reference?: string;
};

/** Part of a payment across invoices: settles what it can. If that is nothing, PaymentDeclined records it. */
export type AllocatePayment = Omit<ApplyPayment, 'type' | 'customerCredit'> & { type: 'allocate' };

/** Pays up to `amount` from the customer's credit. If there is nothing to settle, PaymentDeclined records it. */
export type ApplyCustomerCredit = {
  type: 'apply-credit';
  applicationId: string;
  amount: Minor;
  currency: Currency;
  appliedOn: CalendarDate;
};

export type ReversePayment = Omit<PaymentReversed['data'], 'amount' | 'amountDue'> & { type: 'reverse' };

export type RefundPayment = Omit<PaymentRefunded['data'], 'amountDue'> & { type: 'refund'; currency: Currency };

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
    super(`Payment ${paymentId} was reversed before, so it cannot be reversed or refunded.`);
  }
}

export class RefundExceedsPayment extends InvoiceRefusal {
  readonly refundable: Minor;
  constructor(refundable: Minor, amount: Minor) {
    super(`At most ${refundable} (minor units) of this payment can still be refunded, so ${amount} is too much.`);
    this.refundable = refundable;
  }
}

/** A payment from customer credit is reversed, which grants the credit again. Only money is refunded. */
export class CreditIsNotRefundable extends InvoiceRefusal {
  constructor(paymentId: string) {
    super(
      `Payment ${paymentId} was made from customer credit, so there is no money to refund. Reverse it, then refund the credit.`,
    );
  }
}

/** @throws CurrencyDiffers */
export function refuseOtherCurrency({ document }: RegisteredInvoice, { currency }: { currency: Currency }): void {
  if (currency !== document.currency) throw new CurrencyDiffers(document.currency, currency);
}

/** @throws AmountTooLarge if the customer's credit would no longer be exact with the excess */
export const refuseInexactCredit = ({ customerCredit = 0 }: { customerCredit?: Minor }, excess: Minor): void =>
  void sum([customerCredit, excess], "the customer's credit");

/**
 * Deducts a payment; what it does not settle becomes customer credit.
 * @throws CurrencyDiffers, AmountTooLarge
 */
export function applyPayment(invoice: RegisteredInvoice, command: ApplyPayment): InvoiceEvent[] {
  refuseOtherCurrency(invoice, command);
  const settlement = settle(invoice, command.amount, { paymentId: command.paymentId }, command.receivedOn);
  refuseInexactCredit(command, settlement.excess);
  return paid(command, settlement);
}

/**
 * Deducts part of a payment across invoices, as far as it settles the invoice.
 * @throws CurrencyDiffers
 */
export function allocatePayment(invoice: RegisteredInvoice, command: AllocatePayment): InvoiceEvent[] {
  refuseOtherCurrency(invoice, command);
  const settlement = settle(invoice, command.amount, { paymentId: command.paymentId }, command.receivedOn);
  if (settlement.amount === 0) return [declined(invoice, command.paymentId, command.amount)];
  return paid(command, { ...settlement, excess: 0 }); // the payment's own stream has what is left of it
}

/** Pays from the customer's credit, as far as it settles the invoice. @throws CurrencyDiffers */
export function applyCustomerCredit(invoice: RegisteredInvoice, command: ApplyCustomerCredit): InvoiceEvent[] {
  refuseOtherCurrency(invoice, command);
  const { applicationId, appliedOn } = command;
  const { amount, recovery, amountDue } = settle(invoice, command.amount, { paymentId: applicationId }, appliedOn);
  if (amount === 0) return [declined(invoice, applicationId, command.amount)];
  return [...recovery, { type: 'CustomerCreditApplied', data: { applicationId, amount, appliedOn, amountDue } }];
}

const paid = (
  { paymentId, receivedOn, method, reference }: ApplyPayment | AllocatePayment,
  { recovery, amount, excess, amountDue }: Settlement,
): InvoiceEvent[] => [
  ...recovery,
  {
    type: 'PaymentApplied',
    data: {
      paymentId,
      amount,
      ...(excess > 0 && { excess }),
      receivedOn,
      method,
      ...(reference !== undefined && { reference }),
      amountDue,
    },
  },
];

const declined = ({ state, amountDue }: RegisteredInvoice, paymentId: string, amount: Minor): InvoiceEvent => ({
  type: 'PaymentDeclined',
  data: { paymentId, amount, reason: `nothing is due: the invoice is ${state}`, amountDue },
});

/**
 * Reverses a payment: what it paid is due again. Part of a payment across invoices is reversed with that payment, which checks the date.
 * @throws NoSuchPayment, PaymentAlreadyReversed, DateTooEarly
 */
export function reversePayment(invoice: RegisteredInvoice, command: ReversePayment): PaymentReversed {
  const { type, ...reversal } = command;
  const { amount, paidOn } = unreversedPayment(invoice, command.paymentId);
  if (!isPart(command.paymentId)) refuseBefore('The payment was received', paidOn, command.reversedOn);
  return { type: 'PaymentReversed', data: { ...reversal, amount, amountDue: invoice.amountDue + amount } };
}

/** Refunds part of a payment, which is due again. @throws CurrencyDiffers, NoSuchPayment, PaymentAlreadyReversed, CreditIsNotRefundable, RefundExceedsPayment, DateTooEarly */
export function refundPayment(invoice: RegisteredInvoice, command: RefundPayment): PaymentRefunded {
  refuseOtherCurrency(invoice, command);
  const { type, currency, ...refund } = command;
  const { kind, amount, refunded, paidOn } = unreversedPayment(invoice, command.paymentId);
  if (kind === 'credit') throw new CreditIsNotRefundable(command.paymentId);
  if (command.amount > amount - refunded) throw new RefundExceedsPayment(amount - refunded, command.amount);
  refuseBefore('The payment was received', paidOn, command.refundedOn);
  return { type: 'PaymentRefunded', data: { ...refund, amountDue: invoice.amountDue + command.amount } };
}

function unreversedPayment({ payments }: RegisteredInvoice, paymentId: string): Payment {
  const payment = payments.get(paymentId);
  if (payment === undefined) throw new NoSuchPayment(paymentId);
  if (payment.reversed) throw new PaymentAlreadyReversed(paymentId);
  return payment;
}
