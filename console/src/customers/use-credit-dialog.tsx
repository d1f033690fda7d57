import { useQuery } from '@tanstack/react-query';
import { answerOf, commands } from '../api/client.ts';
import { today } from '../format/dates.ts';
import { amountText, amountTyped, money } from '../format/money.ts';
import { openRead } from '../pay/reads.ts';
import { texts } from '../texts.ts';
import { CommandForm } from '../ui/command-form.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { AmountField, amountOr0, DateField, faultsOfAmount, faultsOfDate } from '../ui/inputs.tsx';
import { newId } from '../ui/new-id.ts';
import { useCommand } from '../ui/use-command.ts';
import { useDraft } from '../ui/use-draft.ts';
import { AfterIt } from './after-it.tsx';
import type { Credit } from './credit.ts';

/** Pays an invoice with the customer's credit. */
export default function UseCreditDialog({ customerId, currency, credit, onClose }: Credit & { onClose: () => void }) {
  const open = useQuery(openRead(customerId, currency));
  const invoices = open.data?.invoices ?? [];
  const { draft, change, isRestored, forget, startAnew } = useDraft(`use credit ${customerId} ${currency}`, () => ({
    applicationId: newId(),
    invoiceId: '',
    /** As much as can be, where nothing was typed. */
    amount: undefined as string | undefined,
    appliedOn: today(),
  }));
  const invoice = invoices.find(({ invoiceId }) => invoiceId === draft.invoiceId) ?? invoices[0];
  const typed = draft.amount ?? amountText(Math.min(credit, invoice?.amountDue ?? 0), currency);
  const amount = amountOr0(typed, currency);
  const command = useCommand({
    send: (signal) => {
      const { applicationId, appliedOn } = draft;
      const params = { path: { customerId }, header: { 'idempotency-key': applicationId } };
      const taken = amountTyped(typed, currency) ?? 0;
      const body = { applicationId, invoiceId: invoice?.invoiceId ?? '', amount: taken, currency, appliedOn };
      return answerOf(commands.POST('/customers/{customerId}/credit/applications', { params, body, signal }));
    },
    about: { customerId, ...(invoice !== undefined && { invoiceId: invoice.invoiceId }) },
    onDone: () => {
      forget();
      onClose();
    },
  });
  const due = invoice?.amountDue ?? 0;
  return (
    <Dialog title={texts.useCredit.title} onClose={onClose}>
      <CommandForm
        command={command}
        faults={[
          ...(invoice === undefined ? [{ pointer: '/invoiceId', detail: texts.useCredit.nothingDue }] : []),
          ...faultsOfAmount('/amount', typed, currency),
          ...faultsOfDate('/appliedOn', draft.appliedOn),
        ]}
        fieldOf={{ 'credit-exceeded': '/amount' }}
        submit={texts.useCredit.submit}
        isRestored={isRestored}
        onStartAnew={startAnew}
        onClose={onClose}
      >
        <Field label={texts.useCredit.invoice} pointer="/invoiceId">
          {(props) => (
            <select
              {...props}
              value={invoice?.invoiceId ?? ''}
              onChange={({ target }) => change({ invoiceId: target.value, amount: undefined })}
            >
              {invoices.map(({ invoiceId, number, amountDue }) => (
                <option key={invoiceId} value={invoiceId}>
                  {number ?? texts.invoices.unnumbered} · {money(amountDue, currency)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <div className="command-row">
          <AmountField
            label={texts.useCredit.amount}
            pointer="/amount"
            currency={currency}
            hint={texts.useCredit.atMost(money(Math.min(credit, due), currency))}
            value={typed}
            onChange={(amount) => change({ amount })}
          />
          <DateField
            label={texts.useCredit.on}
            pointer="/appliedOn"
            value={draft.appliedOn}
            onChange={(appliedOn) => change({ appliedOn })}
          />
        </div>
        <AfterIt
          currency={currency}
          rows={[
            { name: texts.fields.amountDue, now: due, after: due - Math.min(amount, due) },
            { name: texts.foretold.credit, now: credit, after: credit - Math.min(amount, due) },
          ]}
        />
      </CommandForm>
    </Dialog>
  );
}
