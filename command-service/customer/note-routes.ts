import { type Static, Type } from 'typebox';
import { withContent } from '../../events/document/attachment.ts';
import { Customer, InvoiceContent } from '../../events/document/document.ts';
import { closed } from '../../events/document/field.ts';
import { customerBeside, isOther } from '../../events/einvoice/buyer.ts';
import type { IssuedCreditNote } from '../../events/einvoice/read-credit-note.ts';
import type { IssuedDocument } from '../../events/invoice.ts';
import { AmountTooLarge } from '../../events/money/money.ts';
import type { Service } from '../../platform/http/http-service.ts';
import type { Detached } from '../attachments/detach.ts';
import type { StoreContents } from '../attachments/store.ts';
import { IdempotencyKeyMissing, metadata } from '../handling/command-context.ts';
import { commandRoute } from '../http/command-route.ts';
import { withExample } from '../http/examples.ts';
import { contentRules } from '../invoice/content-rules.ts';
import { NegativeAmountDue } from '../invoice/credited-document.ts';
import { documentFromJson, jsonRules } from '../invoice/document-from-json.ts';
import type { DocumentReader } from '../invoice/document-reader.ts';
import { documentRules } from '../invoice/e-invoice.ts';
import { newNoteId } from '../invoice/new-note-id.ts';
import { asDocument, clientId } from '../invoice/schemas.ts';
import type { Ledger } from '../ledger.ts';
import { NumberTaken } from '../numbers/number-taken.ts';
import { registerAccountNote } from './account-note.ts';
import { CustomerRefusal } from './refusals.ts';
import { Account, answerOf, CustomerId } from './routes.ts';

/** The note is about another customer than the one whose account it was sent to. */
export class NoteOfAnotherCustomer extends CustomerRefusal {
  constructor(named: string, account: string) {
    super(
      `The credit note names ${named}, and this is the account of ${account}. Send it to POST /customers/{id}/credit-notes of its customer. If ${account} is your own id of the buyer of a document, send customerIdIsInternal=true.`,
    );
  }
}

const Body = Type.Object(
  {
    creditNoteId: Type.Optional(
      clientId('Identifies the credit note; sending it again with the same id records it once'),
    ),
    ...InvoiceContent.properties,
    ...withContent,
    customer: { ...Customer, description: 'The customer of the account' },
  },
  { ...withExample('CreditNoteOnAccountRequest'), ...closed },
);

const Query = Type.Object({
  customerIdIsInternal: Type.Optional(
    Type.Enum(['true'], {
      description:
        'The customer id is yours alone: a document may identify its buyer by others. It is not added to the document',
    }),
  ),
});

/** Credit notes about several invoices, or none, which become the customer's credit. */
export function noteRoutes(
  service: Service,
  ledger: Ledger,
  documents: DocumentReader,
  storeContents: StoreContents,
): void {
  commandRoute(service, {
    tag: 'customers',
    scope: 'invoices:write',
    path: '/customers/:customerId/credit-notes',
    name: 'credit-account',
    operationId: 'registerCreditNoteOnAccount',
    summary:
      'Register a credit note that is about several invoices, or none: what it credits becomes customer credit, which pays any invoice',
    params: CustomerId,
    query: Query,
    body: Body,
    documents: asDocument,
    problems: [
      NoteOfAnotherCustomer,
      NegativeAmountDue,
      ...contentRules,
      ...jsonRules,
      NumberTaken,
      IdempotencyKeyMissing,
      AmountTooLarge,
      ...documentRules,
    ],
    answer: Type.Object(
      { ...Account.properties, creditNoteId: Type.String({ description: 'The credit note that was registered' }) },
      { title: 'CustomerCreditAfterNote' },
    ),
    async run({ context, params: { customerId }, query, body }) {
      const isInternal = query.customerIdIsInternal === 'true';
      const read = 'bytes' in body ? await documents.creditNote(body) : undefined;
      const { document, contents } = read
        ? { ...read.found, document: ofCustomer(customerId, read.found.document, isInternal) }
        : fromBody(customerId, body as Note);
      const named = 'bytes' in body ? undefined : body.creditNoteId;
      const creditNoteId = named ?? newNoteId(context, customerId, document, read?.identity);
      const note = { creditNoteId, document };
      const outcome = await registerAccountNote(ledger, context, note, read?.identity ?? body, () =>
        storeContents(contents, metadata(ledger.clock, context, document.issuedOn)),
      );
      const { body: account, place } = answerOf(customerId, outcome);
      return { body: { ...account, creditNoteId }, place };
    },
  });
}

type Note = Static<typeof Body>;

/** @throws NoteOfAnotherCustomer, and what documentFromJson throws */
function fromBody(customerId: string, { creditNoteId: _, ...sent }: Note): Detached<IssuedDocument> {
  if (sent.customer.id !== customerId) throw new NoteOfAnotherCustomer(sent.customer.id, customerId);
  return documentFromJson(sent);
}

/** @throws NoteOfAnotherCustomer */
function ofCustomer(customerId: string, { customer, ...note }: IssuedCreditNote, isInternal: boolean): IssuedDocument {
  const { buyer = { name: customerId } } = note;
  if (!isInternal && isOther(buyer, customerId))
    throw new NoteOfAnotherCustomer(customer?.id ?? buyer.name, customerId);
  return { ...note, ...customerBeside(buyer, customerId) };
}
