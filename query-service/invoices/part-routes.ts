import { Type } from 'typebox';
import { creditNoteDocument } from '../../events/credit-note-document.ts';
import { canonical } from '../../events/document/field.ts';
import { withItsAmounts } from '../../events/einvoice/write-credit-note.ts';
import type { NoteDocument } from '../../events/invoice.ts';
import { CreditNoteView, InvoiceView } from '../../events/invoice-view.ts';
import { costs } from '../../platform/access/cost.ts';
import { LogPositionHeader } from '../../platform/http/log-position.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import type { Service } from '../../platform/http/service.ts';
import { readView } from '../freshness/freshness.ts';
import { viewRoute } from '../freshness/view-route.ts';
import type { BalancesStore } from '../stores/balances-store.ts';
import type { EventLog } from '../stores/event-log.ts';
import { type EInvoices, sendEInvoice } from './contents-in.ts';
import { costOfForm, formAsked, json, ofCreditNote, SyntaxQuery } from './e-invoice.ts';
import { invoiceFinder } from './find.ts';
import { InvoiceId } from './routes.ts';

const Params = Type.Object({
  ...InvoiceId.properties,
  creditNoteId: Type.String({ minLength: 1, maxLength: 100, ...canonical('id') }),
});

/** The credit notes and payments of an invoice, and one note; as XML or PDF, the document that was registered, or that it amounts to. */
export function invoicePartRoutes(service: Service, balances: BalancesStore, eInvoices: EInvoices): void {
  const { view } = balances;
  const findInvoice = invoiceFinder(balances);
  const ofInvoice = {
    problems: {
      404: 'invoice-not-found',
      503: 'view-behind, view-not-of-log, invoice-parked, store-unavailable, view-not-built',
    },
    params: InvoiceId,
    query: {},
  } as const;

  viewRoute(service, view, {
    ...ofInvoice,
    tag: 'invoices',
    path: '/invoices/:invoiceId/credit-notes',
    operationId: 'listCreditNotes',
    summary: 'List the credit notes of an invoice, in the order in which they were registered',
    answer: CreditNotes,
    async run({ params: { invoiceId }, read }) {
      const { creditNotes, currency } = await read(() => findInvoice(invoiceId));
      return { creditNotes: creditNotes.map((note) => ({ ...note, currency })) };
    },
  });

  viewRoute(service, view, {
    ...ofInvoice,
    tag: 'payments',
    path: '/invoices/:invoiceId/payments',
    operationId: 'listInvoicePayments',
    summary: 'List what paid an invoice, in the order in which it was recorded',
    answer: InvoicePayments,
    async run({ params: { invoiceId }, read }) {
      const { payments } = await read(() => findInvoice(invoiceId));
      return { payments };
    },
  });

  service.get(
    '/invoices/:invoiceId/credit-notes/:creditNoteId',
    {
      config: {
        scope: 'ledger:read',
        cost({ headers: { accept } }) {
          const ofForm = costOfForm(accept, 0);
          return ofForm === 0 ? 1 : costs.pastState + ofForm; // the document is read from the log
        },
        problems: {
          400: 'malformed-request',
          404: 'invoice-not-found, credit-note-not-found',
          406: 'not-acceptable',
          422: 'not-an-en16931-invoice, document-too-demanding',
          503: 'view-behind, view-not-of-log, invoice-parked, event-unknown, store-unavailable, view-not-built, too-busy',
        },
      },
      schema: {
        tags: ['invoices'],
        operationId: 'getCreditNote',
        summary: 'Get a credit note; as XML, the document by EN 16931, in UBL 2.1 or CII; as PDF with a page to read',
        params: Params,
        querystring: Type.Object(SyntaxQuery, { additionalProperties: false }),
        headers: LogPositionHeader,
        response: {
          200: {
            description: 'The credit note; amounts in minor units of its currency',
            content: { [json]: { schema: CreditNoteAnswer }, ...ofCreditNote },
          },
        },
      },
    },
    async (request, reply) => {
      const { invoiceId: id, creditNoteId } = request.params;
      const form = formAsked(request.headers.accept, request.query.syntax);
      const invoice = await readView(view, request, reply, () => findInvoice(id));
      const note = invoice.creditNotes.find((note) => note.creditNoteId === creditNoteId);
      if (!note) throw noteNotFound(creditNoteId);
      if (!form) return { ...note, currency: invoice.currency };
      const document = await documentOf(eInvoices.log, id, creditNoteId);
      return sendEInvoice(reply, eInvoices, withItsAmounts(document), 'creditNote', form);
    },
  );
}

const CreditNoteAnswer = Type.Object(
  { ...CreditNoteView.properties, currency: InvoiceView.properties.currency },
  { title: 'CreditNote' },
);

const CreditNotes = Type.Object(
  { creditNotes: Type.Array(CreditNoteAnswer) },
  { title: 'CreditNotesOfInvoice', description: 'Amounts in minor units of the currency of the invoice' },
);

const InvoicePayments = Type.Object(
  { payments: InvoiceView.properties.payments },
  { title: 'PaymentsOfInvoice', description: 'Amounts in minor units of the currency of the invoice' },
);

/** The views have no documents of credit notes, so they are read from the log. */
async function documentOf(log: EventLog, invoiceId: string, creditNoteId: string): Promise<NoteDocument> {
  const [first, ...later] = await log.invoice(invoiceId);
  for (const { type, data } of later) {
    if (type !== 'CreditNoteApplied' || data.creditNoteId !== creditNoteId) continue;
    if (data.document) return data.document;
    if (first?.type === 'InvoiceRegistered') return creditNoteDocument(first.data, data);
  }
  throw noteNotFound(creditNoteId);
}

const noteNotFound = (id: string): Problem =>
  new Problem({
    type: 'credit-note-not-found',
    status: 404,
    title: 'Credit note not found',
    detail: `The invoice has no credit note ${id}. GET /invoices/{id}/history lists its credit notes.`,
  });
