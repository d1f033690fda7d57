import { answerOf, commands } from '../../api/client.ts';
import { money } from '../../format/money.ts';
import { texts } from '../../texts.ts';
import { afterCreditNote } from '../outcome.ts';
import type { InvoiceAnswer } from '../reads.ts';
import { InvoiceDialog, type InvoiceDialogProps } from './invoice-dialog.tsx';

/** Issues a credit note for an amount including tax. */
export function CreditNoteDialog({ invoice, onClose }: InvoiceDialogProps) {
  const { invoiceId, currency, amountDue } = invoice;
  const creditable = creditableOf(invoice);
  return (
    <InvoiceDialog
      invoice={invoice}
      onClose={onClose}
      draftName={`credit note ${invoiceId}`}
      title={texts.creditNote.title}
      submit={texts.creditNote.submit}
      amount={Math.min(amountDue || creditable, creditable)}
      fields={{
        amount: { label: texts.creditNote.amount, hint: texts.creditNote.atMost(money(creditable, currency)) },
        date: { label: texts.creditNote.date, name: 'issuedOn' },
        reference: { label: texts.creditNote.number, name: 'number' },
        hasReason: true,
      }}
      fieldOf={{ 'credit-exceeds-invoice': '/amount', 'nothing-to-credit': '/amount', 'amount-too-large': '/amount' }}
      outcome={(amount) => afterCreditNote(invoice, amount)}
      send={({ id, amount, date, reference: number, reason }, header, signal) =>
        answerOf(
          commands.POST('/invoices/{invoiceId}/credit-notes', {
            params: { path: { invoiceId }, header },
            body: { creditNoteId: id, amount, currency, issuedOn: date, reason, ...(number && { number }) },
            signal,
          }),
        )
      }
    />
  );
}

/** The part of the invoice's total that earlier credit notes have not credited. */
const creditableOf = ({ totals, creditNotes }: InvoiceAnswer): number =>
  creditNotes.reduce((left, { amount, excess = 0 }) => left - amount - excess, totals.taxInclusive);
