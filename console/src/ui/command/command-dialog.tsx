// The dialog of a command about money. It asks for an amount, a date, a method, a reference and a reason, as far as the command has them.
import type { ReactNode } from 'react';
import type { CalendarDate } from '../../../../events/calendar-date.ts';
import type { Currency } from '../../../../events/money/currency.ts';
import type { Minor } from '../../../../events/money/money.ts';
import type { Affected } from '../../api/cache.ts';
import type { Fault } from '../../api/problem.ts';
import { amountTyped } from '../../format/money.ts';
import { today } from '../../seller-day.ts';
import { fieldsOf } from '../fields/draft-fields.ts';
import {
  AmountField,
  amountOr0,
  DateField,
  faultsOfAmount,
  faultsOfDate,
  faultsOfText,
  MethodField,
  ReasonField,
  TextField,
} from '../fields/inputs.tsx';
import { CommandForm } from './command-form.tsx';
import { Dialog } from './dialog.tsx';
import { newId } from './new-id.ts';
import { useCommand } from './use-command.ts';
import type { DraftOf } from './use-draft.ts';

/** The input as typed. `id` is the command's own id, which makes it safe to retry. */
export type CommandInput = {
  id: string;
  amount: string;
  date: string;
  method: string;
  reference: string;
  reason: string;
};

export const blankInput = (amount: string): CommandInput => ({
  id: newId(),
  amount,
  date: today(),
  method: 'credit-transfer',
  reference: '',
  reason: '',
});

/** The input as values for the command; `amount` in minor units, `reference` undefined if empty. */
export type CommandValues = {
  id: string;
  amount: Minor;
  date: CalendarDate;
  method: string;
  reference: string | undefined;
  reason: string;
};

/** Which fields a command has. `name` is the field's name in the request's body. */
export type CommandFields = {
  amount?: { label: string; hint?: string };
  date: { label: string; name: string };
  hasMethod?: boolean;
  /** Optional text. */
  reference?: { label: string; name: string };
  hasReason?: boolean;
};

/**
 * @param faults besides those of the fields above
 * @param fieldOf the field that a refusal concerns: problem type → JSON Pointer
 * @param preview shows what the command will change, for the amount typed so far
 * @param children stand before the fields
 */
export function CommandDialog({
  title,
  submit,
  fields,
  draft,
  currency,
  faults = [],
  fieldOf = {},
  isDangerous = false,
  affects,
  send,
  preview,
  onClose,
  children,
}: {
  title: string;
  submit: string;
  fields: CommandFields;
  draft: DraftOf<CommandInput>;
  currency: Currency;
  faults?: readonly Fault[];
  fieldOf?: Readonly<Record<string, string>>;
  isDangerous?: boolean;
  affects: Affected;
  send: (values: CommandValues, signal: AbortSignal) => Promise<unknown>;
  preview: (amount: Minor) => ReactNode;
  onClose: () => void;
  children?: ReactNode;
}) {
  const { draft: input, change } = draft;
  const field = fieldsOf(input, change);
  const { amount, date, hasMethod = false, reference, hasReason = false } = fields;
  const datePointer = `/${date.name}`;
  const command = useCommand({
    send: (signal) => send(valuesOf(input, currency), signal),
    affects,
    onDone: () => {
      draft.forget();
      onClose();
    },
  });
  return (
    <Dialog title={title} onClose={onClose}>
      <CommandForm
        command={command}
        faults={[
          ...faults,
          ...(amount === undefined ? [] : faultsOfAmount('/amount', input.amount, currency)),
          ...faultsOfDate(datePointer, input.date),
          ...(hasReason ? faultsOfText('/reason', input.reason) : []),
        ]}
        fieldOf={{ ...ofDate(datePointer), ...fieldOf }}
        submit={submit}
        isDangerous={isDangerous}
        draft={draft}
        onClose={onClose}
      >
        {children}
        <div className="command-row">
          {amount !== undefined && <AmountField {...amount} currency={currency} {...field('amount')} />}
          <DateField label={date.label} {...field('date')} pointer={datePointer} />
        </div>
        {(hasMethod || reference !== undefined) && (
          <div className="command-row">
            {hasMethod && <MethodField {...field('method')} />}
            {reference !== undefined && (
              <TextField label={reference.label} {...field('reference')} pointer={`/${reference.name}`} />
            )}
          </div>
        )}
        {hasReason && <ReasonField {...field('reason')} />}
        {preview(amountOr0(input.amount, currency))}
      </CommandForm>
    </Dialog>
  );
}

const valuesOf = (
  { id, amount, date, method, reference, reason }: CommandInput,
  currency: Currency,
): CommandValues => ({
  id,
  amount: amountTyped(amount, currency) ?? 0,
  date,
  method,
  reference: reference.trim() || undefined,
  reason: reason.trim(),
});

/** What refuses the date of a command. */
const ofDate = (pointer: string): Record<string, string> => ({
  'period-closed': pointer,
  'date-too-early': pointer,
  'date-in-future': pointer,
});
