// Documents that have only one of their elements and what is around it, such as a single line, a total or the price of a line: they lack most
// of what a document must have.

import { pathOf, type XmlElement } from '../../events/einvoice/xml/element.ts';
import { parseXml } from '../../events/einvoice/xml/parse.ts';
import { elementsIn } from './change.ts';
import { asText } from './changed-documents.ts';
import { type ValidDocument, validDocuments } from './valid-documents.ts';

/** What is kept alone. */
const kept =
  /^\/(Invoice|CreditNote)\/[^/]+$|(Invoice|CreditNote)Line(\[\d\])?\/[^/]+$|LineItem(\[\d\])?$|LineItem(\[\d\])?\/[^/]+$|HeaderTradeSettlement\/[^/]+$|Header\w+$|MonetarySummation\/[^/]+$|TaxSubtotal\/[^/]+$|MonetaryTotal\/[^/]+$/;

export const fragments: readonly ValidDocument[] = validDocuments
  .filter(({ claim, category, kind }) => claim === 'core' && category === 'S' && kind.root === 'Invoice')
  .flatMap((document) => {
    const { kind, syntax, xml } = document;
    return elementsIn(parseXml(xml)).flatMap((element, place) => {
      const path = pathOf(element);
      if (!kept.test(path)) return [];
      const root = parseXml(xml);
      const alone = elementsIn(root)[place];
      if (alone) keepOnly(alone);
      return [{ ...document, name: `${path} alone`, xml: asText(root, kind.bindings[syntax].namespaces) }];
    });
  });

/** Removes what is beside the element and beside those around it. The currency, and whether it is an invoice, are what all else depends on. */
function keepOnly(element: XmlElement): void {
  const { parent } = element;
  if (!parent) return;
  const isKept = (one: XmlElement) =>
    one === element || /CurrencyCode$/.test(one.name) || one.name === 'rsm:ExchangedDocument';
  parent.children.splice(0, parent.children.length, ...parent.children.filter(isKept));
  keepOnly(parent);
}
