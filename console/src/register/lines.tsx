import { figure } from '../format/money.ts';
import { texts } from '../texts.ts';
import { fieldsOf } from '../ui/fields/draft-fields.ts';
import { DecimalField, TextField } from '../ui/fields/inputs.tsx';
import { blankLine, type Draft, type LineDraft } from './draft.ts';
import { TaxFields } from './tax-fields.tsx';

/** The invoice lines, each with its net amount, which updates while the reader types. */
export function Lines({
  draft: { lines, currency },
  nets,
  onChange,
}: {
  draft: Pick<Draft, 'lines' | 'currency'>;
  nets: readonly number[];
  onChange: (lines: LineDraft[]) => void;
}) {
  const changeAt = (index: number, part: Partial<LineDraft>) =>
    onChange(lines.map((line, other) => (other === index ? { ...line, ...part } : line)));
  return (
    <section aria-label={texts.document.lines}>
      <h3 className="register-title">{texts.document.lines}</h3>
      <ol className="register-lines">
        {lines.map((line, index) => {
          const pointer = `/lines/${index}`;
          const field = fieldsOf(line, (part) => changeAt(index, part), pointer);
          return (
            <li key={line.key} className="register-line">
              <TextField
                label={texts.document.description}
                className="line-description"
                maxLength={1_000}
                {...field('description')}
              />
              <DecimalField label={texts.document.quantity} {...field('quantity')} />
              <DecimalField label={texts.document.unitPrice} {...field('price')} pointer={`${pointer}/unitPrice`} />
              <TaxFields tax={line} pointer={pointer} onChange={(tax) => changeAt(index, tax)} />
              <div className="line-net">
                <span className="label">{texts.register.net}</span>
                <output className="money">{figure(nets[index] ?? 0, currency)}</output>
              </div>
              <button
                type="button"
                className="plain line-remove"
                disabled={lines.length === 1}
                aria-label={texts.register.removeLine(index + 1)}
                onClick={() => onChange(lines.filter((_, other) => other !== index))}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          );
        })}
      </ol>
      <button type="button" onClick={() => onChange([...lines, blankLine(lines.at(-1))])}>
        {texts.register.addLine}
      </button>
    </section>
  );
}
