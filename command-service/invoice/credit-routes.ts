import { type Static, Type } from 'typebox';
import { calendarDate } from '../../events/document/document.ts';
import { closed, identifier } from '../../events/document/field.ts';
import type { IssuedCreditNote } from '../../events/einvoice/read-credit-note.ts';
import { decimalPattern } from '../../events/money/decimal.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import type { Service } from '../../platform/http/http-service.ts';
import type { StoreContents } from '../attachments/store.ts';
import { IdempotencyKeyMissing, metadata, nameFor, today } from '../handling/command-context.ts';
import { withExample } from '../http/examples.ts';
import type { Ledger } from '../ledger.ts';
import { NumberTaken } from '../numbers/number-taken.ts';
import { type ApplyCreditNote, CreditNoteOfAnotherInvoice, creditNoteKey, InvoiceTotalNegative } from './credit.ts';
import { NegativeAmountDue } from './credited-document.ts';
import { CreditExceedsLine, NoSuchLine } from './credited-lines.ts';
import { CreditExceedsInvoice, NothingToCredit } from './credited-tax.ts';
import type { DocumentReader } from './document-reader.ts';
import { documentRules } from './e-invoice.ts';
import { invoiceRoute } from './invoice-route.ts';
import { newNoteId } from './new-note-id.ts';
import { CurrencyDiffers, DateTooEarly } from './refusals.ts';
import type { RunCommand } from './run-command.ts';
import * as schema from './schemas.ts';
import { TypeCodeOfOtherKind } from './type-code.ts';
import { VoidAfterSettlement, type VoidInvoice } from './write-off.ts';

const creditNote = {
  creditNoteId: Type.Optional(
    schema.clientId('Identifies the credit note; sending it again with the same id records it once'),
  ),
  number: Type.Optional(identifier(200, 'The number printed on the credit note')),
  currency: schema.currency,
  issuedOn: calendarDate('When the credit note was issued'),
  reason: schema.reason,
};

export const CreditNoteBody = Type.Union(
  [
    Type.Object(
      {
        ...creditNote,
        amount: schema.amount(
          'The amount including tax. It is split into tax groups in the proportions of the invoice; the rounding amount is credited last',
        ),
      },
      { ...withExample('CreditNoteByAmount'), ...closed },
    ),
    Type.Object(
      {
        ...creditNote,
        lines: Type.Array(
          Type.Object(
            {
              line: Type.Integer({
                minimum: 1,
                maximum: Number.MAX_SAFE_INTEGER,
                description: 'The number of the line on the invoice, from 1',
              }),
              quantity: Type.String({
                pattern: decimalPattern,
                description: 'The credited quantity: no more than is left of the line, with the sign of its quantity',
              }),
            },
            { title: 'CreditedLine', ...closed },
          ),
          { minItems: 1 },
        ),
      },
      { ...withExample('CreditNoteByLines'), ...closed },
    ),
  ],
  { title: 'CreditNoteRequest' },
);

const WriteOffBody = Type.Object(
  { writtenOffOn: schema.orToday, reason: schema.reason },
  { ...withExample('WriteOffRequest'), ...closed },
);

const VoidBody = Type.Object(
  { voidedOn: schema.orToday, reason: schema.reason },
  { ...withExample('VoidRequest'), ...closed },
);

/**
 * Commands that reduce what is due without a payment: credit notes, write-off, void.
 * @param run runs credit notes, which grant as customer credit what they do not settle, and voids, which may take credit back
 * @param storeContents keeps what is attached to a credit note that is a document
 */
export function creditRoutes(
  service: Service,
  ledger: Ledger,
  run: { credit: RunCommand<ApplyCreditNote>; void: RunCommand<VoidInvoice> },
  documents: DocumentReader,
  storeContents: StoreContents,
): void {
  const { clock } = ledger;
  const ofInvoice = { tag: 'invoices', scope: 'invoices:write', params: schema.InvoiceId } as const;

  invoiceRoute(service, ledger, {
    ...ofInvoice,
    path: '/invoices/:invoiceId/credit-notes',
    name: 'credit',
    operationId: 'registerCreditNote',
    summary:
      'Register a credit note for an amount or lines, with their tax: it settles what is due, then what was written off; the rest becomes customer credit',
    body: CreditNoteBody,
    documents: schema.asDocument,
    problems: [
      CurrencyDiffers,
      CreditExceedsInvoice,
      CreditExceedsLine,
      NoSuchLine,
      NothingToCredit,
      NegativeAmountDue,
      InvoiceTotalNegative,
      CreditNoteOfAnotherInvoice,
      TypeCodeOfOtherKind,
      DateTooEarly,
      NumberTaken,
      IdempotencyKeyMissing,
      AmountTooLarge,
      ...documentRules,
    ],
    run: run.credit,
    async toCommand({ context, params: { invoiceId }, body }) {
      const read = 'bytes' in body ? await documents.creditNote(body) : undefined;
      const note = read ? fromDocument(read.found.document) : fromBody(body as Static<typeof CreditNoteBody>);
      const { creditNoteId = newNoteId(context, invoiceId, note, read?.identity), ...rest } = note;
      const contents = read?.found.contents;
      return {
        content: read?.identity ?? body,
        ...(contents &&
          contents.size > 0 && {
            beforeAppend: () => storeContents(contents, metadata(clock, context, note.issuedOn)),
          }),
        command: { type: 'credit', creditNoteId, ...rest },
        entityKey: creditNoteKey(creditNoteId),
        effectiveOn: note.issuedOn,
        ids: { creditNoteId },
      };
    },
  });

  invoiceRoute(service, ledger, {
    ...ofInvoice,
    path: '/invoices/:invoiceId/write-off',
    name: 'write-off',
    operationId: 'writeOffInvoice',
    summary: 'Write off the amount due; the invoice can still be paid',
    body: WriteOffBody,
    problems: [DateTooEarly],
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
    operationId: 'voidInvoice',
    summary: 'Void an invoice of which nothing is paid, credited, refunded or written off',
    body: VoidBody,
    problems: [VoidAfterSettlement, DateTooEarly],
    run: run.void,
    toCommand: ({ params: { invoiceId }, body: { voidedOn = today(clock), reason } }) => ({
      command: { type: 'void', voidedOn, reason },
      entityKey: `void:${invoiceId}`,
      isOnce: true,
      effectiveOn: voidedOn,
    }),
  });
}

type Note = Omit<ApplyCreditNote, 'type' | 'creditNoteId'> & { creditNoteId?: string };

function fromBody(body: Static<typeof CreditNoteBody>): Note {
  if ('amount' in body) {
    const { amount, ...note } = body;
    return { ...note, credited: { by: 'amount', amount } };
  }
  const { lines, ...note } = body;
  return { ...note, credited: { by: 'lines', lines } };
}

function fromDocument(document: IssuedCreditNote): Note {
  const { number, currency, issuedOn, notes } = document;
  return {
    ...(number !== undefined && { number }),
    currency,
    issuedOn,
    reason: notes?.[0]?.slice(0, 1000) ?? `credit note ${number ?? ''}`.trim(),
    credited: { by: 'document', document },
  };
}
