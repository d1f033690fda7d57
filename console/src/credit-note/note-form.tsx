import type { Customer } from '../../../events/document/document.ts';
import type { Currency } from '../../../events/money/currency.ts';
import { answerOf, commands } from '../api/client.ts';
import { Adjustments } from '../register/adjustments.tsx';
import { totalsSoFar } from '../register/body.ts';
import { Lines } from '../register/lines.tsx';
import { LiveTotals } from '../register/live-totals.tsx';
import { texts } from '../texts.ts';
import { CommandForm } from '../ui/command/command-form.tsx';
import { useCommand } from '../ui/command/use-command.ts';
import { useDraft } from '../ui/command/use-draft.ts';
import { DocumentDrop } from '../ui/document/document-drop.tsx';
import { fieldsOf } from '../ui/fields/draft-fields.ts';
import { CurrencyField, DateField, TextField } from '../ui/fields/inputs.tsx';
import { useCustomerCurrency } from '../ui/fields/use-customer-currency.ts';
import { blankNote, noteOf } from './body.ts';
import { NoteEffect } from './note-effect.tsx';
import { type NoteFile, readNoteFile } from './note-file.ts';

/** A credit note that is typed. Its id is part of the draft, so it is registered once even if it is sent twice. */
export function NoteForm({
  customer,
  onFile,
  onDone,
  onClose,
}: {
  customer: Customer;
  onFile: (file: NoteFile) => void;
  onDone: (answer: { creditNoteId: string }) => void;
  onClose: () => void;
}) {
  const kept = useDraft(`credit note of ${customer.id}`, () => ({
    ...blankNote(),
    currency: undefined as Currency | undefined,
  }));
  const { change } = kept;
  const { currency, hint } = useCustomerCurrency(customer.id, kept.draft.currency);
  const draft = { ...kept.draft, currency };
  const field = fieldsOf(draft, change);
  const { body, faults } = noteOf(draft, customer);
  const sums = totalsSoFar(body);
  const command = useCommand({
    send: (signal) =>
      answerOf(
        commands.POST('/customers/{customerId}/credit-notes', {
          params: { path: { customerId: customer.id } },
          body,
          signal,
        }),
      ),
    affects: { customerId: customer.id },
    onDone(answer) {
      kept.forget();
      onDone(answer);
    },
  });
  return (
    <CommandForm
      command={command}
      faults={faults}
      fieldOf={{
        'unknown-currency': '/currency',
        'idempotency-key-reused': '/number',
        'number-taken': '/number',
        'period-closed': '/issuedOn',
        'date-in-future': '/issuedOn',
      }}
      submit={texts.accountNote.submit}
      draft={kept}
      onClose={onClose}
    >
      <DocumentDrop onFile={async (file) => onFile(await readNoteFile(file))} />
      <p className="hint">{texts.accountNote.hint}</p>
      <div className="register-head">
        <TextField label={texts.creditNote.number} {...field('number')} maxLength={100} />
        <CurrencyField value={currency} hint={hint} onChange={(code) => change({ currency: code })} />
        <DateField label={texts.fields.issuedOn} {...field('issuedOn')} />
        <TextField
          label={texts.accountNote.invoices}
          hint={texts.accountNote.invoicesHint}
          {...field('invoices')}
          pointer="/precedingInvoices"
          maxLength={2_000}
        />
        <TextField label={texts.accountNote.text} {...field('text')} pointer="/notes/0" maxLength={1_000} />
      </div>
      <Lines draft={draft} nets={sums?.nets ?? []} onChange={(lines) => change({ lines })} />
      <div className="register-foot">
        <Adjustments draft={draft} onChange={(adjustments) => change({ adjustments })} />
        <LiveTotals sums={sums} currency={currency} />
      </div>
      <NoteEffect customerId={customer.id} currency={currency} amount={sums?.totals.payable ?? 0} />
    </CommandForm>
  );
}
