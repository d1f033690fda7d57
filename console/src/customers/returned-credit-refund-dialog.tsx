import { useQuery } from '@tanstack/react-query';
import { answerOf, commands } from '../api/client.ts';
import { money } from '../format/money.ts';
import { texts } from '../texts.ts';
import { blankInput, CommandDialog } from '../ui/command/command-dialog.tsx';
import { useDraft } from '../ui/command/use-draft.ts';
import { CreditPreview } from './credit-preview.tsx';
import { accountRead, type CreditRefund } from './reads.ts';

/** Records that a refund of credit came back: it is the customer's credit again. */
export default function ReturnedCreditRefundDialog({
  customerId,
  refund: { refundId, amount, currency },
  onClose,
}: {
  customerId: string;
  refund: CreditRefund;
  onClose: () => void;
}) {
  const { data } = useQuery(accountRead(customerId));
  const credit = data?.credit.find((one) => one.currency === currency)?.credit ?? 0;
  return (
    <CommandDialog
      title={texts.refundReversal.title}
      submit={texts.refundReversal.submit}
      draft={useDraft(`returned refund of credit ${customerId} ${refundId}`, () => blankInput(''))}
      currency={currency}
      fields={{ date: { label: texts.refundReversal.date, name: 'reversedOn' }, hasReason: true }}
      affects={{ customerId }}
      send={({ id, date, reason }, signal) =>
        answerOf(
          commands.POST('/customers/{customerId}/credit/refunds/{refundId}/reversal', {
            params: { path: { customerId, refundId }, header: { 'idempotency-key': id } },
            body: { reversedOn: date, reason },
            signal,
          }),
        )
      }
      preview={() => (
        <CreditPreview
          currency={currency}
          rows={[{ name: texts.preview.credit, now: credit, after: credit + amount }]}
        />
      )}
      onClose={onClose}
    >
      <p>{texts.creditRefunds.about(money(amount, currency))}</p>
    </CommandDialog>
  );
}
