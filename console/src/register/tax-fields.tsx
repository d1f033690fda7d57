import type { Tax } from '../../../events/document/document.ts';
import { texts } from '../texts.ts';
import { Field } from '../ui/field.tsx';
import type { TaxDraft } from './draft.ts';

const categories: Tax['category'][] = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O', 'L', 'M'];

/** Categories without a rate lose the one that was typed. */
const hasRate = (category: Tax['category']): boolean => ['S', 'L', 'M'].includes(category);

/** A VAT category and its rate in percent. */
export function TaxFields({
  tax,
  pointer,
  onChange,
}: {
  tax: TaxDraft;
  pointer: string;
  onChange: (tax: TaxDraft) => void;
}) {
  return (
    <>
      <Field label={texts.register.category} pointer={`${pointer}/tax/category`}>
        {(props) => (
          <select
            {...props}
            value={tax.category}
            onChange={({ target }) => {
              const category = target.value as Tax['category'];
              onChange({ category, rate: hasRate(category) ? tax.rate : '0' });
            }}
          >
            {categories.map((category) => (
              <option key={category} value={category}>
                {category} · {texts.taxCategories[category]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={texts.register.rate} pointer={`${pointer}/tax`}>
        {(props) => (
          <input
            {...props}
            className="figure"
            inputMode="decimal"
            value={tax.rate}
            onChange={({ target }) => onChange({ category: tax.category, rate: target.value })}
          />
        )}
      </Field>
    </>
  );
}
