import { Type } from 'typebox';
import type { CustomerEvent } from '../../events/customer.ts';
import { attachmentsOf } from '../../events/document/attachment.ts';
import { InvoiceContent } from '../../events/document/document.ts';
import { canonical } from '../../events/document/field.ts';
import { InvoiceView } from '../../events/invoice-view.ts';
import { costs } from '../../platform/access/cost.ts';
import { LogPositionHeader } from '../../platform/http/log-position.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import type { Service } from '../../platform/http/service.ts';
import type { BooksStore } from '../books/store.ts';
import { type Read, readView } from '../freshness/freshness.ts';
import { type EInvoices, sendEInvoice } from '../invoices/contents-in.ts';
import { costOfForm, formAsked, json, ofCreditNote, SyntaxQuery } from '../invoices/e-invoice.ts';
import { AttachmentFile, sendAttachment, sha256 } from '../invoices/send-attachment.ts';
import { CustomerId } from './customer-id.ts';
import { placeOfNote } from './find-note.ts';

const Params = Type.Object({
  ...CustomerId.properties,
  creditNoteId: Type.String({ minLength: 1, maxLength: 100, ...canonical('id') }),
});

const { lines, taxes, totals, differences } = InvoiceView.properties;
const AccountCreditNote = Type.Object(
  {
    creditNoteId: Type.String(),
    amount: Type.Integer({ description: 'What became customer credit: its amount due (BT-115)' }),
    ...InvoiceContent.properties,
    ...{ lines, taxes, totals, differences },
  },
  {
    title: 'CreditNoteOnAccount',
    description: 'The credit note as registered; amounts in minor units, positive although they are taken back',
  },
);

/** A credit note that is about several invoices, or none. No view has documents of credit notes, so it is read from the log. */
export function noteRoutes(service: Service, { view, inSnapshot }: BooksStore, eInvoices: EInvoices): void {
  const { log } = eInvoices;
  service.get(
    '/customers/:customerId/credit-notes/:creditNoteId',
    {
      config: {
        scope: 'ledger:read',
        cost: ({ headers: { accept } }) => costOfForm(accept, 1),
        problems: {
          400: 'malformed-request',
          404: 'customer-not-found, credit-note-not-found',
          406: 'not-acceptable',
          422: 'not-an-en16931-invoice, document-too-demanding',
          503: 'view-behind, view-not-of-log, event-unknown, store-unavailable, view-not-built, too-busy',
        },
      },
      schema: {
        tags: ['customers'],
        operationId: 'getCreditNoteOnAccount',
        summary:
          'Get a credit note about several invoices, or none; as XML, the document by EN 16931, in UBL 2.1 or CII; as PDF with a page to read',
        params: Params,
        querystring: Type.Object(SyntaxQuery, { additionalProperties: false }),
        headers: LogPositionHeader,
        response: {
          200: {
            description: 'The credit note; amounts in minor units of its currency',
            content: { [json]: { schema: AccountCreditNote }, ...ofCreditNote },
          },
        },
      },
    },
    async (request, reply) => {
      const { customerId, creditNoteId } = request.params;
      const form = formAsked(request.headers.accept, request.query.syntax);
      const { document, ...note } = await readView(view, request, reply, () => noteOf(customerId, creditNoteId));
      if (!form) return { ...document, ...note };
      return sendEInvoice(reply, eInvoices, document, 'creditNote', form);
    },
  );

  service.get(
    '/customers/:customerId/credit-notes/:creditNoteId/attachments/:sha256',
    {
      config: {
        scope: 'ledger:read',
        answers: ['etag'],
        cost: costs.xml,
        problems: {
          400: 'malformed-request',
          404: 'customer-not-found, credit-note-not-found, attachment-not-found',
          503: 'view-behind, view-not-of-log, event-unknown, store-unavailable, view-not-built',
        },
      },
      schema: {
        tags: ['customers'],
        operationId: 'getAttachmentOfCreditNoteOnAccount',
        summary:
          'Get the content of an attachment (BT-125) of a credit note about several invoices, or none, as a file',
        params: Type.Object({ ...Params.properties, sha256 }),
        headers: LogPositionHeader,
        response: { 200: AttachmentFile },
      },
    },
    async (request, reply) => {
      const { customerId, creditNoteId, sha256 } = request.params;
      const { document } = await readView(view, request, reply, () => noteOf(customerId, creditNoteId));
      return sendAttachment(reply, log, sha256, {
        attached: attachmentsOf(document),
        none: 'The credit note has no attachment',
        listedBy: 'GET /customers/{id}/credit-notes/{creditNoteId}',
      });
    },
  );

  /** The books know where it is, and the log has it. @throws StoreUnavailable, UnreadableEvent */
  async function noteOf(customerId: string, id: string): Promise<Read<Found | Problem>> {
    const { reached, found: place } = await inSnapshot((tx) => placeOfNote(tx, customerId, id));
    if (place instanceof Problem) return { reached, found: place };
    const event = place && (await log.customerEvent(place));
    if (event?.type !== 'CreditNoteRegistered') return { reached, found: noteNotFound(id) };
    const { creditNoteId, amount, document } = event.data;
    return { reached, found: { creditNoteId, amount, document } };
  }
}

type Found = Pick<CreditNoteRegistered, 'creditNoteId' | 'amount' | 'document'>;
type CreditNoteRegistered = Extract<CustomerEvent, { type: 'CreditNoteRegistered' }>['data'];

const noteNotFound = (id: string): Problem =>
  new Problem({
    type: 'credit-note-not-found',
    status: 404,
    title: 'Credit note not found',
    detail: `The customer has no credit note ${id} on its account. GET /customers/{id}/credit lists them; the credit notes of an invoice are at GET /invoices/{id}/credit-notes.`,
  });
