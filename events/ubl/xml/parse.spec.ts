import { describe, expect, it } from 'vitest';
import { find, findAll, pathOf, stepsOf } from './element.ts';
import { namespaceOf, namespaces } from './namespaces.ts';
import { parseXml } from './parse.ts';
import { ElementRepeated, XmlForbidden, XmlNotWellFormed } from './refusals.ts';

const invoice = namespaceOf('Invoice');

describe('an element', () => {
  it.each([
    `<Invoice xmlns="${invoice}" xmlns:cbc="${namespaces.cbc}"><cbc:ID>1</cbc:ID></Invoice>`,
    `<a:Invoice xmlns:a="${invoice}" xmlns:b="${namespaces.cbc}"><b:ID>1</b:ID></a:Invoice>`,
    `<a:Invoice xmlns:a="${invoice}" xmlns="${namespaces.cbc}"><ID>1</ID></a:Invoice>`,
    `<cbc:Invoice xmlns:cbc="${invoice}"><ID xmlns="${namespaces.cbc}">1</ID></cbc:Invoice>`,
  ])('is known by its namespace, not its prefix: %s', (xml) => {
    const root = parseXml(xml);
    expect(root.name).toBe('Invoice');
    expect(find(root, ['cbc:ID'])?.text).toBe('1');
  });

  it('of another namespace is another element', () => {
    const root = parseXml(`<Invoice xmlns="${invoice}" xmlns:cbc="urn:other"><cbc:ID>1</cbc:ID></Invoice>`);
    expect(root.children.map((child) => child.name)).toEqual(['{urn:other}ID']);
    expect(parseXml('<Invoice/>').name).toBe('{}Invoice');
  });

  it('holds its text with entities, character references and CDATA resolved, and comments left out', () => {
    const xml =
      '\ufeff<?xml version="1.0" encoding="utf-8"?><!-- x --><a>&lt;&amp;&#x20AC;<!-- y --><![CDATA[<b>]]></a>';
    expect(parseXml(xml).text).toBe('<&€<b>');
  });

  it('has a path and is found by it', () => {
    const root = parseXml('<a><b><c>1</c></b><b><c>2</c><c>3</c></b><d><e/></d></a>');
    const [, second] = findAll(root, ['{}b']);
    expect(second?.children.map(pathOf)).toEqual(['/{}a/{}b[2]/{}c[1]', '/{}a/{}b[2]/{}c[2]']);
    expect(find(root, stepsOf('{}d/{}e'))).toBeDefined();
    expect(find(root, ['{}x', '{}e'])).toBeUndefined();
  });

  it('is not one of several', () => {
    const root = parseXml('<a><b/><b/></a>');
    expect(() => find(root, ['{}b'])).toThrow(ElementRepeated);
  });
});

describe('a text that is not well-formed', () => {
  it.each([
    '',
    'invoice',
    '<a>',
    '<a></b>',
    '<a/><b/>',
    '<a b=1/>',
    '<a b="1" b="2"/>',
    '<a>&eacute;</a>',
    '<x:a/>',
    '<a>\u0001</a>',
    '{"a": 1}',
  ])('is refused: %j', (xml) => expect(() => parseXml(xml)).toThrow(XmlNotWellFormed));

  it('is refused with the line and column', () => {
    expect(() => parseXml('<a>\n  <b>\n</a>')).toThrow(/^not well-formed XML: 3:\d+/);
  });
});

describe('XML that no invoice needs', () => {
  const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);

  it.each([
    ['a document type', '<!DOCTYPE a><a/>'],
    [
      'entities that multiply',
      '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>',
    ],
    ['an entity that reads a file', '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'],
    ['another encoding', '<?xml version="1.0" encoding="ISO-8859-1"?><a/>'],
    ['text between elements', '<a>1<b/>2</a>'],
    ['elements that are nested too deep', nested(33)],
    ['100,000 nested elements', nested(100_000)],
    ['more than 8 MiB', `<a>${' '.repeat(8 * 1024 * 1024)}</a>`],
  ])('is refused: %s', (_, xml) => expect(() => parseXml(xml)).toThrow(XmlForbidden));

  it('is refused only beyond the depth that an invoice can have', () => expect(parseXml(nested(32)).name).toBe('{}a'));
});
