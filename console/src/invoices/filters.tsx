import { useState } from 'react';
import { amountText, amountTyped } from '../format/money.ts';
import { flagNames } from '../format/names.ts';
import { texts } from '../texts.ts';
import { CurrencyOptions } from '../ui/fields/currency-options.tsx';
import { SearchField } from '../ui/fields/search-field.tsx';
import type { AddressChange } from '../ui/use-address.ts';
import type { Filter } from './filter.ts';

export function Filters({
  filter,
  onChange,
  onClear,
}: {
  filter: Filter;
  onChange: AddressChange;
  onClear: () => void;
}) {
  const dates = ['dueFrom', 'dueUntil', 'issuedFrom', 'issuedUntil'] as const;
  const amounts = ['amountFrom', 'amountUntil'] as const;
  const hidden = [...dates, ...amounts, 'customer'] as const;
  const [isOpen, setOpen] = useState(() => hidden.some((name) => filter[name] !== undefined));
  return (
    <search className="filters">
      <div className="filters-row">
        <SearchField
          label={texts.list.search}
          hint={texts.invoices.searchHint}
          text={filter.search ?? ''}
          onChange={(search) => onChange({ search })}
        />
        <label className="field">
          <span>{texts.fields.state}</span>
          <select value={filter.state ?? ''} onChange={({ target }) => onChange({ state: target.value })}>
            <option value="">{texts.invoices.anyState}</option>
            {Object.entries(texts.states).map(([state, text]) => (
              <option key={state} value={state}>
                {text}
              </option>
            ))}
          </select>
        </label>
        <label className="field filters-currency">
          <span>{texts.fields.currency}</span>
          <select
            value={filter.currency ?? ''}
            onChange={({ target }) =>
              onChange({ currency: target.value, amountFrom: undefined, amountUntil: undefined })
            }
          >
            <option value="">{texts.invoices.anyCurrency}</option>
            <CurrencyOptions />
          </select>
        </label>
        {flagNames.map((name) => (
          <label key={name} className="check">
            <input
              type="checkbox"
              checked={filter[name] === true}
              onChange={({ target }) => onChange({ [name]: target.checked ? 'true' : undefined })}
            />
            {texts.invoices.only[name]}
          </label>
        ))}
        <button type="button" className="plain" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {texts.invoices.more}
        </button>
        {Object.keys(filter).length > 0 && (
          <button type="button" className="plain" onClick={onClear}>
            {texts.list.clearFilters}
          </button>
        )}
      </div>
      {isOpen && (
        <div className="filters-row">
          {dates.map((name) => (
            <label key={name} className="field">
              <span>{texts.invoices[name]}</span>
              <input
                type="date"
                defaultValue={filter[name] ?? ''}
                onChange={({ target }) => target.validity.valid && onChange({ [name]: target.value })}
              />
            </label>
          ))}
          {amounts.map((name) => (
            <AmountField
              key={`${name} ${filter.currency}`}
              name={texts.invoices[name]}
              amount={filter[name]}
              currency={filter.currency}
              onChange={(amount) => onChange({ [name]: amount === undefined ? undefined : String(amount) })}
            />
          ))}
          <label className="field">
            <span>{texts.fields.customerId}</span>
            <input
              defaultValue={filter.customer ?? ''}
              spellCheck={false}
              onBlur={({ target }) => onChange({ customer: target.value.trim() })}
            />
          </label>
        </div>
      )}
    </search>
  );
}

/** An amount to filter by. It needs a currency, because that determines its number of decimal places. */
function AmountField({
  name,
  amount,
  currency,
  onChange,
}: {
  name: string;
  amount: number | undefined;
  currency: string | undefined;
  onChange: (amount: number | undefined) => void;
}) {
  const [isWrong, setWrong] = useState(false);
  return (
    <label className="field">
      <span>{name}</span>
      <input
        inputMode="decimal"
        disabled={currency === undefined}
        placeholder={currency === undefined ? texts.invoices.amountNeedsCurrency : currency}
        defaultValue={amount === undefined || currency === undefined ? '' : amountText(amount, currency)}
        aria-invalid={isWrong}
        onBlur={({ target }) => {
          if (currency === undefined) return;
          const typed = target.value.trim() === '' ? undefined : amountTyped(target.value, currency);
          setWrong(target.value.trim() !== '' && (typed === undefined || typed < 0));
          if (typed === undefined || typed >= 0) onChange(typed);
        }}
      />
    </label>
  );
}
