// Decides about a customer's credit. Overpayments and credit notes grant it. Only what a bank took back makes it less than zero
// now; as of a day, a refund that was entered late can, too.
//
//   reserve ─► (applied to the invoice, up to the amount due) ─► complete: the remainder is credit again
//   withdraw ─► (the payment that left the credit is reversed)
//   refund ─► (paid back to the customer) ─► reverse-refund, if the money came back: it is credit again

import { type CalendarDate, later } from '../../events/calendar-date.ts';
import type { CreditRefund, CustomerAccount, CustomerEvent, PaymentOfInvoice } from '../../events/customer.ts';
import type { Currency } from '../../events/money/currency.ts';
import { type Minor, sum } from '../../events/money/money.ts';
import { type Change, leastFrom, leftOf, refundsByDay, refuseBeforeThere } from '../invoice/payment-by-day.ts';
import { RefundExceedsPayment } from '../invoice/refund.ts';
import { refuseBefore } from '../invoice/refusals.ts';
import type { CreditedMoney } from './credited-money.ts';
import { CreditCameLater, CreditExceeded, CreditRefundAlreadyReversed, NoSuchCreditRefund } from './refusals.ts';

/** A command has the data of its event, except the credit after it. */
type CommandOf<Type extends CustomerEvent['type']> = Omit<Extract<CustomerEvent, { type: Type }>['data'], 'credit'>;

export type GrantCredit = CommandOf<'CreditGranted'>;
export type ReserveCredit = CommandOf<'CreditReserved'>;
export type WithdrawCredit = CommandOf<'CreditWithdrawn'>;
export type RefundCredit = CommandOf<'CreditRefunded'>;

/** The credit that can be spent on a day: what was there on it and on each later day, so that no day has less than nothing because of it. */
export const spendableOn = ({ changes }: CustomerAccount, currency: Currency, day: CalendarDate): Minor =>
  leastFrom(
    Array.from(changes.get(currency) ?? [], ([on, amount]) => ({ on, amount })),
    day,
  );

/** The customer's credit in a currency, in minor units; below 0 what the customer owes of credit that was taken back. */
export const creditIn = ({ credit }: CustomerAccount, currency: Currency): Minor => credit.get(currency) ?? 0;

/** @throws AmountTooLarge */
export function grant(account: CustomerAccount, command: GrantCredit): CustomerEvent[] {
  const credit = sum([creditIn(account, command.currency), command.amount], "the customer's credit");
  return [{ type: 'CreditGranted', data: { ...command, credit } }];
}

/** @throws CreditExceeded, CreditCameLater */
export function reserve(account: CustomerAccount, command: ReserveCredit): CustomerEvent[] {
  const credit = creditAfterSpending(account, command, command.appliedOn);
  return [{ type: 'CreditReserved', data: { ...command, credit } }];
}

/** Completes an application; the part that was not applied is credit again. No event if it is completed already, or unknown. */
export function complete(account: CustomerAccount, applicationId: string, applied: Minor): CustomerEvent[] {
  const application = account.applications.get(applicationId);
  if (application === undefined || application.applied !== undefined) return [];
  const { invoiceId, currency, reserved } = application;
  const amount = reserved - applied;
  const credit = sum([creditIn(account, currency), amount], "the customer's credit");
  return [
    { type: 'CreditApplicationCompleted', data: { applicationId, invoiceId, currency, applied, amount, credit } },
  ];
}

/**
 * Takes credit back whose payment is being reversed. That is a fact: if the credit was spent meanwhile, the customer owes it, as a
 * credit below zero. Whatever becomes credit later fills it first.
 * @throws AmountTooLarge
 */
export function withdraw(account: CustomerAccount, command: WithdrawCredit): CustomerEvent[] {
  const credit = sum([creditIn(account, command.currency), -command.amount], "the customer's credit");
  return [{ type: 'CreditWithdrawn', data: { ...command, credit } }];
}

/**
 * Refunds credit. With `money`, the money of that payment is paid back. It was there before it became credit, so the refund may be dated
 * before that: from then until it is credit, the customer owes it.
 * @throws CreditExceeded, CreditCameLater, RefundExceedsPayment, DateTooEarly
 */
export function refund(account: CustomerAccount, command: RefundCredit, money?: CreditedMoney): CustomerEvent[] {
  const { amount, refundedOn } = command;
  if (money !== undefined) {
    const { invoiceId, paymentId, credited, held } = money;
    const refunded = refundsOf(account, money);
    const left = Math.max(0, credited + leftOf(refunded));
    if (amount > left) throw new RefundExceedsPayment(left, amount);
    refuseBeforeThere([...held, ...refunded], amount, refundedOn);
    const credit = creditAfterSpending(account, command, later(refundedOn, money.creditedOn));
    return [{ type: 'CreditRefunded', data: { ...command, source: { invoiceId, paymentId }, credit } }];
  }
  return [{ type: 'CreditRefunded', data: { ...command, credit: creditAfterSpending(account, command, refundedOn) } }];
}

/** What was paid back of the money of a payment as credit, and what of that came back, by day. */
function refundsOf({ refunds }: CustomerAccount, { invoiceId, paymentId }: PaymentOfInvoice): Change[] {
  const isOfIt = ({ source }: CreditRefund) => source?.invoiceId === invoiceId && source.paymentId === paymentId;
  return refundsByDay([...refunds.values()].filter(isOfIt));
}

/**
 * A refund of credit came back: it is credit again.
 * @throws NoSuchCreditRefund, CreditRefundAlreadyReversed, DateTooEarly, AmountTooLarge
 */
export function reverseRefund(
  account: CustomerAccount,
  command: { refundId: string; reversedOn: CalendarDate; reason: string },
): CustomerEvent[] {
  const refund = account.refunds.get(command.refundId);
  if (refund === undefined) throw new NoSuchCreditRefund(command.refundId);
  if (refund.reversedOn !== undefined) throw new CreditRefundAlreadyReversed(command.refundId);
  refuseBefore('The refund was made', refund.refundedOn, command.reversedOn);
  const { currency, amount } = refund;
  const credit = sum([creditIn(account, currency), amount], "the customer's credit");
  return [{ type: 'CreditRefundReversed', data: { ...command, currency, amount, credit } }];
}

/** It is recorded also if nothing changes, so that the command keeps its Idempotency-Key. */
export const setAutomatic = (automatic: boolean): CustomerEvent[] => [
  { type: 'AutomaticCreditChanged', data: { automatic } },
];

/** @throws CreditExceeded, CreditCameLater */
function creditAfterSpending(
  account: CustomerAccount,
  { currency, amount }: { currency: Currency; amount: Minor },
  day: CalendarDate,
): Minor {
  const credit = creditIn(account, currency);
  if (amount > credit) throw new CreditExceeded(credit, amount, currency);
  const spendable = spendableOn(account, currency, day);
  if (amount > spendable) throw new CreditCameLater(spendable, currency, day);
  return credit - amount;
}
