import type { ReactNode } from 'react';
import { localTime } from '../../format/dates.ts';
import { texts } from '../../texts.ts';
import { DateFilter } from '../fields/date-filter.tsx';
import type { AddressChange } from '../use-address.ts';
import { type AsOf, inWords, isPast } from './as-of.ts';
import './as-of.css';

/** The recording time and the effective date. A value applies when its field loses the focus, or on Enter. */
export function AsOfFields({
  asOf,
  onChange,
  children,
}: {
  asOf: AsOf;
  onChange: AddressChange;
  /** Stands beside the fields. */
  children?: ReactNode;
}) {
  const { at, effectiveOn } = asOf;
  return (
    <fieldset className="as-of">
      <legend className="visually-hidden">{texts.asOf.label}</legend>
      <label className="field as-of-recorded">
        <span>{texts.asOf.recorded}</span>
        <input
          type="datetime-local"
          step={1}
          key={at}
          defaultValue={at === undefined ? '' : localTime(at)}
          onBlur={({ target: { value } }) => {
            const isSame = value === (at === undefined ? '' : localTime(at));
            if (!isSame) onChange({ at: value === '' ? undefined : pastInstant(value) });
          }}
          onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
        />
      </label>
      <DateFilter
        label={texts.asOf.effective}
        day={effectiveOn}
        mayBeEmpty
        onChange={(day) => onChange({ effectiveOn: day })}
      />
      {children}
    </fieldset>
  );
}

/** Both dates in words. */
export const AsOfSummary = ({ asOf, onChange }: { asOf: AsOf; onChange: AddressChange }) => (
  <p className="as-of-summary" aria-live="polite">
    {isPast(asOf) ? `${inWords(asOf)}.` : texts.asOf.now}
    {isPast(asOf) && (
      <button type="button" className="plain" onClick={() => onChange({ at: undefined, effectiveOn: undefined })}>
        {texts.asOf.reset}
      </button>
    )}
  </p>
);

/** The typed instant (RFC 3339), or undefined for an instant in the future, which means now. */
function pastInstant(typed: string): string | undefined {
  const instant = new Date(typed);
  return instant.getTime() > Date.now() ? undefined : instant.toISOString();
}
