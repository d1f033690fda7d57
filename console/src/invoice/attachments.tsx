import { texts } from '../texts.ts';
import { SaveButton } from '../ui/save-button.tsx';
import { attachmentOf, type InvoiceAnswer } from './reads.ts';

/** What is attached to the document, and to its credit notes. A file is saved, not shown: it comes from a stranger. */
export function Attachments({ invoice }: { invoice: InvoiceAnswer }) {
  const { invoiceId, supportingDocuments = [], creditNotes } = invoice;
  const files = [
    ...supportingDocuments.map(({ id, description = id, attachment }) => ({ of: description, attachment })),
    ...creditNotes.flatMap(({ number, creditNoteId, attachments = [] }) =>
      attachments.map((attachment) => ({ of: number ?? creditNoteId, attachment })),
    ),
  ].flatMap(({ of, attachment }) => (attachment ? [{ of, attachment }] : []));
  if (files.length === 0) return null;
  return (
    <section aria-label={texts.document.attachments}>
      <h3>{texts.document.attachments}</h3>
      <ul className="document-attachments">
        {files.map(({ of, attachment: { sha256, fileName, isUnrecognised = false } }, index) => (
          <li key={index}>
            {of}{' '}
            <SaveButton
              text={fileName}
              hint={texts.document.saveAttachment}
              fileName={fileName}
              read={() => attachmentOf(invoiceId, sha256)}
            />
            {isUnrecognised && <span className="soft"> {texts.document.unrecognised}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
