import { money } from '../../format/money.ts';
import { texts } from '../../texts.ts';
import {
  afterPayment,
  afterRefund,
  afterRefundReversal,
  afterReversal,
  afterUnapplication,
  canBe,
  pays,
  reversibleOf,
} from '../outcome.ts';
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
  amount: ({ payment }) => pays(payment),
  fields: ({ payment, currency }) => ({
    amount: { label: texts.refund.amount, hint: texts.refund.atMost(money(pays(payment), currency)) },
    date: { label: texts.refund.date, name: 'refundedOn' },
    hasMethod: true,
    hasReason: true,
  }),
  fieldOf: { 'refund-exceeds-payment': '/amount' },
  outcome: (invoice, amount) =>
    amount <= pays(invoice.payment) ? afterRefund(invoice, invoice.payment, amount) : undefined,
  body: ({ id, amount, date, method, reason }, { currency }) => ({
    refundId: id,
    amount,
    currency,
    refundedOn: date,
    method,
    reason,
  }),
};

/** Records that a refund came back. */
export const refundReversal: Action<'/invoices/{invoiceId}/refunds/{refundId}/reversal'> = {
  texts: texts.refundReversal,
  isOffered: canBe.refundReversed,
  about: ({ refund, currency }) => texts.refundReversal.about(money(refund.amount, currency)),
  fields: () => ({ date: { label: texts.refundReversal.date, name: 'reversedOn' }, hasReason: true }),
  outcome: (invoice) => afterRefundReversal(invoice, invoice.payment, invoice.refund.amount),
  body: ({ date, reason }) => ({ reversedOn: date, reason }),
};

/** Reverses a payment that bounced or was recalled, or an amount of it. */
export const reversal: Action<'/invoices/{invoiceId}/payments/{paymentId}/reversal'> = {
  texts: texts.reversal,
  // credit that paid is unapplied, which makes it credit again
  isOffered: (invoice) => invoice.payment.kind === 'money' && canBe.reversed(invoice, invoice.payment),
  isDangerous: true,
  about: () => texts.reversal.about,
  amount: ({ payment }) => reversibleOf(payment),
  fields: ({ payment, currency }) => ({
    amount: { label: texts.reversal.amount, hint: texts.command.atMost(money(reversibleOf(payment), currency)) },
    date: { label: texts.reversal.date, name: 'reversedOn' },
    hasReason: true,
  }),
  fieldOf: { 'reversal-exceeds-payment': '/amount' },
  outcome: (invoice, amount) =>
    amount <= reversibleOf(invoice.payment) ? afterReversal(invoice, invoice.payment, amount) : undefined,
  body: ({ id, amount, date, reason }) => ({ reversalId: id, amount, reversedOn: date, reason }),
};

/** Takes a payment, or an amount of it, from the invoice, so that it can pay another one. */
export const unapplication: Action<'/invoices/{invoiceId}/payments/{paymentId}/unapplication'> = {
  texts: texts.unapplication,
  isOffered: (invoice) => canBe.unapplied(invoice, invoice.payment),
  about: () => texts.unapplication.about,
  amount: ({ payment }) => pays(payment),
  fields: ({ payment, currency }) => ({
    amount: { label: texts.unapplication.amount, hint: texts.command.atMost(money(pays(payment), currency)) },
    date: { label: texts.unapplication.date, name: 'unappliedOn' },
    hasReason: true,
  }),
  fieldOf: { 'unapplication-exceeds-payment': '/amount' },
  outcome: (invoice, amount) =>
    amount <= pays(invoice.payment) ? afterUnapplication(invoice, invoice.payment, amount) : undefined,
  body: ({ id, amount, date, reason }) => ({ unapplicationId: id, amount, unappliedOn: date, reason }),
};
