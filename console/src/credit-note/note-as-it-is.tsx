import { useState } from 'react';
import type { Customer } from '../../../events/document/document.ts';
import { answerOf, commands } from '../api/client.ts';
import { Problem } from '../api/problem.ts';
import { Differences } from '../invoice/differences.tsx';
import { texts } from '../texts.ts';
import { CommandForm } from '../ui/command/command-form.tsx';
import { useCommand } from '../ui/command/use-command.ts';
import { asBody } from '../ui/document/file.ts';
import { NoteEffect } from './note-effect.tsx';
import type { NoteFile } from './note-file.ts';

/** Registers the credit note in a file as it states. The same file is registered once. */
export function NoteAsItIs({
  file,
  customer: { id: customerId },
  onDone,
  onClose,
}: {
  file: NoteFile;
  customer: Customer;
  onDone: (answer: { creditNoteId: string }) => void;
  onClose: () => void;
}) {
  const [isInternal, setInternal] = useState(false);
  const command = useCommand({
    send: (signal) =>
      answerOf(
        commands.POST('/customers/{customerId}/credit-notes', {
          params: { path: { customerId }, query: isInternal ? { customerIdIsInternal: 'true' } : {} },
          ...asBody(file),
          signal,
        }),
      ),
    affects: { customerId },
    onDone,
  });
  const isOfAnother = command.error instanceof Problem && command.error.rule === 'note-of-another-customer';
  return (
    <CommandForm command={command} submit={texts.accountNote.submit} onClose={onClose}>
      <p>{texts.accountNote.asItIs(file.read?.number ?? file.name)}</p>
      {file.type === 'application/pdf' && <p className="hint">{texts.accountNote.pdfNotKept}</p>}
      {file.read && (
        <>
          <Differences invoice={file.read} />
          <NoteEffect customerId={customerId} currency={file.read.currency} amount={file.read.payable} />
        </>
      )}
      {(isOfAnother || isInternal) && (
        <label className="check">
          <input type="checkbox" checked={isInternal} onChange={({ target }) => setInternal(target.checked)} />
          {texts.accountNote.isInternal(customerId)}
        </label>
      )}
    </CommandForm>
  );
}
