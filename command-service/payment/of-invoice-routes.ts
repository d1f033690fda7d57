import { AmountTooLarge } from '../../events/money/money.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { CreditAlreadySpent } from '../customer/refusals.ts';
import { runWithCredit } from '../customer/run-with-credit.ts';
import { documented } from '../http/problems.ts';
import { askerOf, CommandHeaders, nameFor, today } from '../http/request.ts';
import * as refusal from '../invoice/refusals.ts';
import { answerInvoice, runCommand } from '../invoice/run-command.ts';
import * as schema from '../invoice/schemas.ts';
import type { Ledger } from '../ledger.ts';
import { reversePayment } from './reverse-payment.ts';

/** Money that comes, bounces and goes back: payments of one invoice, their reversal and refund. */
export function paymentsOfInvoiceRoutes(service: Service, ledger: Ledger): void {
  const { clock } = ledger;
  const stateRules = [refusal.InvoiceNotFound, refusal.InvoiceStateForbids] as const;
  const tags = ['payments'];

  service.post(
    '/invoices/:invoiceId/payments',
    {
      config: { scope: 'payments:write', problems: documented(...stateRules, refusal.CurrencyDiffers, AmountTooLarge) },
      schema: {
        tags,
        summary: 'Take a payment: the deduction and the change of state that follows from it',
        params: schema.InvoiceId,
        headers: CommandHeaders,
        body: schema.PayBody,
        response: { 201: schema.InvoiceAnswer },
      },
    },
    async (request, reply) => {
      const asker = askerOf(request);
      const { invoiceId } = request.params;
      const { paymentId = nameFor(asker, invoiceId, 'payment'), ...payment } = request.body;
      const outcome = await runWithCredit(ledger, asker, {
        content: request.body,
        invoiceId,
        command: { type: 'pay', paymentId, ...payment },
        entityKey: `payment:${paymentId}`,
        effectiveOn: payment.receivedOn,
      });
      return reply.code(201).send({ ...answerInvoice(outcome, reply), paymentId });
    },
  );

  service.post(
    '/invoices/:invoiceId/payments/:paymentId/reversal',
    {
      config: {
        scope: 'payments:write',
        problems: documented(
          ...stateRules,
          refusal.NoSuchPayment,
          refusal.PaymentAlreadyReversed,
          CreditAlreadySpent,
          AmountTooLarge,
        ),
      },
      schema: {
        tags,
        summary: 'A payment bounced or was recalled: what it paid is due again',
        params: schema.PaymentOfInvoice,
        headers: CommandHeaders,
        body: schema.ReverseBody,
        response: { 201: schema.InvoiceAnswer },
      },
    },
    async (request, reply) => {
      const asker = askerOf(request);
      const { invoiceId, paymentId } = request.params;
      const { reversedOn = today(clock), reason } = request.body;
      const outcome = await reversePayment(ledger, asker, invoiceId, { paymentId, reversedOn, reason }, request.body);
      return reply.code(201).send({ ...answerInvoice(outcome, reply), paymentId });
    },
  );

  service.post(
    '/invoices/:invoiceId/payments/:paymentId/refunds',
    {
      config: {
        scope: 'payments:write',
        problems: documented(
          ...stateRules,
          refusal.CurrencyDiffers,
          refusal.NoSuchPayment,
          refusal.PaymentAlreadyReversed,
          refusal.CreditIsNotRefundable,
          refusal.RefundExceedsPayment,
          AmountTooLarge,
        ),
      },
      schema: {
        tags,
        summary: 'Give money back: what it had paid is due again',
        params: schema.PaymentOfInvoice,
        headers: CommandHeaders,
        body: schema.RefundBody,
        response: { 201: schema.InvoiceAnswer },
      },
    },
    async (request, reply) => {
      const asker = askerOf(request);
      const { invoiceId, paymentId } = request.params;
      const { refundId = nameFor(asker, invoiceId, 'refund'), refundedOn = today(clock), ...refund } = request.body;
      const outcome = await runCommand(ledger, asker, {
        content: request.body,
        invoiceId,
        command: { type: 'refund', refundId, paymentId, refundedOn, ...refund },
        entityKey: `refund:${refundId}`,
        effectiveOn: refundedOn,
      });
      return reply.code(201).send({ ...answerInvoice(outcome, reply), paymentId, refundId });
    },
  );
}
