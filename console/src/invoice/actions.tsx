import { useState } from 'react';
import { texts } from '../texts.ts';
import { saveAs } from '../ui/save-as.ts';
import { CreditNoteDialog } from './dialogs/credit-note-dialog.tsx';
import { PayDialog } from './dialogs/pay-dialog.tsx';
import { VoidDialog, WriteOffDialog } from './dialogs/reason-dialog.tsx';
import { canBe } from './outcome.ts';
import { type InvoiceAnswer, ublOf } from './reads.ts';

const dialogs = { pay: PayDialog, creditNote: CreditNoteDialog, writeOff: WriteOffDialog, void: VoidDialog };

/** What can be done with an invoice as it is. */
export function Actions({ invoice }: { invoice: InvoiceAnswer }) {
  const [open, setOpen] = useState<keyof typeof dialogs>();
  const Open = open && dialogs[open];
  return (
    <>
      {canBe.paid(invoice) && (
        <button type="button" className="primary" onClick={() => setOpen('pay')}>
          {texts.pay.open}
        </button>
      )}
      {canBe.credited(invoice) && (
        <button type="button" onClick={() => setOpen('creditNote')}>
          {texts.creditNote.open}
        </button>
      )}
      {canBe.writtenOff(invoice) && (
        <button type="button" onClick={() => setOpen('writeOff')}>
          {texts.writeOff.open}
        </button>
      )}
      {canBe.voided(invoice) && (
        <button type="button" onClick={() => setOpen('void')}>
          {texts.voiding.open}
        </button>
      )}
      <button type="button" onClick={() => print()}>
        {texts.invoice.print}
      </button>
      <Ubl invoice={invoice} />
      {Open !== undefined && <Open invoice={invoice} onClose={() => setOpen(undefined)} />}
    </>
  );
}

/** The document as UBL; an invoice that says too little to be one says what is missing. */
function Ubl({ invoice: { invoiceId, number } }: { invoice: InvoiceAnswer }) {
  const [refused, setRefused] = useState<string>();
  const save = async () => {
    setRefused(undefined);
    try {
      saveAs(await ublOf(invoiceId), `${number ?? invoiceId}.xml`);
    } catch (error) {
      setRefused(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <button type="button" title={texts.invoice.ublHint} onClick={() => void save()}>
        {texts.invoice.ubl}
      </button>
      {refused !== undefined && (
        <p role="alert" className="fault actions-refused">
          {texts.invoice.noUbl} {refused}
        </p>
      )}
    </>
  );
}
