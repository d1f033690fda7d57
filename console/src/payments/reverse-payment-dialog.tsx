import { useQuery } from '@tanstack/react-query';
import type { Minor } from '../../../events/money/money.ts';
import { answerOf, commands } from '../api/client.ts';
import { balanceRead } from '../customers/reads.ts';
import { amountText, money } from '../format/money.ts';
import { texts } from '../texts.ts';
import { blankInput, CommandDialog } from '../ui/command/command-dialog.tsx';
import { useDraft } from '../ui/command/use-draft.ts';
import { Table } from '../ui/list/table.tsx';
import { Money } from '../ui/values.tsx';
import type { PaymentAnswer } from './reads.ts';
import { reversalPlan } from './reversal-plan.ts';

/** Reverses a payment across invoices, or an amount of it. It says before which invoices become due again, and how much credit is taken. */
export default function ReversePaymentDialog({ payment, onClose }: { payment: PaymentAnswer; onClose: () => void }) {
  const { paymentId, customer, currency, left } = payment;
  return (
    <CommandDialog
      title={texts.reversal.title}
      submit={texts.reversal.submit}
      isDangerous
      draft={useDraft(`reverse payment ${paymentId}`, () => blankInput(amountText(left, currency)))}
      currency={currency}
      fields={{
        amount: { label: texts.reversal.amount, hint: texts.command.atMost(money(left, currency)) },
        date: { label: texts.reversal.date, name: 'reversedOn' },
        hasReason: true,
      }}
      fieldOf={{ 'reversal-exceeds-payment': '/amount' }}
      affects={{ customerId: customer.id }}
      send={({ id, amount, date, reason }, signal) =>
        answerOf(
          commands.POST('/payments/{paymentId}/reversal', {
            params: { path: { paymentId }, header: { 'idempotency-key': id } },
            // without an amount, it is of all that is left
            body: { reversalId: id, reversedOn: date, reason, ...(amount !== left && { amount }) },
            signal,
          }),
        )
      }
      preview={(amount) => <Plan payment={payment} amount={amount} />}
      onClose={onClose}
    >
      <p>{texts.paymentPage.reversalAbout}</p>
    </CommandDialog>
  );
}

function Plan({ payment, amount }: { payment: PaymentAnswer; amount: Minor }) {
  const { customer, currency, left } = payment;
  const { data } = useQuery(balanceRead(customer.id));
  if (amount > left) return null;
  const { invoices, credit } = reversalPlan(payment, amount);
  const now = Number(data?.balances.find((balance) => balance.currency === currency)?.credit ?? 0);
  return (
    <div className="payment-plan" aria-live="polite">
      <Table
        caption={texts.paymentPage.dueAgain}
        showsCaption
        rows={invoices}
        empty={texts.paymentPage.noneDueAgain}
        keyOf={({ invoice }) => invoice.invoiceId}
        columns={[
          { head: texts.fields.invoice, isHead: true, cell: ({ invoice }) => invoice.number ?? texts.list.noNumber },
          {
            head: texts.fields.amount,
            isFigure: true,
            cell: ({ dueAgain }) => <Money amount={dueAgain} currency={currency} />,
          },
        ]}
      />
      {credit > 0 && <p>{texts.paymentPage.creditTaken(money(credit, currency))}</p>}
      {credit > now && data !== undefined && <p>{texts.paymentPage.creditOwed(money(credit - now, currency))}</p>}
    </div>
  );
}
