import { answerOf, commands } from '../api/client.ts';
import { amountText, money } from '../format/money.ts';
import { texts } from '../texts.ts';
import { blankInput, CommandDialog } from '../ui/command/command-dialog.tsx';
import { useDraft } from '../ui/command/use-draft.ts';
import { CreditPreview } from './credit-preview.tsx';
import type { Credit } from './reads.ts';

/** Refunds credit to the customer. */
export default function RefundCreditDialog({
  customerId,
  currency,
  credit,
  onClose,
}: Credit & { onClose: () => void }) {
  return (
    <CommandDialog
      title={texts.refundCredit.title}
      submit={texts.refundCredit.submit}
      isDangerous
      draft={useDraft(`refund credit ${customerId} ${currency}`, () => blankInput(amountText(credit, currency)))}
      currency={currency}
      fields={{
        amount: { label: texts.refundCredit.amount, hint: texts.command.atMost(money(credit, currency)) },
        date: { label: texts.refundCredit.date, name: 'refundedOn' },
        hasMethod: true,
        hasReason: true,
      }}
      fieldOf={{ 'credit-exceeded': '/amount' }}
      affects={{ customerId }}
      send={({ id, amount, date, method, reason }, signal) =>
        answerOf(
          commands.POST('/customers/{customerId}/credit/refunds', {
            params: { path: { customerId }, header: { 'idempotency-key': id } },
            body: { refundId: id, amount, currency, refundedOn: date, method, reason },
            signal,
          }),
        )
      }
      preview={(amount) => (
        <CreditPreview
          currency={currency}
          rows={[{ name: texts.preview.credit, now: credit, after: credit - amount }]}
        />
      )}
      onClose={onClose}
    />
  );
}
