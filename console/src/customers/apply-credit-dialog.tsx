import { useQuery } from '@tanstack/react-query';
import { answerOf, commands } from '../api/client.ts';
import { amountText, money } from '../format/money.ts';
import { openInvoicesRead } from '../payment/reads.ts';
import { texts } from '../texts.ts';
import { blankInput, CommandDialog } from '../ui/command/command-dialog.tsx';
import { useDraft } from '../ui/command/use-draft.ts';
import { Field } from '../ui/fields/field.tsx';
import { CreditPreview } from './credit-preview.tsx';
import type { Credit } from './reads.ts';

/** Applies the customer's credit to an invoice. */
export default function ApplyCreditDialog({ customerId, currency, credit, onClose }: Credit & { onClose: () => void }) {
  const { data: { invoices = [] } = {} } = useQuery(openInvoicesRead(customerId, currency));
  const draft = useDraft(`apply credit ${customerId} ${currency}`, () => ({
    ...blankInput(''),
    invoiceId: '',
    /** Until an amount is typed, as much as the invoice and the credit allow. */
    amount: undefined as string | undefined,
  }));
  const invoice = invoices.find(({ invoiceId }) => invoiceId === draft.draft.invoiceId) ?? invoices[0];
  const invoiceId = invoice?.invoiceId ?? '';
  const due = invoice?.amountDue ?? 0;
  const most = Math.min(credit, due);
  return (
    <CommandDialog
      title={texts.applyCredit.title}
      submit={texts.applyCredit.submit}
      draft={{ ...draft, draft: { ...draft.draft, amount: draft.draft.amount ?? amountText(most, currency) } }}
      currency={currency}
      fields={{
        amount: { label: texts.fields.amount, hint: texts.command.atMost(money(most, currency)) },
        date: { label: texts.applyCredit.date, name: 'appliedOn' },
      }}
      faults={invoice === undefined ? [{ pointer: '/invoiceId', detail: texts.applyCredit.nothingDue }] : []}
      fieldOf={{ 'credit-exceeded': '/amount' }}
      affects={{ customerId, ...(invoice !== undefined && { invoiceId }) }}
      send={({ id, amount, date }, signal) =>
        answerOf(
          commands.POST('/customers/{customerId}/credit/applications', {
            params: { path: { customerId }, header: { 'idempotency-key': id } },
            body: { applicationId: id, invoiceId, amount, currency, appliedOn: date },
            signal,
          }),
        )
      }
      preview={(amount) => (
        <CreditPreview
          currency={currency}
          rows={[
            { name: texts.fields.amountDue, now: due, after: due - Math.min(amount, due) },
            { name: texts.preview.credit, now: credit, after: credit - Math.min(amount, due) },
          ]}
        />
      )}
      onClose={onClose}
    >
      <Field label={texts.fields.invoice} pointer="/invoiceId">
        {(props) => (
          <select
            {...props}
            value={invoiceId}
            onChange={({ target }) => draft.change({ invoiceId: target.value, amount: undefined })}
          >
            {invoices.map(({ invoiceId, number, amountDue }) => (
              <option key={invoiceId} value={invoiceId}>
                {number ?? texts.list.noNumber} · {money(amountDue, currency)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </CommandDialog>
  );
}
