import type { Static } from 'typebox';
import { UnknownCurrency } from '../../events/money/currency.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import { StatedTotalsDiffer } from '../../events/ubl/check-totals.ts';
import * as ubl from '../../events/ubl/xml/refusals.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { answerBatch, batchProblems, batchSchema, ndjson } from '../http/batch.ts';
import { documented } from '../http/problems.ts';
import { askerOf, CommandHeaders } from '../http/request.ts';
import * as refusal from './refusals.ts';
import type { RegisterInvoice, Registration } from './register-invoice.ts';
import { answerInvoice, invoiceBody } from './run-command.ts';
import * as schema from './schemas.ts';
import { invoiceFromUbl } from './ubl.ts';

type RegisterBody = Static<typeof schema.RegisterBody>;

/** Registers invoices: one, given as JSON or as a UBL document, or many as NDJSON. */
export function registerRoutes(service: Service, register: RegisterInvoice): void {
  const tags = ['invoices'];

  service.post(
    '/invoices',
    {
      config: {
        scope: 'invoices:write',
        problems: documented(
          refusal.DueBeforeIssued,
          refusal.NegativeAmountDue,
          refusal.TaxRateForbidden,
          refusal.NumberAndSeries,
          UnknownCurrency,
          AmountTooLarge,
          StatedTotalsDiffer,
          ...Object.values(ubl).filter((rule) => rule !== ubl.NotAUblDocument),
        ),
      },
      schema: {
        tags,
        summary: 'Register an invoice; its totals follow from its lines by EN 16931',
        headers: CommandHeaders,
        body: { content: { 'application/json': { schema: schema.RegisterBody }, ...schema.asXml } },
        response: { 201: schema.InvoiceAnswer },
      },
    },
    async (request, reply) => {
      const sent = request.body as RegisterBody | string;
      const registration = typeof sent === 'string' ? { content: invoiceFromUbl(sent) } : registrationOf(sent);
      const answer = answerInvoice(await register(askerOf(request), registration, sent), reply);
      return reply.code(201).header('location', `/invoices/${answer.invoiceId}`).send(answer);
    },
  );

  service.post(
    '/invoices::batch',
    {
      config: { scope: 'invoices:write', problems: batchProblems },
      schema: { tags, summary: 'Register many invoices, a line each, each with its invoiceId', ...batchSchema },
    },
    async (request, reply) =>
      reply.type(ndjson).send(
        answerBatch<RegisterBody>(request, schema.RegisterLine, async (asker, line) => {
          const { state, revision } = await register(asker, registrationOf(line), line);
          return { invoice: { ...invoiceBody(state), revision } };
        }),
      ),
  );
}

const registrationOf = ({ invoiceId, series, ...content }: RegisterBody): Registration => ({
  ...(invoiceId !== undefined && { invoiceId }),
  ...(series !== undefined && { series }),
  content,
});
