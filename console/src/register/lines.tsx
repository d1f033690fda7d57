import { figure } from '../format/money.ts';
import { texts } from '../texts.ts';
import { Field } from '../ui/field.tsx';
import { blankLine, type Draft, type LineDraft } from './draft.ts';
import { TaxFields } from './tax-fields.tsx';

/** The lines, each with its net amount as it is typed. */
export function Lines({
  draft: { lines, currency },
  nets,
  onChange,
}: {
  draft: Draft;
  nets: readonly number[];
  onChange: (lines: LineDraft[]) => void;
}) {
  const changeAt = (place: number, part: Partial<LineDraft>) =>
    onChange(lines.map((line, index) => (index === place ? { ...line, ...part } : line)));
  return (
    <section aria-label={texts.document.lines}>
      <h3 className="register-title">{texts.document.lines}</h3>
      <ol className="register-lines">
        {lines.map((line, place) => (
          <li key={line.key} className="register-line">
            <Field
              label={texts.document.description}
              pointer={`/lines/${place}/description`}
              className="line-description"
            >
              {(props) => (
                <input
                  {...props}
                  maxLength={1_000}
                  value={line.description}
                  onChange={({ target }) => changeAt(place, { description: target.value })}
                />
              )}
            </Field>
            <Field label={texts.document.quantity} pointer={`/lines/${place}/quantity`}>
              {(props) => (
                <input
                  {...props}
                  className="figure"
                  inputMode="decimal"
                  value={line.quantity}
                  onChange={({ target }) => changeAt(place, { quantity: target.value })}
                />
              )}
            </Field>
            <Field label={texts.document.unitPrice} pointer={`/lines/${place}/unitPrice`}>
              {(props) => (
                <input
                  {...props}
                  className="figure"
                  inputMode="decimal"
                  value={line.price}
                  onChange={({ target }) => changeAt(place, { price: target.value })}
                />
              )}
            </Field>
            <TaxFields tax={line} pointer={`/lines/${place}`} onChange={(tax) => changeAt(place, tax)} />
            <div className="line-net">
              <span className="label">{texts.register.net}</span>
              <output className="money">{figure(nets[place] ?? 0, currency)}</output>
            </div>
            <button
              type="button"
              className="plain line-remove"
              disabled={lines.length === 1}
              aria-label={texts.register.removeLine(place + 1)}
              onClick={() => onChange(lines.filter((_, index) => index !== place))}
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
