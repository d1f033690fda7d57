import { figure } from '../format/money.ts';
import { texts } from '../texts.ts';
import { DecimalField, TextField } from '../ui/fields/inputs.tsx';
import { blankLine, type Draft, type LineDraft } from './draft.ts';
import { TaxFields } from './tax-fields.tsx';

/** The invoice lines, each with its net amount, which updates while the reader types. */
export function Lines({
  draft: { lines, currency },
  nets,
  onChange,
}: {
  draft: Draft;
  nets: readonly number[];
  onChange: (lines: LineDraft[]) => void;
}) {
  const changeAt = (index: number, part: Partial<LineDraft>) =>
    onChange(lines.map((line, other) => (other === index ? { ...line, ...part } : line)));
  return (
    <section aria-label={texts.document.lines}>
      <h3 className="register-title">{texts.document.lines}</h3>
      <ol className="register-lines">
        {lines.map((line, index) => (
          <li key={line.key} className="register-line">
            <TextField
              label={texts.document.description}
              pointer={`/lines/${index}/description`}
              className="line-description"
              maxLength={1_000}
              value={line.description}
              onChange={(description) => changeAt(index, { description })}
            />
            <DecimalField
              label={texts.document.quantity}
              pointer={`/lines/${index}/quantity`}
              value={line.quantity}
              onChange={(quantity) => changeAt(index, { quantity })}
            />
            <DecimalField
              label={texts.document.unitPrice}
              pointer={`/lines/${index}/unitPrice`}
              value={line.price}
              onChange={(price) => changeAt(index, { price })}
            />
            <TaxFields tax={line} pointer={`/lines/${index}`} onChange={(tax) => changeAt(index, tax)} />
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
        ))}
      </ol>
      <button type="button" onClick={() => onChange([...lines, blankLine(lines.at(-1))])}>
        {texts.register.addLine}
      </button>
    </section>
  );
}
