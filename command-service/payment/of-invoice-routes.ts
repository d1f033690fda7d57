import { Type } from 'typebox';
import { closed } from '../../events/document/field.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { runWithCredit } from '../customer/run-with-credit.ts';
import { nameFor, today } from '../handling/command-context.ts';
import { invoiceRoute } from '../invoice/invoice-route.ts';
import { CreditIsNotRefundable, NoSuchPayment, PaymentAlreadyReversed, RefundExceedsPayment } from '../invoice/pay.ts';
import { CurrencyDiffers, DateTooEarly } from '../invoice/refusals.ts';
import * as schema from '../invoice/schemas.ts';
import type { Ledger } from '../ledger.ts';
import { named } from './name-payment.ts';
import { PaymentNameTaken } from './refusals.ts';
import { reversalIn, reversePayment } from './reverse-payment.ts';

const RefundBody = Type.Object(
  {
    refundId: Type.Optional(schema.clientId('Identifies the refund; sending it again with the same id refunds once')),
    amount: schema.amount('The amount paid back to the customer'),
    currency: schema.currency,
    refundedOn: schema.orToday,
    method: schema.name('How it is paid back: credit-transfer, cash …'),
    reason: schema.reason,
  },
  closed,
);

/** @param kinds what an id may begin with besides a client's own id */
const paymentOfInvoice = (kinds: string, description: string) =>
  Type.Object({
    ...schema.InvoiceId.properties,
    paymentId: Type.String({ maxLength: 110, pattern: `^(${kinds}/)?[\\x21-\\x2e\\x30-\\x7e]+$`, description }),
  });
const ReversiblePayment = paymentOfInvoice(
  'credit',
  'The id that was sent or answered; "credit/…" for payments from customer credit',
);
const RefundablePayment = paymentOfInvoice(
  '(credit|payments)',
  'The id that was sent or answered; "payments/…" for the part of a payment across several invoices',
);

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
    problems: [CurrencyDiffers, PaymentNameTaken, AmountTooLarge],
    run: named(runWithCredit),
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
    params: ReversiblePayment,
    body: schema.ReverseBody,
    problems: [NoSuchPayment, PaymentAlreadyReversed, DateTooEarly, AmountTooLarge],
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
    params: RefundablePayment,
    body: RefundBody,
    problems: [
      CurrencyDiffers,
      NoSuchPayment,
      PaymentAlreadyReversed,
      CreditIsNotRefundable,
      RefundExceedsPayment,
      DateTooEarly,
      AmountTooLarge,
    ],
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
