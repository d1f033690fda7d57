import { date, time } from '../format/dates.ts';
import { texts } from '../texts.ts';
import { DayField } from '../ui/day-field.tsx';
import { type Clocks, localTime } from './clocks.ts';

/** The two clocks. What is typed counts when the field is left, or Enter pressed. */
export function ClockFields({
  clocks: { at, effectiveOn },
  onChange,
}: {
  clocks: Clocks;
  onChange: (values: Record<'at' | 'effectiveOn', string | undefined>) => void;
}) {
  const isThen = at !== undefined || effectiveOn !== undefined;
  return (
    <fieldset className="clocks">
      <legend className="unseen">{texts.clocks.label}</legend>
      <label className="field clocks-at">
        <span>{texts.clocks.at}</span>
        <input
          type="datetime-local"
          step={1}
          key={at}
          defaultValue={at === undefined ? '' : localTime(at)}
          onBlur={({ target }) => {
            const typed = target.value === '' ? undefined : pastTime(target.value);
            if (typed !== at) onChange({ at: typed, effectiveOn });
          }}
          onKeyDown={({ key, currentTarget }) => key === 'Enter' && currentTarget.blur()}
        />
      </label>
      <DayField
        label={texts.clocks.effectiveOn}
        day={effectiveOn}
        mayBeEmpty
        onChange={(day) => onChange({ at, effectiveOn: day === '' ? undefined : day })}
      />
      <p className="clocks-says" aria-live="polite">
        {at === undefined ? texts.clocks.now : texts.clocks.asKnown(time(at))}
        {effectiveOn !== undefined && texts.clocks.upTo(date(effectiveOn))}.
        {isThen && (
          <button type="button" className="plain" onClick={() => onChange({ at: undefined, effectiveOn: undefined })}>
            {texts.clocks.reset}
          </button>
        )}
      </p>
    </fieldset>
  );
}

/** What will be known in the future is not known: the present instead. */
function pastTime(typed: string): string | undefined {
  const instant = new Date(typed);
  return instant.getTime() > Date.now() ? undefined : instant.toISOString();
}
