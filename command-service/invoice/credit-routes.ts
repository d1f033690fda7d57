import type { Static } from 'typebox';
import { AmountTooLarge } from '../../events/money/money.ts';
import { StatedTotalsDiffer } from '../../events/ubl/check-totals.ts';
import type { Service } from '../../platform/http/http-service.ts';
import { nameFor, today } from '../handling/command-context.ts';
import type { Ledger } from '../ledger.ts';
import type { ApplyCreditNote } from './commands.ts';
import { invoiceRoute } from './invoice-route.ts';
import * as refusal from './refusals.ts';
import { type RunCommand, runCommand } from './run-command.ts';
import * as schema from './schemas.ts';
import { creditNoteFromUbl, xmlRules } from './ubl.ts';

/**
 * Commands that reduce what is due without a payment: credit notes, write-off, void.
 * @param credit runs credit notes, and grants the part beyond the amount due as customer credit
 */
export function creditRoutes(service: Service, ledger: Ledger, credit: RunCommand<ApplyCreditNote>): void {
  const { clock } = ledger;
  const ofInvoice = { tag: 'invoices', scope: 'invoices:write', params: schema.InvoiceId } as const;

  invoiceRoute(service, ledger, {
    ...ofInvoice,
    path: '/invoices/:invoiceId/credit-notes',
    name: 'credit',
    summary:
      'Register a credit note for an amount or lines, with their tax; what exceeds the amount due becomes customer credit',
    body: schema.CreditNoteBody,
    text: schema.asXml,
    problems: [
      ...refusal.stateRules,
      refusal.CurrencyDiffers,
      refusal.CreditExceedsInvoice,
      refusal.NoSuchLine,
      refusal.NothingToCredit,
      refusal.CreditNoteOfAnotherInvoice,
      AmountTooLarge,
      StatedTotalsDiffer,
      ...xmlRules,
    ],
    run: credit,
    toCommand({ context, params: { invoiceId }, body }) {
      const { creditNoteId = nameFor(context, invoiceId, 'credit-note'), ...note } =
        typeof body === 'string' ? fromUbl(body) : fromBody(body);
      return {
        command: { type: 'credit', creditNoteId, ...note },
        entityKey: `credit-note:${creditNoteId}`,
        effectiveOn: note.issuedOn,
        ids: { creditNoteId },
      };
    },
  });

  invoiceRoute(service, ledger, {
    ...ofInvoice,
    path: '/invoices/:invoiceId/write-off',
    name: 'write-off',
    summary: 'Write off the amount due; the invoice can still be paid',
    body: schema.WriteOffBody,
    problems: refusal.stateRules,
    run: runCommand,
    toCommand: ({ context, params: { invoiceId }, body: { writtenOffOn = today(clock), reason } }) => ({
      command: { type: 'write-off', writtenOffOn, reason },
      entityKey: `write-off:${nameFor(context, invoiceId, 'write-off')}`,
      effectiveOn: writtenOffOn,
    }),
  });

  invoiceRoute(service, ledger, {
    ...ofInvoice,
    path: '/invoices/:invoiceId/void',
    name: 'void',
    summary: 'Void an invoice that has no payments, credit notes or write-offs',
    body: schema.VoidBody,
    problems: [...refusal.stateRules, refusal.VoidAfterSettlement],
    run: runCommand,
    toCommand: ({ params: { invoiceId }, body: { voidedOn = today(clock), reason } }) => ({
      command: { type: 'void', voidedOn, reason },
      entityKey: `void:${invoiceId}`, // an invoice is voided once
      effectiveOn: voidedOn,
    }),
  });
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
