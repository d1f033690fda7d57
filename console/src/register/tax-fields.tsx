import type { Tax } from '../../../events/document/document.ts';
import { categories } from '../../../events/einvoice/rules/categories.ts';
import { texts } from '../texts.ts';
import { Field } from '../ui/fields/field.tsx';
import { DecimalField } from '../ui/fields/inputs.tsx';
import type { TaxDraft } from './draft.ts';

const codes = Object.keys(categories) as Tax['category'][];

/** For all other categories the rate is set to 0. */
const hasRate = (category: Tax['category']): boolean => ['above 0', 'any'].includes(categories[category].rate);

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
            {codes.map((category) => (
              <option key={category} value={category}>
                {category} · {texts.taxCategories[category]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <DecimalField
        label={texts.register.rate}
        pointer={`${pointer}/tax`}
        value={tax.rate}
        onChange={(rate) => onChange({ category: tax.category, rate })}
      />
    </>
  );
}
