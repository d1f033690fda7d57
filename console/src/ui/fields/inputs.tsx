// Form fields that several dialogs share, and the checks of what was typed into them.

import { isCalendarDate } from '../../../../events/calendar-date.ts';
import type { Currency } from '../../../../events/money/currency.ts';
import type { Minor } from '../../../../events/money/money.ts';
import type { Fault } from '../../api/problem.ts';
import { amountTyped } from '../../format/money.ts';
import { texts } from '../../texts.ts';
import { CurrencyOptions } from './currency-options.tsx';
import { Field } from './field.tsx';

type Input = { value: string; onChange: (value: string) => void; pointer: string; label: string };

export const TextField = ({
  value,
  onChange,
  pointer,
  label,
  hint,
  className,
  maxLength = 200,
}: Input & { hint?: string; className?: string; maxLength?: number }) => (
  <Field label={label} pointer={pointer} hint={hint} className={className}>
    {(props) => (
      <input {...props} value={value} maxLength={maxLength} onChange={({ target }) => onChange(target.value)} />
    )}
  </Field>
);

export const DateField = ({ value, onChange, pointer, label }: Input) => (
  <Field label={label} pointer={pointer}>
    {(props) => <input {...props} type="date" value={value} onChange={({ target }) => onChange(target.value)} />}
  </Field>
);

/** A decimal number in the reader's notation. */
export const DecimalField = ({ value, onChange, pointer, label, hint }: Input & { hint?: string | undefined }) => (
  <Field label={label} pointer={pointer} hint={hint}>
    {(props) => (
      <input
        {...props}
        className="figure"
        inputMode="decimal"
        autoComplete="off"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    )}
  </Field>
);

export const AmountField = ({
  label,
  currency,
  ...input
}: Input & { currency: Currency; hint?: string | undefined }) => (
  <DecimalField label={`${label} (${currency})`} {...input} />
);

export const CurrencyField = ({
  value,
  onChange,
  hint,
}: Pick<Input, 'value' | 'onChange'> & { hint?: string | undefined }) => (
  <Field label={texts.fields.currency} pointer="/currency" hint={hint}>
    {(props) => (
      <select {...props} value={value} onChange={({ target }) => onChange(target.value)}>
        <CurrencyOptions />
      </select>
    )}
  </Field>
);

export const ReasonField = ({ value, onChange }: Pick<Input, 'value' | 'onChange'>) => (
  <Field label={texts.command.reason} pointer="/reason" hint={texts.command.reasonHint}>
    {(props) => (
      <textarea {...props} rows={2} maxLength={1_000} value={value} onChange={({ target }) => onChange(target.value)} />
    )}
  </Field>
);

const methods = ['credit-transfer', 'direct-debit', 'card', 'cash', 'cheque'] as const;

export const MethodField = ({ value, onChange }: Pick<Input, 'value' | 'onChange'>) => (
  <Field label={texts.command.method} pointer="/method">
    {(props) => (
      <select {...props} value={value} onChange={({ target }) => onChange(target.value)}>
        {methods.map((method) => (
          <option key={method} value={method}>
            {texts.methods[method]}
          </option>
        ))}
      </select>
    )}
  </Field>
);

/** A fault if `typed` is not an amount above 0. */
export const faultsOfAmount = (pointer: string, typed: string, currency: Currency): Fault[] => {
  const amount = amountTyped(typed, currency);
  return amount === undefined || amount <= 0 ? [{ pointer, detail: texts.command.amountNotAboveZero }] : [];
};

export const faultsOfDate = (pointer: string, typed: string): Fault[] =>
  isCalendarDate(typed) ? [] : [{ pointer, detail: texts.command.notADate }];

export const faultsOfText = (pointer: string, typed: string): Fault[] =>
  typed.trim() === '' ? [{ pointer, detail: texts.command.missing }] : [];

/** The typed amount, or 0 if it is none: for a preview, which is shown while the amount is typed. */
export const amountOr0 = (typed: string, currency: Currency): Minor => Math.max(0, amountTyped(typed, currency) ?? 0);
