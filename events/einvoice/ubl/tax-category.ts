import { Tax } from '../../document/document.ts';
import { code, decimal } from '../terms/forms.ts';
import { always, type Form, group, type Term, termsOf } from '../terms/term.ts';
import { isVatAt, onlyVat } from '../terms/vat.ts';
import type { XmlElement } from '../xml/element.ts';

const scheme = 'cac:TaxScheme/cbc:ID';

/** Whether the tax scheme of an element is VAT. */
export const isVat = (element: XmlElement): boolean => isVatAt(element, scheme);

const of = termsOf(Tax);

/** `cac:TaxCategory` with further terms before its scheme. */
export const taxCategoryWith = <T extends Tax>(terms: readonly Term<T>[]): Form<T> =>
  onlyVat(
    scheme,
    group<T>([
      of.required('category', 'cbc:ID', code<Tax['category']>()) as unknown as Term<T>,
      of.one('rate', 'cbc:Percent', decimal) as unknown as Term<T>,
      ...terms,
      always(scheme, 'VAT'),
    ]),
  );

/** `cac:TaxCategory` of an allowance or charge, `cac:ClassifiedTaxCategory` of a line (BG-30). */
export const taxCategory = taxCategoryWith<Tax>([]);
