import { v7 as uuidv7 } from 'uuid';
import { UnknownCurrency } from '../../events/currency.ts';
import type { InvoiceContent } from '../../events/document.ts';
import { AmountTooLarge } from '../../events/money.ts';
import { derivedId } from '../../events/streams.ts';
import type { Service } from '../../platform/http-service.ts';
import { documented } from '../problems.ts';
import { CommandHeaders, idempotencyKey } from '../request.ts';
import * as refusal from './refusals.ts';
import { answerInvoice, type RunCommand } from './run-command.ts';
import * as schema from './schemas.ts';

/** Registers invoices, given as JSON or as a UBL document. */
export function registerRoutes(service: Service, { run }: { run: RunCommand }): void {
  service.post(
    '/invoices',
    {
      config: {
        problems: documented(
          refusal.DueBeforeIssued,
          refusal.NegativeAmountDue,
          refusal.TaxRateForbidden,
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
      const { invoiceId = newInvoiceId(idempotencyKey(request)), series, ...content } = request.body;
      void series;
      const outcome = await run(request, {
        invoiceId,
        command: { type: 'register', invoiceId, content: content as InvoiceContent },
        entityKey: `invoice:${invoiceId}`,
        effectiveOn: content.issuedOn,
      });
      return reply.code(201).header('location', `/invoices/${invoiceId}`).send(answerInvoice(outcome, reply));
    },
  );
}

const newInvoiceId = (key: string | undefined): string => (key === undefined ? uuidv7() : derivedId('invoice', key));
