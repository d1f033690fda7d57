import { Tax } from '../../document/document.ts';
import { find, pathOf, stepsOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid } from '../xml/refusals.ts';
import { code, decimal } from './forms.ts';
import { always, type Form, group, type Term, termsOf } from './term.ts';

const scheme = 'cac:TaxScheme/cbc:ID';
const schemeSteps = stepsOf(scheme);

/** Whether the tax scheme of an element is VAT. */
export const isVat = (element: XmlElement): boolean => find(element, schemeSteps)?.text.trim().toUpperCase() === 'VAT';

const of = termsOf(Tax);

/**
 * The tax as a document states it. BR-O-05 to BR-O-07: category O (not subject to VAT) has no rate. Every other category has one (BR-48),
 * which may be 0.
 */
export const statedTax = ({ category, rate = '0' }: Tax): Tax => (category === 'O' ? { category } : { category, rate });

/** `cac:TaxCategory` with further terms before its scheme. EN 16931 has only VAT, so another tax is refused. */
export const taxCategoryWith = <T extends Tax>(terms: readonly Term<T>[]): Form<T> => {
  const category = group<T>([
    of.required('category', 'cbc:ID', code<Tax['category']>()) as unknown as Term<T>,
    of.one('rate', 'cbc:Percent', decimal) as unknown as Term<T>,
    ...terms,
    always(scheme, 'VAT'),
  ]);
  return {
    read(element, context) {
      if (isVat(element)) return category.read(element, context);
      const stated = find(element, schemeSteps)?.text.trim() ?? '';
      throw new ElementInvalid(`${pathOf(element)}/${scheme}`, stated, 'is not VAT, the only tax of EN 16931');
    },
    write: category.write,
  };
};

/** `cac:TaxCategory` of an allowance or charge, `cac:ClassifiedTaxCategory` of a line (BG-30). */
export const taxCategory = taxCategoryWith<Tax>([]);
