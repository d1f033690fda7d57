import type { Tax } from '../../document/document.ts';
import { firstOf, pathOf, stepsOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid } from '../xml/refusals.ts';
import { find } from './find.ts';
import type { Form, RulesOf } from './term.ts';

/** The tax that an element names at the end of a path. */
const namedTax = (element: XmlElement, path: string): string => firstOf(element, stepsOf(path))?.text.trim() ?? '';

export const isVatAt = (element: XmlElement, path: string): boolean => namedTax(element, path).toUpperCase() === 'VAT';

/** The rules of a VAT category: that it is stated, and that its code is of the list. */
export type RulesOfCategory = { missing: string; invalid: 'BR-CL-17' | 'BR-CL-18' };

export const asRulesOfTax = ({ missing, invalid }: RulesOfCategory): RulesOf<Tax> => ({
  missing: { category: missing },
  invalid: { category: invalid },
});

/**
 * EN 16931 has only VAT, so another tax is refused.
 * @param path of the name of the tax
 * @param rule that requires a VAT category there
 */
export const onlyVat = <T>(path: string, rule: string, { read, write }: Form<T>): Form<T> => ({
  read(element, reading) {
    const why = 'is not VAT, the only tax of EN 16931';
    find(element, stepsOf(path), reading); // refuses a second name
    if (!isVatAt(element, path))
      reading.refuse(new ElementInvalid(`${pathOf(element)}/${path}`, namedTax(element, path), why), rule);
    return read(element, reading);
  },
  write,
});

/** A tax group of another tax than VAT is none of a VAT category, and has no VAT rate. @param path of the name of the tax */
export const groupOfVat = <T extends Tax>(path: string, { read, write }: Form<T>): Form<T> => ({
  read(element, reading) {
    const value = read(element, reading);
    if (value === undefined || isVatAt(element, path)) return value;
    const { category: _, rate: __, ...rest }: Partial<T> = value;
    return rest as T;
  },
  write,
});

/**
 * The tax as a document states it. BR-O-05 to BR-O-07: category O (not subject to VAT) has no rate. Every other category has one (BR-48),
 * which may be 0.
 */
export const statedTax = ({ category, rate = '0' }: Tax): Tax => (category === 'O' ? { category } : { category, rate });
