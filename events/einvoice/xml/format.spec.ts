import fc from 'fast-check';
import Value from 'typebox/value';
import { describe, expect, it } from 'vitest';
import { text as textField } from '../../document/field.ts';
import { append, newElement } from './element.ts';
import { formatXml } from './format.ts';
import { namespaceOf, namespaces } from './namespaces.ts';
import { parseXml } from './parse.ts';

const text = textField(1000, 'what every store can hold');

const written = (build: (root: ReturnType<typeof newElement>) => void) => {
  const root = newElement('Invoice');
  build(root);
  return formatXml(root, { '': namespaceOf('Invoice'), ...namespaces });
};

describe('a document', () => {
  it('is indented XML with its namespaces declared at the root', () => {
    const xml = written((root) => {
      append(append(root, 'cac:Party'), 'cbc:ID').text = 'A & B';
    });
    expect(xml).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n' +
        '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" ' +
        'xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" ' +
        'xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">\n' +
        '  <cac:Party>\n' +
        '    <cbc:ID>A &amp; B</cbc:ID>\n' +
        '  </cac:Party>\n' +
        '</Invoice>\n',
    );
  });

  it('has no empty elements', () => {
    const xml = written((root) => {
      append(append(root, 'cac:Party'), 'cac:Contact');
      append(root, 'cbc:ID').text = '1';
    });
    expect(parseXml(xml).children.map((child) => child.name)).toEqual(['cbc:ID']);
  });

  it('has an empty element where the schema requires it', () => {
    const xml = written((root) => {
      append(append(root, 'cac:Party'), 'cac:Contact').isRequired = true;
    });
    expect(xml).toContain('<cac:Contact></cac:Contact>');
  });

  it('keeps every text and attribute that XML can hold', () => {
    const characters = fc.string({ unit: 'binary', minLength: 1 }).filter((value) => Value.Check(text, value));
    const texts = fc.oneof(characters, fc.constantFrom(']]>', '<!--', '&amp;', '\r\n', '\t', '"', "'", '🧾'));
    fc.assert(
      fc.property(texts, texts, (text, attribute) => {
        const xml = written((root) => {
          const element = append(root, 'cbc:ID');
          element.text = text;
          element.attributes.set('schemeID', attribute);
        });
        const [element] = parseXml(xml).children;
        expect(element?.text).toBe(text.normalize('NFC')); // the form in which texts are kept
        expect(element?.attributes.get('schemeID')).toBe(attribute);
      }),
    );
  });
});
