import { answerOf, commands } from '../../api/client.ts';
import { today } from '../../format/dates.ts';
import { amountText, amountTyped, money } from '../../format/money.ts';
import { texts } from '../../texts.ts';
import { CommandForm } from '../../ui/command-form.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import {
  AmountField,
  amountOr0,
  DateField,
  faultsOfAmount,
  faultsOfDate,
  faultsOfText,
  ReasonField,
  TextField,
} from '../../ui/inputs.tsx';
import { newId } from '../../ui/new-id.ts';
import { useCommand } from '../../ui/use-command.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { afterCreditNote } from '../outcome.ts';
import type { InvoiceAnswer } from '../reads.ts';
import { commandHeaders, touched } from './command-headers.ts';
import { Foretold } from './foretold.tsx';

/** Takes back an amount of an invoice, with its tax. */
export function CreditNoteDialog({ invoice, onClose }: { invoice: InvoiceAnswer; onClose: () => void }) {
  const { invoiceId, currency } = invoice;
  const { draft, change, isRestored, forget, startAnew } = useDraft(`credit note ${invoiceId}`, () => ({
    creditNoteId: newId(),
    amount: amountText(Math.min(invoice.amountDue || creditable(invoice), creditable(invoice)), currency),
    issuedOn: today(),
    number: '',
    reason: '',
  }));
  const amount = amountOr0(draft.amount, currency);
  const command = useCommand({
    send: (signal) => {
      const { creditNoteId, issuedOn, number, reason } = draft;
      const body = {
        creditNoteId,
        amount: amountTyped(draft.amount, currency) ?? 0,
        currency,
        issuedOn,
        reason: reason.trim(),
        ...(number.trim() !== '' && { number: number.trim() }),
      };
      const params = { path: { invoiceId }, header: commandHeaders(invoice, creditNoteId) };
      return answerOf(commands.POST('/invoices/{invoiceId}/credit-notes', { params, body, signal }));
    },
    about: touched(invoice),
    onDone: () => {
      forget();
      onClose();
    },
  });
  return (
    <Dialog title={texts.creditNote.title} onClose={onClose}>
      <CommandForm
        command={command}
        faults={[
          ...faultsOfAmount('/amount', draft.amount, currency),
          ...faultsOfDate('/issuedOn', draft.issuedOn),
          ...faultsOfText('/reason', draft.reason),
        ]}
        fieldOf={{ 'credit-exceeds-invoice': '/amount', 'nothing-to-credit': '/amount', 'amount-too-large': '/amount' }}
        submit={texts.creditNote.submit}
        isRestored={isRestored}
        onStartAnew={startAnew}
        onClose={onClose}
      >
        <div className="command-row">
          <AmountField
            label={texts.creditNote.amount}
            pointer="/amount"
            currency={currency}
            hint={texts.creditNote.atMost(money(creditable(invoice), currency))}
            value={draft.amount}
            onChange={(typed) => change({ amount: typed })}
          />
          <DateField
            label={texts.fields.issuedOn}
            pointer="/issuedOn"
            value={draft.issuedOn}
            onChange={(issuedOn) => change({ issuedOn })}
          />
        </div>
        <TextField
          label={texts.creditNote.number}
          pointer="/number"
          value={draft.number}
          onChange={(number) => change({ number })}
        />
        <ReasonField value={draft.reason} onChange={(reason) => change({ reason })} />
        <Foretold
          invoice={invoice}
          currency={currency}
          outcome={amount > 0 ? afterCreditNote(invoice, amount) : undefined}
        />
      </CommandForm>
    </Dialog>
  );
}

/** What notes have not taken back yet. */
const creditable = ({ totals, creditNotes }: InvoiceAnswer): number =>
  creditNotes.reduce((left, { amount, excess = 0 }) => left - amount - excess, totals.taxInclusive);
