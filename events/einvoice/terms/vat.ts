import type { Tax } from '../../document/document.ts';
import { find, pathOf, stepsOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid } from '../xml/refusals.ts';
import type { Form } from './term.ts';

/** The tax that an element names at the end of a path. */
const namedTax = (element: XmlElement, path: string): string => find(element, stepsOf(path))?.text.trim() ?? '';

export const isVatAt = (element: XmlElement, path: string): boolean => namedTax(element, path).toUpperCase() === 'VAT';

/** EN 16931 has only VAT, so another tax is refused. @param path of the name of the tax */
export const onlyVat = <T>(path: string, { read, write }: Form<T>): Form<T> => ({
  read(element, context) {
    if (isVatAt(element, path)) return read(element, context);
    const stated = namedTax(element, path);
    throw new ElementInvalid(`${pathOf(element)}/${path}`, stated, 'is not VAT, the only tax of EN 16931');
  },
  write,
});

/**
 * The tax as a document states it. BR-O-05 to BR-O-07: category O (not subject to VAT) has no rate. Every other category has one (BR-48),
 * which may be 0.
 */
export const statedTax = ({ category, rate = '0' }: Tax): Tax => (category === 'O' ? { category } : { category, rate });
