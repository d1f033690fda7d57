// What a change of a document is: an element is removed, moved to a bound of a rule or just beyond it, or says something else.

import { append, newElement, type XmlElement } from '../../events/einvoice/xml/element.ts';
import type { ValidDocument } from './valid-documents.ts';

type Make = { what: string; make(element: XmlElement): void };

export type Change = Make & {
  /** The elements, by their paths without numbers, such as /Invoice/cac:InvoiceLine/cbc:LineExtensionAmount. */
  of: RegExp;
  /** The documents. */
  in(document: ValidDocument): boolean;
};

/** Changes of the same elements in the same documents. */
export const changesOf = (of: RegExp, isIn: Change['in'], ...makes: readonly Make[]): Change[] =>
  makes.map((make) => ({ ...make, of, in: isIn }));

export const says = (value: string): Make => ({
  what: `says "${value}"`,
  make(element) {
    element.text = value;
  },
});
export const moved = (by: number): Make => ({
  what: `is moved by ${by}`,
  make(element) {
    element.text = (Number(element.text) + by).toFixed(2);
  },
});
export const written = (what: string, asText: (stated: string) => string): Make => ({
  what,
  make(element) {
    element.text = asText(element.text.trim());
  },
});
export const attribute = (name: string, value?: string): Make => ({
  what: `has ${name} ${value ?? 'no longer'}`,
  make({ attributes }) {
    if (value === undefined) attributes.delete(name);
    else attributes.set(name, value);
  },
});
export const missing: Make = {
  what: 'is missing',
  make(element) {
    const beside = element.parent?.children ?? [];
    beside.splice(beside.indexOf(element), 1);
  },
};
export const twice: Make = {
  what: 'is there twice',
  make: (element) => void copyBeside(element),
};
/** Of a base amount and a percentage, one is empty and the other is not there. */
export const aloneAndEmpty: Make = {
  what: 'is alone and empty',
  make(element) {
    element.text = '';
    const other = /(BaseAmount|BasisAmount|MultiplierFactorNumeric|CalculationPercent)$/;
    const beside = element.parent?.children ?? [];
    beside.splice(0, beside.length, ...beside.filter((one) => one === element || !other.test(one.name)));
  },
};
/** @param name of a descendant */
export const twiceWith = (name: string, value: string): Make => ({
  what: `is there twice, with another ${name}`,
  make(element) {
    const found = elementsIn(copyBeside(element)).find((one) => one.name === name);
    if (found) found.text = value;
  },
});
export const having = (name: string, text = 'A reason'): Make => ({
  what: `has ${text === '' ? 'an empty ' : ''}${name}`,
  make(element) {
    append(element, name).text = text;
  },
});

/** Of the tax total in the accounting currency. @param times the amounts of the groups in the currency of the document */
export const withGroups = (times: number): Make => ({
  what: `has tax groups of ${times} times the amounts`,
  make(element) {
    const [own] = element.parent?.children.filter(({ name }) => name === element.name) ?? [];
    const currency = element.children[0]?.attributes.get('currencyID') ?? '';
    for (const group of own?.children.filter(({ name }) => name === 'cac:TaxSubtotal') ?? []) {
      const copy = copyOf(group, element);
      element.children.push(copy);
      for (const amount of elementsIn(copy).filter(({ name }) => name.endsWith('Amount'))) {
        amount.attributes.set('currencyID', currency);
        amount.text = (Number(amount.text) * times).toFixed(2);
      }
    }
  },
});

/** The element and all below it, in the order of the document. */
export function elementsIn(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(elementsIn)];
}

function copyBeside(element: XmlElement): XmlElement {
  const { parent = element } = element;
  const copy = copyOf(element, parent);
  parent.children.splice(parent.children.indexOf(element) + 1, 0, copy);
  return copy;
}

function copyOf(element: XmlElement, parent: XmlElement): XmlElement {
  const copy = newElement(element.name, parent);
  copy.text = element.text;
  for (const [name, value] of element.attributes) copy.attributes.set(name, value);
  copy.children.push(...element.children.map((child) => copyOf(child, copy)));
  return copy;
}

// documents

type Is = Change['in'];
export const isOf =
  (...categories: readonly string[]): Is =>
  ({ category, claim, kind }) =>
    claim === 'core' && kind.root === 'Invoice' && categories.includes(category);
export const isPlain = isOf('S');
export const isUntaxed = isOf('Z', 'E', 'AE', 'K', 'G', 'O');
export const isNote: Is = ({ claim, kind }) => claim === 'core' && kind.root === 'CreditNote';
export const hasProfile: Is = ({ claim }) => claim !== 'core';
export const both =
  (...all: readonly Is[]): Is =>
  (document) =>
    all.every((is) => is(document));
export const either =
  (...some: readonly Is[]): Is =>
  (document) =>
    some.some((is) => is(document));
export const inUbl: Is = ({ syntax }) => syntax === 'ubl';
export const inCii: Is = ({ syntax }) => syntax === 'cii';
