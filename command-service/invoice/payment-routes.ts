import type { Service } from '../../platform/http-service.ts';
import { documented } from '../problems.ts';
import { type Clock, CommandHeaders, today } from '../request.ts';
import * as refusal from './refusals.ts';
import { answerInvoice, partId, type RunCommand } from './run-command.ts';
import * as schema from './schemas.ts';

/** Money that comes, bounces and goes back: payments of one invoice, their reversal and refund. */
export function paymentRoutes(
  service: Service,
  { run, reverse, clock }: { run: RunCommand; reverse: RunCommand; clock: Clock },
): void {
  const stateRules = [refusal.InvoiceNotFound, refusal.InvoiceStateForbids] as const;
  const tags = ['payments'];

  service.post(
    '/invoices/:invoiceId/payments',
    {
      config: { problems: documented(...stateRules, refusal.CurrencyDiffers) },
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
      const { invoiceId } = request.params;
      const { paymentId = partId(request, invoiceId, 'payment'), ...payment } = request.body;
      const outcome = await run(request, {
        invoiceId,
        command: { type: 'pay', paymentId, ...payment, beyondDue: 'credit' },
        entityKey: `payment:${paymentId}`,
        effectiveOn: payment.receivedOn,
      });
      return reply.code(201).send({ ...answerInvoice(outcome, reply), paymentId });
    },
  );

  service.post(
    '/invoices/:invoiceId/payments/:paymentId/reversal',
    {
      config: { problems: documented(...stateRules, refusal.NoSuchPayment, refusal.PaymentAlreadyReversed) },
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
      const { invoiceId, paymentId } = request.params;
      const { reversedOn = today(clock), reason } = request.body;
      const entityKey = `reversal:${paymentId}`; // a payment is reversed once
      const outcome = await reverse(request, {
        invoiceId,
        command: { type: 'reverse', reversalId: entityKey, paymentId, reversedOn, reason },
        entityKey,
        effectiveOn: reversedOn,
      });
      return reply.code(201).send({ ...answerInvoice(outcome, reply), paymentId });
    },
  );

  service.post(
    '/invoices/:invoiceId/payments/:paymentId/refunds',
    {
      config: {
        problems: documented(
          ...stateRules,
          refusal.CurrencyDiffers,
          refusal.NoSuchPayment,
          refusal.PaymentAlreadyReversed,
          refusal.CreditIsNotRefundable,
          refusal.RefundExceedsPayment,
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
      const { invoiceId, paymentId } = request.params;
      const { refundId = partId(request, invoiceId, 'refund'), refundedOn = today(clock), ...refund } = request.body;
      const outcome = await run(request, {
        invoiceId,
        command: { type: 'refund', refundId, paymentId, refundedOn, ...refund },
        entityKey: `refund:${refundId}`,
        effectiveOn: refundedOn,
      });
      return reply.code(201).send({ ...answerInvoice(outcome, reply), paymentId, refundId });
    },
  );
}
