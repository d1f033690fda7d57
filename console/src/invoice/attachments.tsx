import { texts } from '../texts.ts';
import { SaveButton } from '../ui/save-button.tsx';
import type { InvoiceAnswer } from './reads.ts';

type SupportingDocument = NonNullable<InvoiceAnswer['supportingDocuments']>[number];

/** A file, and what it is called in the document. */
type AttachedFile = { of: string; attachment: NonNullable<SupportingDocument['attachment']> };

/** What is attached to a document. */
export const attachedToDocument = (supporting: readonly SupportingDocument[] = []): AttachedFile[] =>
  supporting.flatMap(({ id, description = id, attachment }) => (attachment ? [{ of: description, attachment }] : []));

/** What is attached to an invoice, and to its credit notes. */
export const attachedTo = ({ supportingDocuments, creditNotes }: InvoiceAnswer): AttachedFile[] => [
  ...attachedToDocument(supportingDocuments),
  ...creditNotes.flatMap(({ number, creditNoteId, attachments = [] }) =>
    attachments.map((attachment) => ({ of: number ?? creditNoteId, attachment })),
  ),
];

/** A file is saved, not shown: it comes from a stranger. @param read its content, by its digest */
export function Attachments({
  files,
  read,
}: {
  files: readonly AttachedFile[];
  read: (sha256: string) => Promise<Blob>;
}) {
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
              read={() => read(sha256)}
            />
            {isUnrecognised && <span className="soft"> {texts.document.unrecognised}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
