// Parses XML text into its root element. Depth, elements and attributes are limited, and document types are refused, so no entity is expanded.

import { SaxesParser } from 'saxes';
import { append, newElement, pathOf, type XmlElement } from './element.ts';
import { ciiNamespaces, namespaceOf, namespaces } from './namespaces.ts';
import { XmlForbidden, XmlNotWellFormed } from './refusals.ts';

const maxDepth = 32; // invoices of UBL and CII have a depth of 10
const maxAttributesOfElement = 100; // an element of UBL or CII has at most 8, and declarations of namespaces

/** How much a document may have. */
export const usualLimits = {
  elements: 400_000, // an event of 1 MiB holds at most some 8,000 lines, with 50 elements each
  attributes: 400_000, // a document has fewer attributes than elements
};

const prefixes = new Map<string, string>([
  ...Object.entries({ ...namespaces, ...ciiNamespaces }).map(([prefix, uri]) => [uri, `${prefix}:`] as const),
  [namespaceOf('Invoice'), ''],
  [namespaceOf('CreditNote'), ''],
]);

/** @throws XmlNotWellFormed, XmlForbidden */
export function parseXml(text: string, limits = usualLimits): XmlElement {
  const parser = strictParser();
  let root: XmlElement | undefined;
  const open: XmlElement[] = [];
  const count = { elements: 0, attributes: 0, ofElement: 0 };

  parser.on('opentagstart', () => {
    count.ofElement = 0;
    if (++count.elements > limits.elements)
      throw new XmlForbidden(`the document has ${tooMany(limits.elements, 'elements')}`);
  });
  parser.on('attribute', () => {
    if (++count.attributes > limits.attributes)
      throw new XmlForbidden(`the document has ${tooMany(limits.attributes, 'attributes')}`);
    if (++count.ofElement > maxAttributesOfElement)
      throw new XmlForbidden(`an element has ${tooMany(maxAttributesOfElement, 'attributes')}`);
  });
  parser.on('opentag', (tag) => {
    const above = open.at(-1);
    const name = nameOf(tag);
    const element = above ? append(above, name) : newElement(name);
    if (open.length === maxDepth) throw new XmlForbidden(`is nested more than ${maxDepth} deep`, pathOf(element));
    for (const attribute of Object.values(tag.attributes)) {
      if (attribute.uri === '') element.attributes.set(attribute.local, attribute.value);
    }
    root ??= element;
    open.push(element);
  });
  parser.on('text', (part) => addText(open.at(-1), part));
  parser.on('cdata', (part) => addText(open.at(-1), part));
  parser.on('closetag', () => {
    const element = open.pop();
    if (element) element.text = element.text.normalize('NFC'); // as a text of a JSON body
    if (element && element.children.length > 0 && element.text.trim() !== '') {
      throw new XmlForbidden('holds both text and elements', pathOf(element));
    }
  });

  parser.write(text).close();
  if (!root) throw new XmlNotWellFormed('no element');
  return root;
}

/** How many characters are parsed at a time to find the root. */
const someCharacters = 4_096;

/**
 * The name of the root element. What follows it is not looked at.
 * @throws XmlNotWellFormed, XmlForbidden
 */
export function rootNameOf(text: string): string {
  const parser = strictParser();
  let root: string | undefined;
  parser.on('opentag', (tag) => {
    root ??= nameOf(tag);
  });
  for (let at = 0; root === undefined && at < text.length; at += someCharacters)
    parser.write(text.slice(at, at + someCharacters));
  if (root === undefined) throw new XmlNotWellFormed('no element');
  return root;
}

function strictParser(): SaxesParser<{ xmlns: true }> {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw new XmlNotWellFormed(error.message);
  });
  parser.on('doctype', () => {
    throw new XmlForbidden('a document type (DOCTYPE) is not accepted');
  });
  return parser;
}

/** With a usual prefix, or with the namespace: "cbc:ID", "{urn:other}ID". */
const nameOf = ({ uri, local }: { uri: string; local: string }): string => `${prefixes.get(uri) ?? `{${uri}}`}${local}`;

const tooMany = (most: number, what: string): string => `more than ${most} ${what}, the most that is accepted`;

function addText(element: XmlElement | undefined, part: string): void {
  if (element) element.text += part;
}
