import { useState } from 'react';
import { answerOf, commands } from '../../api/client.ts';
import { type NoteFile, readNoteFile } from '../../credit-note/note-file.ts';
import { amountText } from '../../format/money.ts';
import { blankInput, CommandDialog } from '../../ui/command/command-dialog.tsx';
import { Dialog } from '../../ui/command/dialog.tsx';
import { useDraft } from '../../ui/command/use-draft.ts';
import { DocumentDrop } from '../../ui/document/document-drop.tsx';
import type { Action, BodyOf, InvoicePath, Subject } from './action.ts';
import { OutcomePreview } from './outcome-preview.tsx';

/** The dialog of a command on an invoice. `if-match` makes the service refuse the command if the invoice has changed since the preview. */
export function ActionDialog<Path extends InvoicePath>({
  path,
  action,
  subject,
  onClose,
}: {
  path: Path;
  action: Action<Path>;
  subject: Subject<Path>;
  onClose: () => void;
}) {
  const { invoiceId, customer, currency, revision, payment: { paymentId = '' } = {} } = subject;
  const { refund: { refundId = '' } = {} } = subject;
  const { texts, choices, fieldOf, isDangerous, about, FromFile } = action;
  const [file, setFile] = useState<NoteFile>();
  const suggested = action.amount?.(subject);
  const kept = useDraft(`${path} ${invoiceId} ${paymentId} ${refundId}`, () => ({
    ...blankInput(suggested === undefined ? '' : amountText(suggested, currency)),
    choice: Object.keys(choices?.options ?? {})[0] ?? '',
  }));
  const { choice } = kept.draft;
  const fields = action.fields(subject, choice);
  if (file !== undefined && FromFile !== undefined) {
    return (
      <Dialog title={texts.title} onClose={onClose}>
        <FromFile file={file} invoice={subject} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <CommandDialog
      title={texts.title}
      submit={texts.submit}
      fields={fields}
      fieldOf={fieldOf ?? {}}
      isDangerous={isDangerous ?? false}
      draft={kept}
      currency={currency}
      affects={{ invoiceId, customerId: customer.id }}
      send={(values, signal) => {
        const header = { 'if-match': `"${revision}"`, 'idempotency-key': values.id };
        const params = { path: { invoiceId, paymentId, refundId }, header };
        const body: BodyOf<InvoicePath> = action.body(values, subject, choice);
        return answerOf(commands.POST(path as InvoicePath, { params, body, signal }));
      }}
      preview={(typed) => (
        <OutcomePreview
          invoice={subject}
          currency={currency}
          outcome={fields.amount !== undefined && typed === 0 ? undefined : action.outcome(subject, typed)}
        />
      )}
      onClose={onClose}
    >
      {FromFile !== undefined && <DocumentDrop onFile={async (dropped) => setFile(await readNoteFile(dropped))} />}
      {about !== undefined && <p>{about(subject)}</p>}
      {choices !== undefined && (
        <label className="field">
          <span>{choices.label}</span>
          <select value={choice} onChange={({ target }) => kept.change({ choice: target.value })}>
            {Object.entries(choices.options).map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </label>
      )}
    </CommandDialog>
  );
}
