import { Type } from 'typebox';
import { canonical, uuid } from '../../events/document/field.ts';
import { CreditNoteView, InvoiceView } from '../../events/invoice-view.ts';
import { writeCreditNote } from '../../events/ubl/write-credit-note.ts';
import { NotAcceptable, preferred } from '../../platform/http/accept.ts';
import { LogPositionHeader } from '../../platform/http/log-position.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Service } from '../../platform/http/service.ts';
import { readView } from '../freshness/freshness.ts';
import type { BalancesStore } from '../stores/balances-store.ts';
import type { EventLog } from '../stores/event-log.ts';
import { invoiceFinder } from './find.ts';
import { asUbl, json, UblCreditNote, xml } from './ubl.ts';

const Params = Type.Object({
  id: uuid(),
  creditNoteId: Type.String({ minLength: 1, maxLength: 100, ...canonical('id') }),
});

/** A credit note of an invoice; as XML, the document that was registered. */
export function creditNoteRoutes(service: Service, balances: BalancesStore, log: EventLog): void {
  const { view } = balances;
  const findInvoice = invoiceFinder(balances);
  service.get(
    '/invoices/:id/credit-notes/:creditNoteId',
    {
      config: {
        scope: 'ledger:read',
        problems: {
          404: 'invoice-not-found, credit-note-not-found',
          406: 'not-acceptable',
          503: 'view-behind, view-not-of-log, invoice-parked, event-unknown, store-unavailable, view-not-built',
        },
      },
      schema: {
        tags: ['invoices'],
        operationId: 'getCreditNote',
        summary: 'Get a credit note; as XML if it was registered as a UBL 2.1 document',
        params: Params,
        headers: LogPositionHeader,
        response: {
          200: {
            description: 'The credit note; amounts in minor units of its currency',
            content: { [json]: { schema: CreditNoteAnswer }, [xml]: { schema: UblCreditNote } },
          },
        },
      },
    },
    async (request, reply) => {
      const { id, creditNoteId } = request.params;
      const type = preferred(request.headers.accept, [json, xml]);
      const invoice = await readView(view, request, reply, () => findInvoice(id));
      const note = invoice.creditNotes.find((note) => note.creditNoteId === creditNoteId);
      if (!note) throw noteNotFound(creditNoteId);
      if (type === json) return { ...note, currency: invoice.currency };
      const content = await documentOf(log, id, creditNoteId);
      if (!content) throw new NotAcceptable([json]);
      return reply.type(xml).send(asUbl(() => writeCreditNote(content)));
    },
  );
}

const CreditNoteAnswer = Type.Object(
  { ...CreditNoteView.properties, currency: InvoiceView.properties.currency },
  { title: 'CreditNote' },
);

/** The views have no documents of credit notes, so they are read from the log. */
async function documentOf(log: EventLog, invoiceId: string, creditNoteId: string) {
  for (const { type, data } of await log.invoice(invoiceId)) {
    if (type === 'CreditNoteApplied' && data.creditNoteId === creditNoteId) return data.document;
  }
  return undefined;
}

const noteNotFound = (id: string): Problem =>
  new Problem({
    type: 'credit-note-not-found',
    status: 404,
    title: 'Credit note not found',
    detail: `The invoice has no credit note ${id}. GET /invoices/{id}/history lists its credit notes.`,
  });
