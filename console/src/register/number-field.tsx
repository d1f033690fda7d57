import { Link } from 'wouter';
import { texts } from '../texts.ts';
import { Field } from '../ui/fields/field.tsx';
import type { Draft } from './draft.ts';

/**
 * The invoice's number: typed, or the next one in a series.
 * @param taken the invoice that has the typed number; its customer's name if it is known
 */
export function NumberField({
  draft,
  taken,
  onChange,
}: {
  draft: Pick<Draft, 'numbering' | 'number' | 'series'>;
  taken: { invoiceId: string; customerName?: string } | undefined;
  onChange: (part: Partial<Pick<Draft, 'numbering' | 'number' | 'series'>>) => void;
}) {
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
      <p role="status" className="hint register-taken">
        {taken !== undefined && (
          <>
            {texts.register.numberTaken(draft.number.trim(), taken.customerName)}{' '}
            <Link to={`/invoices/${taken.invoiceId}`}>{texts.register.openTaken}</Link>
          </>
        )}
      </p>
    </div>
  );
}
