import type { ReactNode } from 'react';
import type { Minor } from '../../../../events/money/money.ts';
import { amountText } from '../../format/money.ts';
import { blankInput, CommandDialog, type CommandFields, type CommandValues } from '../../ui/command/command-dialog.tsx';
import { useDraft } from '../../ui/command/use-draft.ts';
import type { Outcome } from '../outcome.ts';
import type { InvoiceAnswer } from '../reads.ts';
import { OutcomePreview } from './outcome-preview.tsx';

export type InvoiceDialogProps = { invoice: InvoiceAnswer; onClose: () => void };

type Headers = { 'if-match': string; 'idempotency-key': string };

/**
 * The dialog of a command on an invoice, which shows the amount due and the state before and after the command.
 * @param draftName identifies the command and what it is about
 * @param amount the amount to suggest
 * @param outcome of the command with an amount; without an amount field, of the command
 * @param send sends the command. `if-match` makes the service refuse it if the invoice has changed since the preview
 */
export function InvoiceDialog({
  invoice,
  draftName,
  about,
  amount = 0,
  outcome,
  send,
  children,
  ...dialog
}: InvoiceDialogProps & {
  draftName: string;
  about?: string;
  amount?: Minor;
  title: string;
  submit: string;
  fields: CommandFields;
  fieldOf?: Readonly<Record<string, string>>;
  isDangerous?: boolean;
  outcome: (amount: Minor) => Outcome | undefined;
  send: (values: CommandValues, header: Headers, signal: AbortSignal) => Promise<unknown>;
  children?: ReactNode;
}) {
  const { invoiceId, customer, currency, revision } = invoice;
  const hasAmount = dialog.fields.amount !== undefined;
  return (
    <CommandDialog
      {...dialog}
      draft={useDraft(draftName, () => blankInput(hasAmount ? amountText(amount, currency) : ''))}
      currency={currency}
      affects={{ invoiceId, customerId: customer.id }}
      send={(values, signal) => send(values, { 'if-match': `"${revision}"`, 'idempotency-key': values.id }, signal)}
      preview={(typed) => (
        <OutcomePreview
          invoice={invoice}
          currency={currency}
          outcome={hasAmount && typed === 0 ? undefined : outcome(typed)}
        />
      )}
    >
      {about !== undefined && <p>{about}</p>}
      {children}
    </CommandDialog>
  );
}
