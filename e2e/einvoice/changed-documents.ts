// Documents with one change each.

import { pathOf, type XmlElement } from '../../events/einvoice/xml/element.ts';
import { formatXml } from '../../events/einvoice/xml/format.ts';
import { parseXml } from '../../events/einvoice/xml/parse.ts';
import { elementsIn } from './change.ts';
import { changes } from './changes.ts';
import { type ValidDocument, validDocuments } from './valid-documents.ts';

/** Each change in each document that it is for, at the first place of its kind; of allowances and charges, at both, and of tax totals. */
export const changedDocuments: readonly ValidDocument[] = validDocuments.flatMap((document) => {
  const { kind, syntax, xml } = document;
  const changed = new Set<string>();
  return elementsIn(parseXml(xml)).flatMap((element, place) => {
    const path = pathOf(element).replaceAll(/(?<!AllowanceCharge|TaxTotal|TaxTotalAmount)\[\d+\]/g, '');
    const paths = [path, path.replaceAll(/\[\d+\]/g, '')];
    return changes.flatMap(({ what, of, in: isIn, make }) => {
      const name = `${document.name}: ${path} ${what}`;
      if (changed.has(name) || !isIn(document) || !paths.some((each) => of.test(each))) return [];
      changed.add(name);
      const root = parseXml(xml);
      const found = elementsIn(root)[place];
      if (found) make(found);
      return [{ ...document, name, xml: asText(root, kind.bindings[syntax].namespaces) }];
    });
  });
});

/** The document with its empty elements. */
export function asText(root: XmlElement, namespaces: Readonly<Record<string, string>>): string {
  for (const element of elementsIn(root)) element.isRequired = true;
  return formatXml(root, namespaces);
}
