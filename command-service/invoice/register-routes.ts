import type { Static } from 'typebox';
import { UnknownCurrency } from '../../events/money/currency.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import { StatedTotalsDiffer } from '../../events/ubl/check-totals.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { batchRoute } from '../http/batch.ts';
import { commandRoute } from '../http/command-route.ts';
import * as refusal from './refusals.ts';
import type { RegisterInvoice, Registration } from './register-invoice.ts';
import { invoiceBody } from './run-command.ts';
import * as schema from './schemas.ts';
import { invoiceFromUbl, xmlRules } from './ubl.ts';

/** Registers one invoice from JSON or UBL, or many from NDJSON. */
export function registerRoutes(service: Service, register: RegisterInvoice): void {
  const registering = { tag: 'invoices', name: 'register', scope: 'invoices:write' } as const;

  commandRoute(service, {
    ...registering,
    path: '/invoices',
    summary: 'Register an invoice; its totals are calculated from its lines by EN 16931',
    body: schema.RegisterBody,
    text: schema.asXml,
    problems: [
      refusal.DueBeforeIssued,
      refusal.NegativeAmountDue,
      refusal.TaxRateForbidden,
      refusal.NumberAndSeries,
      UnknownCurrency,
      AmountTooLarge,
      StatedTotalsDiffer,
      ...xmlRules,
    ],
    answer: schema.InvoiceAnswer,
    async run({ context, body }) {
      const registration = typeof body === 'string' ? { content: invoiceFromUbl(body) } : registrationOf(body);
      const outcome = await register(context, registration, body);
      const invoice = invoiceBody(outcome.state);
      return { body: invoice, place: outcome, location: `/invoices/${invoice.invoiceId}` };
    },
  });

  batchRoute(service, {
    ...registering,
    path: '/invoices::batch',
    summary: 'Register many invoices, one per line, each with its invoiceId',
    line: schema.RegisterLine,
    async run(context, line) {
      const { state, revision } = await register(context, registrationOf(line), line);
      return { invoice: { ...invoiceBody(state), revision } };
    },
  });
}

const registrationOf = ({ invoiceId, series, ...content }: Static<typeof schema.RegisterBody>): Registration => ({
  ...(invoiceId !== undefined && { invoiceId }),
  ...(series !== undefined && { series }),
  content,
});
