import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { Attachments, attachedToDocument } from '../invoice/attachments.tsx';
import { Differences } from '../invoice/differences.tsx';
import { DocumentView } from '../invoice/document.tsx';
import { texts } from '../texts.ts';
import { DocumentButtons } from '../ui/document/document-buttons.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Day, Money } from '../ui/values.tsx';
import { attachmentOfNote, type NoteAnswer, type NoteName, noteAs, noteRead } from './reads.ts';
import '../invoice/invoice.css';

/** A credit note on the account of a customer: what it says, and what became credit by it. */
export default function CreditNotePage(name: NoteName) {
  return (
    <Loaded query={useQuery(noteRead(name))}>
      {(note) => (
        <Page
          title={texts.accountNote.of(note.number ?? texts.invoice.unnumbered)}
          className="invoice"
          actions={<DocumentButtons name={note.number ?? note.creditNoteId} read={(format) => noteAs(name, format)} />}
        >
          <Summary note={note} />
          <Differences invoice={note} />
          <DocumentView kind="creditNote" document={note}>
            <Attachments
              files={attachedToDocument(note.supportingDocuments)}
              read={(sha256) => attachmentOfNote(name, sha256)}
            />
          </DocumentView>
        </Page>
      )}
    </Loaded>
  );
}

function Summary({ note: { customer, issuedOn, amount, currency, precedingInvoices = [] } }: { note: NoteAnswer }) {
  return (
    <p className="invoice-summary">
      <Link to={`/customers/${encodeURIComponent(customer.id)}`}>{customer.name}</Link>
      <span>
        {texts.fields.issuedOn} <Day on={issuedOn} />
      </span>
      <span data-testid="became-credit">
        {texts.payments.unapplied} <Money amount={amount} currency={currency} />
      </span>
      {precedingInvoices.length > 0 && (
        <span>
          {texts.accountNote.about} {precedingInvoices.map(({ number }) => number).join(', ')}
        </span>
      )}
    </p>
  );
}
