import { answerOf, commands } from '../../api/client.ts';
import { today } from '../../format/dates.ts';
import { amountText, amountTyped } from '../../format/money.ts';
import { texts } from '../../texts.ts';
import { CommandForm } from '../../ui/command-form.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import {
  AmountField,
  amountOr0,
  DateField,
  faultsOfAmount,
  faultsOfDate,
  MethodField,
  TextField,
} from '../../ui/inputs.tsx';
import { newId } from '../../ui/new-id.ts';
import { useCommand } from '../../ui/use-command.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { afterPayment, payableOf } from '../outcome.ts';
import type { InvoiceAnswer } from '../reads.ts';
import { commandHeaders, touched } from './command-headers.ts';
import { Foretold } from './foretold.tsx';

/** A payment of one invoice: in part, in full, or beyond what is due. */
export function PayDialog({ invoice, onClose }: { invoice: InvoiceAnswer; onClose: () => void }) {
  const { invoiceId, currency } = invoice;
  const { draft, change, isRestored, forget, startAnew } = useDraft(`pay ${invoiceId}`, () => ({
    paymentId: newId(),
    amount: amountText(payableOf(invoice), currency),
    receivedOn: today(),
    method: 'credit-transfer',
    reference: '',
  }));
  const amount = amountOr0(draft.amount, currency);
  const command = useCommand({
    send: (signal) => {
      const { paymentId, receivedOn, method, reference } = draft;
      const body = {
        paymentId,
        amount: amountTyped(draft.amount, currency) ?? 0,
        currency,
        receivedOn,
        method,
        ...(reference.trim() !== '' && { reference: reference.trim() }),
      };
      const params = { path: { invoiceId }, header: commandHeaders(invoice, paymentId) };
      return answerOf(commands.POST('/invoices/{invoiceId}/payments', { params, body, signal }));
    },
    about: touched(invoice),
    onDone: () => {
      forget();
      onClose();
    },
  });
  return (
    <Dialog title={texts.pay.title} onClose={onClose}>
      <CommandForm
        command={command}
        faults={[
          ...faultsOfAmount('/amount', draft.amount, currency),
          ...faultsOfDate('/receivedOn', draft.receivedOn),
        ]}
        fieldOf={{ 'amount-too-large': '/amount', 'currency-differs': '/amount' }}
        submit={texts.pay.submit}
        isRestored={isRestored}
        onStartAnew={startAnew}
        onClose={onClose}
      >
        <div className="command-row">
          <AmountField
            label={texts.pay.amount}
            pointer="/amount"
            currency={currency}
            value={draft.amount}
            onChange={(typed) => change({ amount: typed })}
          />
          <DateField
            label={texts.pay.receivedOn}
            pointer="/receivedOn"
            value={draft.receivedOn}
            onChange={(receivedOn) => change({ receivedOn })}
          />
        </div>
        <div className="command-row">
          <MethodField label={texts.pay.method} value={draft.method} onChange={(method) => change({ method })} />
          <TextField
            label={texts.pay.reference}
            pointer="/reference"
            value={draft.reference}
            onChange={(reference) => change({ reference })}
          />
        </div>
        <Foretold
          invoice={invoice}
          currency={currency}
          outcome={amount > 0 ? afterPayment(invoice, amount) : undefined}
        />
      </CommandForm>
    </Dialog>
  );
}
