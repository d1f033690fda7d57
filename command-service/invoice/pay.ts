import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import type { Currency } from '../../events/money/currency.ts';
import { type Minor, sum } from '../../events/money/money.ts';
import { CurrencyDiffers } from './refusals.ts';
import { type Settlement, settle } from './settle.ts';

/** The customer's credit before the command. What the command adds to it must leave it exact (at most 2^53 − 1). */
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

/** @throws CurrencyDiffers */
export function refuseOtherCurrency({ document }: RegisteredInvoice, { currency }: { currency: Currency }): void {
  if (currency !== document.currency) throw new CurrencyDiffers(document.currency, currency);
}

/** @throws AmountTooLarge if the customer's credit would no longer be exact with what is added to it */
export const refuseInexactCredit = ({ customerCredit = 0 }: ToCredit, added: Minor): void =>
  void sum([customerCredit, added], "the customer's credit");

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
  const most = Math.min(command.amount, roomFor(invoice));
  const settlement = settle(invoice, most, { paymentId: command.paymentId }, command.receivedOn);
  if (settlement.amount === 0) return [declined(invoice, command.paymentId, command.amount)];
  return paid(command, { ...settlement, excess: 0 }); // the payment's own stream has what is left of it
}

/** Pays from the customer's credit, as far as it settles the invoice. @throws CurrencyDiffers */
export function applyCustomerCredit(invoice: RegisteredInvoice, command: ApplyCustomerCredit): InvoiceEvent[] {
  refuseOtherCurrency(invoice, command);
  const { applicationId, appliedOn } = command;
  const most = Math.min(command.amount, roomFor(invoice));
  const { amount, recovery, amountDue } = settle(invoice, most, { paymentId: applicationId }, appliedOn);
  if (amount === 0) return [declined(invoice, applicationId, command.amount)];
  return [...recovery, { type: 'CustomerCreditApplied', data: { applicationId, amount, appliedOn, amountDue } }];
}

/**
 * What can still be paid so that `paid`, which counts also what was refunded, stays exact. A step of a process takes no more instead of
 * being refused: its money is recorded already.
 */
export const roomFor = ({ paid }: Pick<RegisteredInvoice, 'paid'>): Minor => Number.MAX_SAFE_INTEGER - paid;

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

function declined(invoice: RegisteredInvoice, paymentId: string, amount: Minor): InvoiceEvent {
  const { state, amountDue } = invoice;
  const reason =
    roomFor(invoice) === 0
      ? 'what was paid of the invoice would not be exact'
      : `nothing is due: the invoice is ${state}`;
  return { type: 'PaymentDeclined', data: { paymentId, amount, reason, amountDue } };
}
