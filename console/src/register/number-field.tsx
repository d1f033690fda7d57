import { texts } from '../texts.ts';
import { Field } from '../ui/fields/field.tsx';
import type { Draft } from './draft.ts';

/** The invoice's number: typed, or the next one in a series. */
export function NumberField({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const { numbering } = draft;
  return (
    <div className="register-number">
      <label className="field">
        <span>{texts.register.numbering}</span>
        <select
          value={numbering}
          onChange={({ target }) => onChange({ numbering: target.value as Draft['numbering'] })}
        >
          <option value="number">{texts.register.manual}</option>
          <option value="series">{texts.register.series}</option>
        </select>
      </label>
      <Field label={numbering === 'number' ? texts.fields.number : texts.register.prefix} pointer={`/${numbering}`}>
        {(props) => (
          <input
            {...props}
            value={draft[numbering]}
            maxLength={100}
            spellCheck={false}
            onChange={({ target }) => onChange({ [numbering]: target.value })}
          />
        )}
      </Field>
    </div>
  );
}
