import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Customer } from '../../../events/document/document.ts';
import { texts } from '../texts.ts';
import { Dialog } from '../ui/command/dialog.tsx';
import { NoteAsItIs } from './note-as-it-is.tsx';
import type { NoteFile } from './note-file.ts';
import { NoteForm } from './note-form.tsx';
import { notePath } from './path.ts';
import '../register/register.css';

/** Registers a credit note about several invoices, or none, typed or from a file: UBL, CII or PDF. */
export default function RegisterNoteDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const [, navigate] = useLocation();
  const [file, setFile] = useState<NoteFile>();
  const show = ({ creditNoteId }: { creditNoteId: string }) => {
    onClose();
    navigate(notePath(customer.id, creditNoteId));
  };
  return (
    <Dialog title={texts.accountNote.title} onClose={onClose} isWide>
      {file ? (
        <NoteAsItIs file={file} customer={customer} onDone={show} onClose={onClose} />
      ) : (
        <NoteForm customer={customer} onFile={setFile} onDone={show} onClose={onClose} />
      )}
    </Dialog>
  );
}
