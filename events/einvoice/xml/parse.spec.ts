import { describe, expect, it } from 'vitest';
import { everyOf, firstOf, pathOf, stepsOf } from './element.ts';
import { namespaceOf, namespaces } from './namespaces.ts';
import { parseXml, rootNameOf } from './parse.ts';
import { XmlForbidden, XmlNotWellFormed } from './refusals.ts';

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
    expect(firstOf(root, ['cbc:ID'])?.text).toBe('1');
  });

  it('of another namespace is another element', () => {
    const root = parseXml(`<Invoice xmlns="${invoice}" xmlns:cbc="urn:other"><cbc:ID>1</cbc:ID></Invoice>`);
    expect(root.children.map((child) => child.name)).toEqual(['{urn:other}ID']);
    expect(parseXml('<Invoice/>').name).toBe('{}Invoice');
  });

  it('holds its text in Unicode Normalization Form C, as a text of a JSON body is kept', () => {
    expect(parseXml('<a>Socie\u0301te&#x301;</a>').text).toBe('Soci\u00e9t\u00e9');
  });

  it('holds its text with entities, character references and CDATA resolved, and comments left out', () => {
    const xml =
      '\ufeff<?xml version="1.0" encoding="utf-8"?><!-- x --><a>&lt;&amp;&#x20AC;<!-- y --><![CDATA[<b>]]></a>';
    expect(parseXml(xml).text).toBe('<&€<b>');
  });

  it('has a path and is found by it', () => {
    const root = parseXml('<a><b><c>1</c></b><b><c>2</c><c>3</c></b><d><e/></d></a>');
    const [, second] = everyOf(root, ['{}b']);
    expect(second?.children.map(pathOf)).toEqual(['/{}a/{}b[2]/{}c[1]', '/{}a/{}b[2]/{}c[2]']);
    expect(firstOf(root, stepsOf('{}d/{}e'))).toBeDefined();
    expect(firstOf(root, ['{}x', '{}e'])).toBeUndefined();
  });

  it('of a path that ends early is none', () => {
    const root = parseXml('<a><b/></a>');
    expect(everyOf(root, ['{}x', '{}b'])).toEqual([]);
    expect(everyOf(root, ['{}b', '{}x'])).toEqual([]);
  });

  it('has the attributes without a namespace', () => {
    const { attributes } = parseXml('<a xmlns:x="urn:x" id="1" x:id="2" x:other="3"/>');
    expect([...attributes]).toEqual([['id', '1']]);
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
  const attributes = (count: number) => Array.from({ length: count }, (_, n) => ` a${n}=""`).join('');
  const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);

  it.each([
    ['a document type', '<!DOCTYPE a><a/>', 'a document type (DOCTYPE) is not accepted'],
    [
      'entities that multiply',
      '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><a>&c;</a>',
      'a document type (DOCTYPE) is not accepted',
    ],
    [
      'an entity that reads a file',
      '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      'a document type (DOCTYPE) is not accepted',
    ],
    ['text between elements', '<a>1<b/>2</a>', '/{}a holds both text and elements'],
    ['elements that are nested too deep', nested(33), `${'/{}a'.repeat(33)} is nested more than 32 deep`],
    ['100,000 nested elements', nested(100_000), `${'/{}a'.repeat(33)} is nested more than 32 deep`],
    ['101 attributes', `<a${attributes(101)}/>`, 'an element has more than 100 attributes, the most that is accepted'],
  ])('is refused: %s', (_, xml = '', message = '') => {
    expect(() => parseXml(xml)).toThrow(XmlForbidden);
    expect(() => parseXml(xml)).toThrow(message);
  });

  it('is at fault as a whole', () => {
    expect(new XmlForbidden('is too large')).toMatchObject({ path: '/', message: 'is too large' });
  });

  it.each([
    ['depth', nested(32)],
    ['attributes of an element', `<a${attributes(100)}/>`],
  ])('is refused only beyond what an invoice can have: %s', (_, xml) => expect(parseXml(xml).name).toBe('{}a'));
});

describe('a document with more than an invoice can have is refused:', () => {
  // the limits themselves are tested with all documents (npm run test:einvoice)
  const limits = { elements: 3, attributes: 2 };
  it.each([
    ['elements', '<a><a/><a/></a>', '<a><a/><a/><a/></a>', 'the document has more than 3 elements'],
    ['attributes', '<a b=""><a b=""/></a>', '<a b=""><a b=""/><a b=""/></a>', 'more than 2 attributes'],
  ])('%s', (_, most, more, message) => {
    expect(parseXml(most, limits).name).toBe('{}a');
    expect(() => parseXml(more, limits)).toThrow(XmlForbidden);
    expect(() => parseXml(more, limits)).toThrow(message);
  });
});

describe('the name of a root element', () => {
  it('is known without the rest of the document, wherever it begins', () => {
    for (const before of ['', `<!--${'x'.repeat(10_000)}-->`])
      expect(rootNameOf(`<?xml version="1.0"?>${before}<a:Invoice xmlns:a="${invoice}"><b`)).toBe('Invoice');
    expect(rootNameOf('<a xmlns="urn:other">')).toBe('{urn:other}a');
  });

  it('is not known of a text without one, or with a document type', () => {
    expect(() => rootNameOf('')).toThrow(XmlNotWellFormed);
    expect(() => rootNameOf('invoice')).toThrow(XmlNotWellFormed);
    expect(() => rootNameOf('<!DOCTYPE a><a/>')).toThrow(XmlForbidden);
  });
});
