import { Tax } from '../../document/document.ts';
import { code, rate } from '../terms/forms.ts';
import { always, type Form, group, type Term, termsOf } from '../terms/term.ts';
import { asRulesOfTax, isVatAt, onlyVat, type RulesOfCategory } from '../terms/vat.ts';
import type { XmlElement } from '../xml/element.ts';

/** The name of the tax, below a tax category. */
export const scheme = 'cac:TaxScheme/cbc:ID';

/** Whether the tax scheme of an element is VAT. */
export const isVat = (element: XmlElement): boolean => isVatAt(element, scheme);

/** `cac:TaxCategory` with further terms before its scheme. */
export function taxCategoryWith<T extends Tax>(rules: RulesOfCategory, terms: readonly Term<T>[]): Form<T> {
  const of = termsOf(Tax, asRulesOfTax(rules));
  return onlyVat(
    scheme,
    rules.missing,
    group<T>([
      of.required('category', 'cbc:ID', code<Tax['category']>()) as unknown as Term<T>,
      of.one('rate', 'cbc:Percent', rate) as unknown as Term<T>,
      ...terms,
      always(scheme, 'VAT'),
    ]),
  );
}

/** `cac:TaxCategory` of an allowance or charge, `cac:ClassifiedTaxCategory` of a line (BG-30). */
export const taxCategory = (rules: RulesOfCategory): Form<Tax> => taxCategoryWith<Tax>(rules, []);
