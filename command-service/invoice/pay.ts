import type { Currency } from '../../events/currency.ts';
import type { CustomerCreditApplied, InvoiceEvent, PaymentRefunded, PaymentReversed } from '../../events/invoice.ts';
import type { Payment, RegisteredInvoice } from '../../events/invoice-state.ts';
import type { ApplyCustomerCredit, ApplyPayment, RefundPayment, ReversePayment } from './commands.ts';
import {
  CreditIsNotRefundable,
  CurrencyDiffers,
  NoSuchPayment,
  PaymentAlreadyReversed,
  RefundExceedsPayment,
} from './refusals.ts';

/** @throws CurrencyDiffers */
export function refuseOtherCurrency({ document }: RegisteredInvoice, { currency }: { currency: Currency }): void {
  if (currency !== document.currency) throw new CurrencyDiffers(document.currency, currency);
}

/**
 * The deduction. A written-off invoice first has as much of it due again as is being paid.
 * @throws CurrencyDiffers
 */
export function applyPayment(invoice: RegisteredInvoice, command: ApplyPayment): InvoiceEvent[] {
  refuseOtherCurrency(invoice, command);
  const { paymentId, receivedOn, method, reference } = command;
  const isWrittenOff = invoice.state === 'written-off';
  const payable = isWrittenOff ? invoice.parts.writtenOff : invoice.amountDue;
  const amount = Math.min(command.amount, payable);
  const excess = command.beyondDue === 'credit' ? command.amount - amount : 0;
  const payment: InvoiceEvent = {
    type: 'PaymentApplied',
    data: {
      paymentId,
      amount,
      ...(excess > 0 && { excess }),
      receivedOn,
      method,
      ...(reference !== undefined && { reference }),
      amountDue: isWrittenOff ? 0 : payable - amount,
    },
  };
  if (!isWrittenOff) return [payment];
  return [
    { type: 'WriteOffRecovered', data: { paymentId, amount, recoveredOn: receivedOn, amountDue: amount } },
    payment,
  ];
}

/** @throws CurrencyDiffers */
export function applyCustomerCredit(invoice: RegisteredInvoice, command: ApplyCustomerCredit): CustomerCreditApplied {
  refuseOtherCurrency(invoice, command);
  const { applicationId, appliedOn } = command;
  const amount = Math.min(command.amount, invoice.amountDue);
  return {
    type: 'CustomerCreditApplied',
    data: { applicationId, amount, appliedOn, amountDue: invoice.amountDue - amount },
  };
}

/** All that the payment paid is due again. @throws NoSuchPayment, PaymentAlreadyReversed */
export function reversePayment(invoice: RegisteredInvoice, command: ReversePayment): PaymentReversed {
  const { type, ...reversal } = command;
  const { amount } = standingPayment(invoice, command.paymentId);
  return { type: 'PaymentReversed', data: { ...reversal, amount, amountDue: invoice.amountDue + amount } };
}

/** @throws CurrencyDiffers, NoSuchPayment, PaymentAlreadyReversed, CreditIsNotRefundable, RefundExceedsPayment */
export function refundPayment(invoice: RegisteredInvoice, command: RefundPayment): PaymentRefunded {
  refuseOtherCurrency(invoice, command);
  const { type, currency, ...refund } = command;
  const { kind, amount, refunded } = standingPayment(invoice, command.paymentId);
  if (kind === 'credit') throw new CreditIsNotRefundable(command.paymentId);
  if (command.amount > amount - refunded) throw new RefundExceedsPayment(amount - refunded, command.amount);
  return { type: 'PaymentRefunded', data: { ...refund, amountDue: invoice.amountDue + command.amount } };
}

function standingPayment({ payments }: RegisteredInvoice, paymentId: string): Payment {
  const payment = payments.get(paymentId);
  if (payment === undefined) throw new NoSuchPayment(paymentId);
  if (payment.reversed) throw new PaymentAlreadyReversed(paymentId);
  return payment;
}
