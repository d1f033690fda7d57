import type { XmlElement } from './element.ts';

/**
 * Writes XML 1.0 in UTF-8, indented by two spaces. Empty elements are left out, except required ones.
 * @param namespaces by their prefixes; '' is the prefix of elements that have none
 */
export function formatXml(root: XmlElement, namespaces: Readonly<Record<string, string>>): string {
  const declarations = Object.entries(namespaces).map(
    ([prefix, uri]) => [prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri] as const,
  );
  const attributes = new Map([...declarations, ...root.attributes]);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines({ ...root, attributes }, '').join('\n')}\n`;
}

function lines({ name, attributes, children: all, text }: XmlElement, indent: string): string[] {
  const tag = [name, ...[...attributes].map(([name, value]) => `${name}="${escapeAttribute(value)}"`)].join(' ');
  const children = all.filter((child) => !isEmpty(child));
  if (children.length === 0) return [`${indent}<${tag}>${escapeText(text)}</${name}>`];
  return [`${indent}<${tag}>`, ...children.flatMap((child) => lines(child, `${indent}  `)), `${indent}</${name}>`];
}

const isEmpty = ({ children, text, isRequired = false }: XmlElement): boolean =>
  text === '' && !isRequired && children.every(isEmpty);

// Parsers normalise line ends, and in attributes replace them by spaces, unless they are escaped: XML 1.0, 2.11 and 3.3.3.
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

const escaped = (text: string, what: RegExp): string => text.replaceAll(what, (character) => escapes[character] ?? '');

/** The text of an element. */
export const escapeText = (text: string): string => escaped(text, /[&<>\r]/g);

const escapeAttribute = (text: string): string => escaped(text, /[&<>"\t\n\r]/g);
