import { date, localTime, time } from '../format/dates.ts';
import { texts } from '../texts.ts';
import { DateFilter } from '../ui/fields/date-filter.tsx';
import type { AddressChange } from '../ui/use-address.ts';
import type { AsOf } from './as-of.ts';

/** The recording time and the effective date. A value applies when its field loses the focus, or on Enter. */
export function AsOfFields({ asOf: { at, effectiveOn }, onChange }: { asOf: AsOf; onChange: AddressChange }) {
  const isPast = at !== undefined || effectiveOn !== undefined;
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
          onBlur={({ target }) => {
            const typed = target.value === '' ? undefined : pastInstant(target.value);
            if (typed !== at) onChange({ at: typed });
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
      <p className="as-of-summary" aria-live="polite">
        {at === undefined ? texts.asOf.now : texts.asOf.recordedUpTo(time(at))}
        {effectiveOn !== undefined && texts.asOf.effectiveUpTo(date(effectiveOn))}.
        {isPast && (
          <button type="button" className="plain" onClick={() => onChange({ at: undefined, effectiveOn: undefined })}>
            {texts.asOf.reset}
          </button>
        )}
      </p>
    </fieldset>
  );
}

/** The typed instant (RFC 3339), or undefined for an instant in the future, which means now. */
function pastInstant(typed: string): string | undefined {
  const instant = new Date(typed);
  return instant.getTime() > Date.now() ? undefined : instant.toISOString();
}
