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
  MethodField,
  ReasonField,
} from '../../ui/inputs.tsx';
import { newId } from '../../ui/new-id.ts';
import { useCommand } from '../../ui/use-command.ts';
import { useDraft } from '../../ui/use-draft.ts';
import { afterRefund, type Payment } from '../outcome.ts';
import type { InvoiceAnswer } from '../reads.ts';
import { commandHeaders, touched } from './command-headers.ts';
import { Foretold } from './foretold.tsx';

/** Gives money of a payment back: what it had paid is due again. */
export function RefundDialog({
  invoice,
  payment: { paymentId, amount: paid, refunded = 0, ...payment },
  onClose,
}: {
  invoice: InvoiceAnswer;
  payment: Payment;
  onClose: () => void;
}) {
  const { invoiceId, currency } = invoice;
  const { draft, change, isRestored, forget, startAnew } = useDraft(`refund ${invoiceId} ${paymentId}`, () => ({
    refundId: newId(),
    amount: amountText(paid - refunded, currency),
    refundedOn: today(),
    method: 'credit-transfer',
    reason: '',
  }));
  const amount = amountOr0(draft.amount, currency);
  const command = useCommand({
    send: (signal) => {
      const { refundId, refundedOn, method, reason } = draft;
      const body = {
        refundId,
        amount: amountTyped(draft.amount, currency) ?? 0,
        currency,
        refundedOn,
        method,
        reason: reason.trim(),
      };
      const params = { path: { invoiceId, paymentId }, header: commandHeaders(invoice, refundId) };
      return answerOf(commands.POST('/invoices/{invoiceId}/payments/{paymentId}/refunds', { params, body, signal }));
    },
    about: touched(invoice),
    onDone: () => {
      forget();
      onClose();
    },
  });
  return (
    <Dialog title={texts.refund.title} onClose={onClose}>
      <CommandForm
        command={command}
        faults={[
          ...faultsOfAmount('/amount', draft.amount, currency),
          ...faultsOfDate('/refundedOn', draft.refundedOn),
          ...faultsOfText('/reason', draft.reason),
        ]}
        fieldOf={{ 'refund-exceeds-payment': '/amount' }}
        submit={texts.refund.submit}
        isDangerous
        isRestored={isRestored}
        onStartAnew={startAnew}
        onClose={onClose}
      >
        <div className="command-row">
          <AmountField
            label={texts.refund.amount}
            pointer="/amount"
            currency={currency}
            hint={texts.refund.atMost(money(paid - refunded, currency))}
            value={draft.amount}
            onChange={(typed) => change({ amount: typed })}
          />
          <DateField
            label={texts.refund.on}
            pointer="/refundedOn"
            value={draft.refundedOn}
            onChange={(refundedOn) => change({ refundedOn })}
          />
        </div>
        <MethodField label={texts.refund.method} value={draft.method} onChange={(method) => change({ method })} />
        <ReasonField value={draft.reason} onChange={(reason) => change({ reason })} />
        <Foretold
          invoice={invoice}
          currency={currency}
          outcome={
            amount > 0 && amount <= paid - refunded
              ? afterRefund(invoice, { paymentId, amount: paid, refunded, ...payment }, amount)
              : undefined
          }
        />
      </CommandForm>
    </Dialog>
  );
}
