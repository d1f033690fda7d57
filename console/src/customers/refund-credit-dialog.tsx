import { answerOf, commands } from '../api/client.ts';
import { today } from '../format/dates.ts';
import { amountText, amountTyped, money } from '../format/money.ts';
import { texts } from '../texts.ts';
import { CommandForm } from '../ui/command-form.tsx';
import { Dialog } from '../ui/dialog.tsx';
import {
  AmountField,
  amountOr0,
  DateField,
  faultsOfAmount,
  faultsOfDate,
  faultsOfText,
  MethodField,
  ReasonField,
} from '../ui/inputs.tsx';
import { newId } from '../ui/new-id.ts';
import { useCommand } from '../ui/use-command.ts';
import { useDraft } from '../ui/use-draft.ts';
import { AfterIt } from './after-it.tsx';
import type { Credit } from './credit.ts';

/** Pays credit back to the customer. */
export default function RefundCreditDialog({
  customerId,
  currency,
  credit,
  onClose,
}: Credit & { onClose: () => void }) {
  const { draft, change, isRestored, forget, startAnew } = useDraft(`refund credit ${customerId} ${currency}`, () => ({
    refundId: newId(),
    amount: amountText(credit, currency),
    refundedOn: today(),
    method: 'credit-transfer',
    reason: '',
  }));
  const command = useCommand({
    send: (signal) => {
      const { refundId, refundedOn, method, reason } = draft;
      const params = { path: { customerId }, header: { 'idempotency-key': refundId } };
      const amount = amountTyped(draft.amount, currency) ?? 0;
      const body = { refundId, amount, currency, refundedOn, method, reason: reason.trim() };
      return answerOf(commands.POST('/customers/{customerId}/credit/refunds', { params, body, signal }));
    },
    about: { customerId },
    onDone: () => {
      forget();
      onClose();
    },
  });
  return (
    <Dialog title={texts.refundCredit.title} onClose={onClose}>
      <CommandForm
        command={command}
        faults={[
          ...faultsOfAmount('/amount', draft.amount, currency),
          ...faultsOfDate('/refundedOn', draft.refundedOn),
          ...faultsOfText('/reason', draft.reason),
        ]}
        fieldOf={{ 'credit-exceeded': '/amount' }}
        submit={texts.refundCredit.submit}
        isDangerous
        isRestored={isRestored}
        onStartAnew={startAnew}
        onClose={onClose}
      >
        <div className="command-row">
          <AmountField
            label={texts.refundCredit.amount}
            pointer="/amount"
            currency={currency}
            hint={texts.refundCredit.atMost(money(credit, currency))}
            value={draft.amount}
            onChange={(amount) => change({ amount })}
          />
          <DateField
            label={texts.refundCredit.on}
            pointer="/refundedOn"
            value={draft.refundedOn}
            onChange={(refundedOn) => change({ refundedOn })}
          />
        </div>
        <MethodField label={texts.refundCredit.method} value={draft.method} onChange={(method) => change({ method })} />
        <ReasonField value={draft.reason} onChange={(reason) => change({ reason })} />
        <AfterIt
          currency={currency}
          rows={[{ name: texts.foretold.credit, now: credit, after: credit - amountOr0(draft.amount, currency) }]}
        />
      </CommandForm>
    </Dialog>
  );
}
