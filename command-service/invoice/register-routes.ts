import { UnknownCurrency } from '../../events/currency.ts';
import { AmountTooLarge } from '../../events/money.ts';
import type { Service } from '../../platform/http-service.ts';
import { documented } from '../problems.ts';
import { askerOf, CommandHeaders } from '../request.ts';
import * as refusal from './refusals.ts';
import type { RegisterInvoice } from './register-invoice.ts';
import { answerInvoice } from './run-command.ts';
import * as schema from './schemas.ts';

/** Registers invoices, given as JSON or as a UBL document. */
export function registerRoutes(service: Service, register: RegisterInvoice): void {
  service.post(
    '/invoices',
    {
      config: {
        problems: documented(
          refusal.DueBeforeIssued,
          refusal.NegativeAmountDue,
          refusal.TaxRateForbidden,
          refusal.NumberAndSeries,
          UnknownCurrency,
          AmountTooLarge,
        ),
      },
      schema: {
        tags: ['invoices'],
        summary: 'Register an invoice; its totals follow from its lines by EN 16931',
        headers: CommandHeaders,
        body: schema.RegisterBody,
        response: { 201: schema.InvoiceAnswer },
      },
    },
    async (request, reply) => {
      const { invoiceId, series, ...content } = request.body;
      const registration = { ...(invoiceId && { invoiceId }), ...(series && { series }), content };
      const outcome = await register(askerOf(request), registration, request.body);
      const answer = answerInvoice(outcome, reply);
      return reply.code(201).header('location', `/invoices/${answer.invoiceId}`).send(answer);
    },
  );
}
