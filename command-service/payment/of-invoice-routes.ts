import { AmountTooLarge } from '../../events/money/money.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { CreditAlreadySpent } from '../customer/refusals.ts';
import { runWithCredit } from '../customer/run-with-credit.ts';
import { nameFor, today } from '../handling/command-context.ts';
import { invoiceRoute } from '../invoice/invoice-route.ts';
import * as refusal from '../invoice/refusals.ts';
import { runCommand } from '../invoice/run-command.ts';
import * as schema from '../invoice/schemas.ts';
import type { Ledger } from '../ledger.ts';
import { reversalIn, reversePayment } from './reverse-payment.ts';

/** Payments of one invoice, their reversals and refunds. */
export function paymentsOfInvoiceRoutes(service: Service, ledger: Ledger): void {
  const { clock } = ledger;
  const payments = { tag: 'payments', scope: 'payments:write' } as const;

  invoiceRoute(service, ledger, {
    ...payments,
    path: '/invoices/:invoiceId/payments',
    name: 'pay',
    summary: 'Record a payment',
    params: schema.InvoiceId,
    body: schema.PayBody,
    problems: [...refusal.stateRules, refusal.CurrencyDiffers, AmountTooLarge],
    run: runWithCredit,
    toCommand({ context, params: { invoiceId }, body }) {
      const { paymentId = nameFor(context, invoiceId, 'payment'), ...payment } = body;
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
    summary: 'Reverse a payment that bounced or was recalled: what it paid is due again',
    params: schema.PaymentOfInvoice,
    body: schema.ReverseBody,
    problems: [
      ...refusal.stateRules,
      refusal.NoSuchPayment,
      refusal.PaymentAlreadyReversed,
      CreditAlreadySpent,
      AmountTooLarge,
    ],
    run: reversePayment,
    toCommand: ({ params: { invoiceId, paymentId }, body: { reversedOn = today(clock), reason } }) => ({
      ...reversalIn(invoiceId, { paymentId, reversedOn, reason }),
      ids: { paymentId },
    }),
  });

  invoiceRoute(service, ledger, {
    ...payments,
    path: '/invoices/:invoiceId/payments/:paymentId/refunds',
    name: 'refund',
    summary: 'Refund a payment: the refunded amount is due again',
    params: schema.PaymentOfInvoice,
    body: schema.RefundBody,
    problems: [
      ...refusal.stateRules,
      refusal.CurrencyDiffers,
      refusal.NoSuchPayment,
      refusal.PaymentAlreadyReversed,
      refusal.CreditIsNotRefundable,
      refusal.RefundExceedsPayment,
      AmountTooLarge,
    ],
    run: runCommand,
    toCommand({ context, params: { invoiceId, paymentId }, body }) {
      const { refundId = nameFor(context, invoiceId, 'refund'), refundedOn = today(clock), ...refund } = body;
      return {
        command: { type: 'refund', refundId, paymentId, refundedOn, ...refund },
        entityKey: `refund:${refundId}`,
        effectiveOn: refundedOn,
        ids: { paymentId, refundId },
      };
    },
  });
}
