import { texts } from '../texts.ts';
import { fieldsOf } from '../ui/fields/draft-fields.ts';
import { AmountField, TextField } from '../ui/fields/inputs.tsx';
import { type AdjustmentDraft, blankAdjustment, type Draft } from './draft.ts';
import { TaxFields } from './tax-fields.tsx';

/** Allowances and charges on the whole invoice. */
export function Adjustments({
  draft: { adjustments, lines, currency },
  onChange,
}: {
  draft: Pick<Draft, 'adjustments' | 'lines' | 'currency'>;
  onChange: (adjustments: AdjustmentDraft[]) => void;
}) {
  const changed = (key: string, part: Partial<AdjustmentDraft>) =>
    onChange(adjustments.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const add = (kind: AdjustmentDraft['kind']) => onChange([...adjustments, blankAdjustment(kind, lines.at(-1))]);
  return (
    <section aria-label={texts.register.adjustments}>
      <ol className="register-lines">
        {adjustments.map((one) => {
          const index = adjustments.filter(({ kind }) => kind === one.kind).indexOf(one);
          const pointer = `/${one.kind}/${index}`;
          const field = fieldsOf(one, (part) => changed(one.key, part), pointer);
          const name = one.kind === 'allowances' ? texts.document.allowance : texts.document.charge;
          return (
            <li key={one.key} className="register-adjustment">
              <AmountField label={name} currency={currency} {...field('amount')} />
              <TextField label={texts.command.reason} maxLength={500} {...field('reason')} />
              <TaxFields tax={one} pointer={pointer} onChange={(tax) => changed(one.key, tax)} />
              <button
                type="button"
                className="plain line-remove"
                aria-label={texts.register.remove(name)}
                onClick={() => onChange(adjustments.filter(({ key }) => key !== one.key))}
              >
                <span aria-hidden="true">×</span>
              </button>
            </li>
          );
        })}
      </ol>
      <div className="actions">
        <button type="button" onClick={() => add('allowances')}>
          {texts.register.addAllowance}
        </button>
        <button type="button" onClick={() => add('charges')}>
          {texts.register.addCharge}
        </button>
      </div>
    </section>
  );
}
