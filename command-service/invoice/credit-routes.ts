import type { Static } from 'typebox';
import { AmountTooLarge } from '../../events/money/money.ts';
import { StatedTotalsDiffer } from '../../events/ubl/check-totals.ts';
import * as ubl from '../../events/ubl/xml/refusals.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { documented } from '../http/problems.ts';
import { askerOf, CommandHeaders, nameFor, today } from '../http/request.ts';
import type { Ledger } from '../ledger.ts';
import type { ApplyCreditNote } from './commands.ts';
import * as refusal from './refusals.ts';
import { answerInvoice, type RunCommand, runCommand } from './run-command.ts';
import * as schema from './schemas.ts';
import { creditNoteFromUbl } from './ubl.ts';

/**
 * What is not to be paid after all: credit notes, write-off, void.
 * @param credit runs credit notes, of which a part may become the customer's credit
 */
export function creditRoutes(service: Service, ledger: Ledger, credit: RunCommand<ApplyCreditNote>): void {
  const { clock } = ledger;
  const stateRules = [refusal.InvoiceNotFound, refusal.InvoiceStateForbids] as const;
  const tags = ['invoices'];

  service.post(
    '/invoices/:invoiceId/credit-notes',
    {
      config: {
        scope: 'invoices:write',
        problems: documented(
          ...stateRules,
          refusal.CurrencyDiffers,
          refusal.CreditExceedsInvoice,
          refusal.NoSuchLine,
          refusal.NothingToCredit,
          refusal.CreditNoteOfAnotherInvoice,
          AmountTooLarge,
          StatedTotalsDiffer,
          ...Object.values(ubl).filter((rule) => rule !== ubl.NotAUblDocument),
        ),
      },
      schema: {
        tags,
        summary: "Credit an amount or lines, with their tax; beyond what is due it becomes the customer's credit",
        params: schema.InvoiceId,
        headers: CommandHeaders,
        body: { content: { 'application/json': { schema: schema.CreditNoteBody }, ...schema.asXml } },
        response: { 201: schema.InvoiceAnswer },
      },
    },
    async (request, reply) => {
      const asker = askerOf(request);
      const { invoiceId } = request.params;
      const sent = request.body as CreditNoteBody | string;
      const { creditNoteId = nameFor(asker, invoiceId, 'credit-note'), ...note } =
        typeof sent === 'string' ? fromUbl(sent) : fromBody(sent);
      const outcome = await credit(ledger, asker, {
        invoiceId,
        command: { type: 'credit', creditNoteId, ...note },
        entityKey: `credit-note:${creditNoteId}`,
        content: sent,
        effectiveOn: note.issuedOn,
      });
      return reply.code(201).send({ ...answerInvoice(outcome, reply), creditNoteId });
    },
  );

  service.post(
    '/invoices/:invoiceId/write-off',
    {
      config: { scope: 'invoices:write', problems: documented(...stateRules) },
      schema: {
        tags,
        summary: 'Give up what is due; it can still be paid',
        params: schema.InvoiceId,
        headers: CommandHeaders,
        body: schema.WriteOffBody,
        response: { 201: schema.InvoiceAnswer },
      },
    },
    async (request, reply) => {
      const asker = askerOf(request);
      const { invoiceId } = request.params;
      const { writtenOffOn = today(clock), reason } = request.body;
      const outcome = await runCommand(ledger, asker, {
        content: request.body,
        invoiceId,
        command: { type: 'write-off', writtenOffOn, reason },
        entityKey: `write-off:${nameFor(asker, invoiceId, 'write-off')}`,
        effectiveOn: writtenOffOn,
      });
      return reply.code(201).send(answerInvoice(outcome, reply));
    },
  );

  service.post(
    '/invoices/:invoiceId/void',
    {
      config: { scope: 'invoices:write', problems: documented(...stateRules, refusal.VoidAfterSettlement) },
      schema: {
        tags,
        summary: 'Annul an invoice of which nothing was paid or credited',
        params: schema.InvoiceId,
        headers: CommandHeaders,
        body: schema.VoidBody,
        response: { 201: schema.InvoiceAnswer },
      },
    },
    async (request, reply) => {
      const asker = askerOf(request);
      const { invoiceId } = request.params;
      const { voidedOn = today(clock), reason } = request.body;
      const outcome = await runCommand(ledger, asker, {
        content: request.body,
        invoiceId,
        command: { type: 'void', voidedOn, reason },
        entityKey: `void:${invoiceId}`, // an invoice is voided once
        effectiveOn: voidedOn,
      });
      return reply.code(201).send(answerInvoice(outcome, reply));
    },
  );
}

type CreditNoteBody = Static<typeof schema.CreditNoteBody>;
type Note = Omit<ApplyCreditNote, 'type' | 'creditNoteId'> & { creditNoteId?: string };

function fromBody(body: CreditNoteBody): Note {
  if ('amount' in body) {
    const { amount, ...note } = body;
    return { ...note, credited: { by: 'amount', amount } };
  }
  const { lines, ...note } = body;
  return { ...note, credited: { by: 'lines', lines } };
}

function fromUbl(xml: string): Note {
  const { content, taxes } = creditNoteFromUbl(xml);
  const { number, currency, issuedOn, notes } = content;
  return {
    ...(number !== undefined && { number }),
    currency,
    issuedOn,
    reason: notes?.[0]?.slice(0, 1000) ?? `credit note ${number ?? ''}`.trim(),
    credited: { by: 'document', taxes, document: content },
  };
}
