import { texts } from '../texts.ts';
import { CurrencyOptions } from '../ui/fields/currency-options.tsx';
import { DateFilter } from '../ui/fields/date-filter.tsx';
import { Page } from '../ui/page.tsx';
import { SaveButton } from '../ui/save-button.tsx';
import { type AddressChange, useAddress } from '../ui/use-address.ts';
import { PaymentTable } from './payment-table.tsx';
import { type PaymentFilter, paymentsAsCsv } from './reads.ts';
import './payments.css';

/** All payments, the last one first, of one invoice and across invoices. */
export default function PaymentsPage() {
  const [params, change] = useAddress();
  const filter = filterOf(params);
  return (
    <Page
      title={texts.pages.payments}
      className="payments"
      actions={
        <SaveButton
          text={texts.list.csv}
          hint={texts.payments.csvHint}
          fileName="payments.csv"
          read={() => paymentsAsCsv(filter)}
        />
      }
    >
      <Filters filter={filter} onChange={change} />
      <PaymentTable key={params.toString()} filter={filter} />
    </Page>
  );
}

function Filters({ filter, onChange }: { filter: PaymentFilter; onChange: AddressChange }) {
  return (
    <search className="payments-filters">
      <label className="field">
        <span>{texts.fields.customerId}</span>
        <input
          key={filter.customer}
          defaultValue={filter.customer ?? ''}
          spellCheck={false}
          onBlur={({ target }) =>
            target.value.trim() !== (filter.customer ?? '') && onChange({ customer: target.value.trim() })
          }
          onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
        />
      </label>
      <label className="field">
        <span>{texts.fields.state}</span>
        <select value={filter.state ?? ''} onChange={({ target }) => onChange({ state: target.value })}>
          <option value="">{texts.invoices.anyState}</option>
          {states.map((state) => (
            <option key={state} value={state}>
              {texts.payments.states[state]}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span>{texts.fields.currency}</span>
        <select value={filter.currency ?? ''} onChange={({ target }) => onChange({ currency: target.value })}>
          <option value="">{texts.invoices.anyCurrency}</option>
          <CurrencyOptions />
        </select>
      </label>
      <DateFilter
        label={texts.payments.receivedFrom}
        day={filter.receivedFrom}
        mayBeEmpty
        onChange={(receivedFrom) => onChange({ receivedFrom })}
      />
      <DateFilter
        label={texts.payments.receivedUntil}
        day={filter.receivedUntil}
        mayBeEmpty
        onChange={(receivedUntil) => onChange({ receivedUntil })}
      />
      {Object.keys(filter).length > 0 && (
        <button
          type="button"
          className="plain"
          onClick={() => onChange(Object.fromEntries(names.map((name) => [name, undefined])))}
        >
          {texts.list.clearFilters}
        </button>
      )}
    </search>
  );
}

type State = NonNullable<PaymentFilter['state']>;
const states = Object.keys(texts.payments.states) as State[];
const names = [
  'customer',
  'state',
  'currency',
  'receivedFrom',
  'receivedUntil',
] as const satisfies (keyof PaymentFilter)[];

/** The filter in an address. Other query parameters are ignored. */
const filterOf = (params: URLSearchParams): PaymentFilter =>
  Object.fromEntries(names.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : []))) as PaymentFilter;
