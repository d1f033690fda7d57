import { money } from '../../format/money.ts';
import { texts } from '../../texts.ts';
import { afterPayment, afterRefund, afterReversal, canBe, type Payment } from '../outcome.ts';
import type { Action } from './action.ts';

/** Records a payment of one invoice: in part, in full, or above the amount due. */
export const payment: Action<'/invoices/{invoiceId}/payments'> = {
  texts: texts.payment,
  isOffered: canBe.paid,
  isPrimary: true,
  amount: ({ amountDue, writtenOff }) => amountDue || writtenOff,
  fields: () => ({
    amount: { label: texts.payment.amount },
    date: { label: texts.payment.date, name: 'receivedOn' },
    hasMethod: true,
    reference: { label: texts.fields.reference, name: 'reference' },
  }),
  fieldOf: { 'amount-too-large': '/amount', 'currency-differs': '/amount' },
  outcome: afterPayment,
  body: ({ id, amount, date, method, reference }, { currency }) => ({
    paymentId: id,
    amount,
    currency,
    receivedOn: date,
    method,
    ...(reference && { reference }),
  }),
};

/** Refunds money of a payment. The refunded amount is due again. */
export const refund: Action<'/invoices/{invoiceId}/payments/{paymentId}/refunds'> = {
  texts: texts.refund,
  isOffered: (invoice) => canBe.refunded(invoice, invoice.payment),
  isDangerous: true,
  amount: ({ payment }) => refundableOf(payment),
  fields: ({ payment, currency }) => ({
    amount: { label: texts.refund.amount, hint: texts.refund.atMost(money(refundableOf(payment), currency)) },
    date: { label: texts.refund.date, name: 'refundedOn' },
    hasMethod: true,
    hasReason: true,
  }),
  fieldOf: { 'refund-exceeds-payment': '/amount' },
  outcome: (invoice, amount) =>
    amount <= refundableOf(invoice.payment) ? afterRefund(invoice, invoice.payment, amount) : undefined,
  body: ({ id, amount, date, method, reason }, { currency }) => ({
    refundId: id,
    amount,
    currency,
    refundedOn: date,
    method,
    reason,
  }),
};

const refundableOf = ({ amount, refunded = 0 }: Payment): number => amount - refunded;

/** Reverses a payment that bounced or was recalled. */
export const reversal: Action<'/invoices/{invoiceId}/payments/{paymentId}/reversal'> = {
  texts: texts.reversal,
  isOffered: (invoice) => canBe.reversed(invoice, invoice.payment),
  isDangerous: true,
  about: ({ payment: { amount, excess = 0 }, currency }) => texts.reversal.about(money(amount + excess, currency)),
  fields: () => ({ date: { label: texts.reversal.date, name: 'reversedOn' }, hasReason: true }),
  outcome: (invoice) => afterReversal(invoice, invoice.payment),
  body: ({ date, reason }) => ({ reversedOn: date, reason }),
};
