import { Type } from 'typebox';
import { closed } from '../../events/document/field.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { runWithCredit } from '../customer/run-with-credit.ts';
import { IdempotencyKeyMissing, nameOfPart, repeatableName, today } from '../handling/command-context.ts';
import { withExample } from '../http/examples.ts';
import { invoiceRoute } from '../invoice/invoice-route.ts';
import {
  CreditIsNotRefundable,
  NoSuchRefund,
  RefundAlreadyReversed,
  RefundExceedsPayment,
  type ReverseRefund,
} from '../invoice/refund.ts';
import { CurrencyDiffers, DateTooEarly } from '../invoice/refusals.ts';
import * as schema from '../invoice/schemas.ts';
import {
  NoSuchPayment,
  PaymentAlreadyReversed,
  ReversalExceedsPayment,
  UnapplicationExceedsPayment,
  type UnapplyPayment,
} from '../invoice/undo-payment.ts';
import type { Ledger } from '../ledger.ts';
import { named } from './name-payment.ts';
import { PaymentNameTaken, PaymentStateForbids, PaymentUnderWay } from './refusals.ts';
import { reversalIn, reversePayment } from './reverse-payment.ts';

const UnapplyBody = Type.Object(
  {
    unapplicationId: Type.Optional(
      schema.clientId('Identifies the unapplication; sending it again with the same id unapplies once'),
    ),
    amount: Type.Optional(schema.amount('Absent: all that still pays the invoice')),
    unappliedOn: schema.orToday,
    reason: schema.reason,
  },
  { ...withExample('UnapplicationRequest'), ...closed },
);

const RefundOfInvoice = Type.Object({
  ...schema.InvoiceId.properties,
  refundId: schema.knownId,
});

/** Payments of one invoice, their reversals and refunds. */
export function paymentsOfInvoiceRoutes(service: Service, ledger: Ledger): void {
  const { clock } = ledger;
  const payments = { tag: 'payments', scope: 'payments:write' } as const;

  invoiceRoute(service, ledger, {
    ...payments,
    path: '/invoices/:invoiceId/payments',
    name: 'pay',
    operationId: 'payInvoice',
    summary: 'Record a payment',
    params: schema.InvoiceId,
    body: schema.PayBody,
    problems: [CurrencyDiffers, PaymentNameTaken, IdempotencyKeyMissing, AmountTooLarge],
    run: named(runWithCredit),
    toCommand({ context, params: { invoiceId }, body }) {
      const { paymentId = repeatableName(context, 'paymentId', invoiceId, 'payment'), ...payment } = body;
      return {
        command: { type: 'pay', paymentId, ...payment },
        entityKey: `payment:${paymentId}`,
        effectiveOn: payment.receivedOn,
        ids: { paymentId },
      };
    },
  });

  invoiceRoute(service, ledger, {
    ...payments,
    path: '/invoices/:invoiceId/payments/:paymentId/reversal',
    name: 'reverse',
    operationId: 'reverseInvoicePayment',
    summary: 'Reverse a payment, or a part of it, that bounced or was recalled: what it paid is due again',
    params: schema.PaymentOfInvoice,
    body: schema.ReverseBody,
    problems: [
      NoSuchPayment,
      PaymentAlreadyReversed,
      ReversalExceedsPayment,
      PaymentStateForbids,
      PaymentUnderWay,
      IdempotencyKeyMissing,
      DateTooEarly,
      AmountTooLarge,
    ],
    run: reversePayment,
    toCommand({ context, params: { invoiceId, paymentId }, body }) {
      const { reversedOn = today(clock), amount, reason } = body;
      // all that is left is reversed once, which needs no id
      const ofPart = (part?: number) =>
        part === undefined ? undefined : repeatableName(context, 'reversalId', invoiceId, paymentId, 'reversal');
      const { reversalId = ofPart(amount) } = body;
      const reversal = {
        paymentId,
        reversedOn,
        reason,
        ...(amount !== undefined && { amount }),
        ...(reversalId !== undefined && { reversalId }),
      };
      return { ...reversalIn(invoiceId, reversal), ids: { paymentId } };
    },
  });

  invoiceRoute<UnapplyPayment, typeof schema.PaymentOfInvoice, typeof UnapplyBody>(service, ledger, {
    ...payments,
    path: '/invoices/:invoiceId/payments/:paymentId/unapplication',
    name: 'unapply',
    operationId: 'unapplyInvoicePayment',
    summary: "Unapply a payment: it no longer pays this invoice and becomes the customer's credit",
    params: schema.PaymentOfInvoice,
    body: UnapplyBody,
    problems: [
      NoSuchPayment,
      PaymentAlreadyReversed,
      UnapplicationExceedsPayment,
      IdempotencyKeyMissing,
      DateTooEarly,
      AmountTooLarge,
    ],
    run: runWithCredit,
    toCommand({ context, params: { invoiceId, paymentId }, body }) {
      const { unapplicationId: id, unappliedOn = today(clock), ...unapplication } = body;
      const asked = { id, amount: unapplication.amount, field: 'unapplicationId', whole: paymentId };
      const { name: unapplicationId, isOnce } = nameOfPart(context, asked, invoiceId, 'unapplication');
      return {
        command: { type: 'unapply', unapplicationId, paymentId, unappliedOn, ...unapplication },
        entityKey: `unapplication:${unapplicationId}`,
        isOnce,
        effectiveOn: unappliedOn,
        ids: { paymentId },
      };
    },
  });

  invoiceRoute(service, ledger, {
    ...payments,
    path: '/invoices/:invoiceId/payments/:paymentId/refunds',
    name: 'refund',
    operationId: 'refundInvoicePayment',
    summary: 'Refund a payment: the refunded amount is due again',
    params: schema.PaymentOfInvoice,
    body: schema.RefundBody,
    problems: [
      CurrencyDiffers,
      NoSuchPayment,
      PaymentAlreadyReversed,
      CreditIsNotRefundable,
      RefundExceedsPayment,
      IdempotencyKeyMissing,
      DateTooEarly,
      AmountTooLarge,
    ],
    toCommand({ context, params: { invoiceId, paymentId }, body }) {
      const {
        refundId = repeatableName(context, 'refundId', invoiceId, 'refund'),
        refundedOn = today(clock),
        ...refund
      } = body;
      return {
        command: { type: 'refund', refundId, paymentId, refundedOn, ...refund },
        entityKey: `refund:${refundId}`,
        effectiveOn: refundedOn,
        ids: { paymentId, refundId },
      };
    },
  });

  invoiceRoute<ReverseRefund, typeof RefundOfInvoice, typeof schema.ReverseRefundBody>(service, ledger, {
    ...payments,
    path: '/invoices/:invoiceId/refunds/:refundId/reversal',
    name: 'reverse-refund',
    operationId: 'reverseInvoiceRefund',
    summary: 'Record that a refund came back: it settles what is due, and the rest becomes customer credit',
    params: RefundOfInvoice,
    body: schema.ReverseRefundBody,
    problems: [NoSuchRefund, RefundAlreadyReversed, DateTooEarly, AmountTooLarge],
    run: runWithCredit,
    toCommand: ({ params: { refundId }, body: { reversedOn = today(clock), reason } }) => ({
      command: { type: 'reverse-refund', refundId, reversedOn, reason },
      entityKey: `refund-reversal:${refundId}`,
      isOnce: true,
      effectiveOn: reversedOn,
      ids: { refundId },
    }),
  });
}
