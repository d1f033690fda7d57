import { useState } from 'react';
import { texts } from '../texts.ts';
import { SaveButton } from '../ui/save-button.tsx';
import { VoidDialog, WriteOffDialog } from './dialogs/closing-dialogs.tsx';
import { CreditNoteDialog } from './dialogs/credit-note-dialog.tsx';
import { DisputeDialog, ResolveDisputeDialog } from './dialogs/dispute-dialogs.tsx';
import { PaymentDialog } from './dialogs/payment-dialogs.tsx';
import { canBe } from './outcome.ts';
import { type InvoiceAnswer, ublOf } from './reads.ts';

const dialogs = {
  payment: PaymentDialog,
  creditNote: CreditNoteDialog,
  writeOff: WriteOffDialog,
  void: VoidDialog,
  dispute: DisputeDialog,
  resolveDispute: ResolveDisputeDialog,
};

/** The commands that an invoice's state allows, and the buttons that print it or save it as UBL. */
export function Actions({ invoice }: { invoice: InvoiceAnswer }) {
  const { invoiceId, number } = invoice;
  const [open, setOpen] = useState<keyof typeof dialogs>();
  const Open = open && dialogs[open];
  return (
    <>
      {canBe.paid(invoice) && (
        <button type="button" className="primary" onClick={() => setOpen('payment')}>
          {texts.payment.open}
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
      {canBe.disputed(invoice) && (
        <button type="button" onClick={() => setOpen('dispute')}>
          {texts.dispute.open}
        </button>
      )}
      {canBe.resolved(invoice) && (
        <button type="button" onClick={() => setOpen('resolveDispute')}>
          {texts.dispute.resolve.open}
        </button>
      )}
      <button type="button" onClick={() => print()}>
        {texts.invoice.print}
      </button>
      <SaveButton
        text={texts.invoice.ubl}
        hint={texts.invoice.ublHint}
        fileName={`${number ?? invoiceId}.xml`}
        read={() => ublOf(invoiceId)}
        failure={(error) => (
          <p role="alert" className="fault actions-refused">
            {texts.invoice.noUbl} {error instanceof Error ? error.message : String(error)}
          </p>
        )}
      />
      {Open !== undefined && <Open invoice={invoice} onClose={() => setOpen(undefined)} />}
    </>
  );
}
