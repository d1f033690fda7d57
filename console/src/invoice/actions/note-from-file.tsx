import { answerOf, commands } from '../../api/client.ts';
import type { NoteFile } from '../../credit-note/note-file.ts';
import { texts } from '../../texts.ts';
import { CommandForm } from '../../ui/command/command-form.tsx';
import { useCommand } from '../../ui/command/use-command.ts';
import { asBody } from '../../ui/document/file.ts';
import { Differences } from '../differences.tsx';
import { afterCreditNote } from '../outcome.ts';
import type { InvoiceAnswer } from '../reads.ts';
import { OutcomePreview } from './outcome-preview.tsx';

/** Registers the credit note in a file as it states. The same file is registered once. */
export function NoteFromFile({
  file,
  invoice,
  onClose,
}: {
  file: NoteFile;
  invoice: InvoiceAnswer;
  onClose: () => void;
}) {
  const { invoiceId, customer, currency, revision } = invoice;
  const command = useCommand({
    send: (signal) =>
      answerOf(
        commands.POST('/invoices/{invoiceId}/credit-notes', {
          params: { path: { invoiceId }, header: { 'if-match': `"${revision}"` } },
          ...asBody(file),
          signal,
        }),
      ),
    affects: { invoiceId, customerId: customer.id },
    onDone: onClose,
  });
  return (
    <CommandForm command={command} submit={texts.accountNote.submit} onClose={onClose}>
      <p>{texts.creditNote.asItIs(file.read?.number ?? file.name)}</p>
      {file.type === 'application/pdf' && <p className="hint">{texts.accountNote.pdfNotKept}</p>}
      {file.read && (
        <>
          <Differences invoice={file.read} />
          <OutcomePreview
            invoice={invoice}
            currency={currency}
            outcome={file.read.currency === currency ? afterCreditNote(invoice, file.read.payable) : undefined}
          />
        </>
      )}
    </CommandForm>
  );
}
