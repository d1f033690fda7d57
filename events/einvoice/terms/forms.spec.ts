import { describe, expect, it } from 'vitest';
import { append, newElement, type XmlElement } from '../xml/element.ts';
import { ElementInvalid, NotAnEInvoice } from '../xml/refusals.ts';
import { amount, attribute, date, decimal, identifier, paymentTerms, price, rate, text } from './forms.ts';
import { Reading } from './reading.ts';
import type { Form } from './term.ts';

function element(content: string, attributes: Record<string, string> = {}): XmlElement {
  const at = append(newElement('Invoice'), 'cbc:X');
  at.text = content;
  for (const [name, value] of Object.entries(attributes)) at.attributes.set(name, value);
  return at;
}

const read = <T>(form: Form<T>, content: string, attributes: Record<string, string> = {}, currency = 'EUR') =>
  form.read(element(content, attributes), new Reading(currency));

function written<T>(form: Form<T>, value: T, currency = 'EUR') {
  const at = element('');
  form.write(value, at, { currency });
  return [at.text, Object.fromEntries(at.attributes)];
}

/** Why a value is refused: what cannot be read ends the reading. */
function refusal<T>(form: Form<T>, content: string, attributes: Record<string, string> = {}, currency = 'EUR') {
  const reading = new Reading(currency);
  try {
    form.read(element(content, attributes), reading);
  } catch (error) {
    if (!(error instanceof NotAnEInvoice)) throw error;
    reading.refuse(error);
  }
  const [first, ...others] = reading.refusals;
  expect([first?.constructor, others]).toEqual([ElementInvalid, []]);
  return first?.message;
}

/** What is left of a value that is refused, and the official rules that it breaks. */
function refused<T>(form: Form<T>, content: string, attributes: Record<string, string>, reading: Reading) {
  const value = form.read(element(content, attributes), reading);
  return [value, ...reading.brokenRules.map(({ rule }) => rule)];
}

describe('white space around a value', () => {
  it.each<[Form<unknown>, string, Record<string, string>, unknown]>([
    [text, ' a b\n', {}, 'a b'],
    [text, ' \n', {}, undefined],
    [date, ' 2026-11-22\n', {}, '2026-11-22'],
    [date, ' ', {}, undefined],
    [decimal, '\n1.5 ', {}, '1.5'],
    [decimal, ' ', {}, undefined],
    [amount, ' 1.50 ', { currencyID: ' EUR ' }, 150],
    [amount, ' ', {}, undefined],
    [price, ' 1.5 ', { currencyID: ' EUR ' }, '150'],
    [price, '', {}, undefined],
    [attribute('unitCode'), '1', { unitCode: ' C62 ' }, 'C62'],
    [attribute('unitCode'), '1', { unitCode: ' ' }, undefined],
    [attribute('unitCode'), '1', {}, undefined],
    [identifier, ' 1 ', { schemeID: ' 0088 ' }, { id: '1', scheme: '0088' }],
    [identifier, '1', { schemeID: '' }, { id: '1' }],
    [identifier, ' ', { schemeID: '0088' }, undefined],
  ])('is ignored, and an empty element has no value: %#', (form, content, attributes, value) => {
    expect(read(form, content, attributes)).toStrictEqual(value);
  });

  it('is not part of a value that is refused', () => {
    expect(refusal(date, ' x ')).toBe('/Invoice/cbc:X "x" is not a date (YYYY-MM-DD)');
  });
});

// xsd:date, XML Schema part 2, 3.2.9: a time zone may follow
// XRechnung 3.0.2, BR-DE-18
describe('payment terms', () => {
  it.each([
    ['#SKONTO#TAGE=7#\n', '#SKONTO#TAGE=7#\n'],
    [' #SKONTO#TAGE=7# \n ', '#SKONTO#TAGE=7#\n'],
    ['#SKONTO#TAGE=7#', '#SKONTO#TAGE=7#'],
    ['30 days\n', '30 days'],
  ])('keep the line break after the last term of XRechnung: %j', (content, value) =>
    expect(read(paymentTerms, content)).toBe(value),
  );

  it('may have a million line breaks before their end', () => {
    const terms = `a${'\n'.repeat(1_000_000)}#`;
    expect(read(paymentTerms, terms)).toBe(terms);
  });
});

describe('a date', () => {
  it.each(['2026-11-22', '2026-11-22Z', '2026-11-22+14:00', '2026-11-22-05:30'])(
    'is read without its time zone: %s',
    (content) => expect(read(date, content)).toBe('2026-11-22'),
  );

  it.each([
    '2026-02-30',
    '22.11.2026',
    '2026-11-22z',
    '2026-11-22+1:00',
    '2026-11-22Z2026',
    'Z2026-11-22',
    '2026-11-22T00:00:00Z',
  ])('is refused in another form: %s', (content) =>
    expect(refusal(date, content)).toBe(`/Invoice/cbc:X "${content}" is not a date (YYYY-MM-DD)`),
  );
});

// xsd:decimal, XML Schema part 2, 3.2.3
describe('a decimal number', () => {
  it.each([
    ['0', '0'],
    ['+1', '1'],
    ['-1.50', '-1.5'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['0000000000000000000000000000000000000001', '1'],
    ['1.0000000000000000000000000000000000000000', '1'],
    ['9999999999999999', '9999999999999999'],
    ['0.0000000001', '0.0000000001'],
  ])('%s is %s', (content, value) => expect(read(decimal, content)).toBe(value));

  it.each(['.', '+', '-', '1,5', '1e3', '1.2.3', 'x1', '1x', '--1', '1-', `${'0'.repeat(40)}1`, `1.${'0'.repeat(41)}`])(
    'is not: %s',
    (content) => expect(refusal(decimal, content)).toBe(`/Invoice/cbc:X "${content}" is not a decimal number`),
  );

  it.each(['10000000000000000', '0.00000000001'])('has too many digits: %s', (content) => {
    expect(refusal(decimal, content)).toBe(
      `/Invoice/cbc:X "${content}" has more digits than the ledger can store (16 before the point, 10 after it)`,
    );
  });
});

describe('an amount', () => {
  it.each([
    ['EUR', '1.5', 150],
    ['EUR', '-0.01', -1],
    ['JPY', '15', 15],
    ['BHD', '1.5', 1500],
    ['EUR', '90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('in %s: %s is %d in minor units', (currency, content, value) => {
    expect(read(amount, content, { currencyID: currency }, currency)).toBe(value);
  });

  // EN 16931, BR-DEC-*: at most two digits after the point
  it.each([
    ['EUR', 150, '1.50'],
    ['EUR', -1, '-0.01'],
    ['JPY', 150, '150'],
    ['BHD', 1500, '1.50'],
    ['BHD', 1000, '1.00'],
  ])('in %s: %d is written as %s', (currency, value, content) => {
    expect(written(amount, value, currency)).toEqual([content, { currencyID: currency }]);
  });

  it.each([
    [
      'JPY',
      '1.5',
      'has too many digits after the point: JPY has 0. Round the amounts of the document to that; the rounding amount (BT-114) takes the difference',
    ],
    ['EUR', '90071992547409.92', 'exceeds the largest amount that the ledger can store exactly'],
    ['EUR', 'x', 'is not a decimal number'],
  ])('in %s is refused: %s %s', (currency, content, why) => {
    expect(refusal(amount, content, { currencyID: currency }, currency)).toBe(`/Invoice/cbc:X "${content}" ${why}`);
  });

  it.each<[Form<unknown>, Record<string, string>, string]>([
    [amount, { currencyID: ' USD ' }, '"USD"'],
    [amount, {}, '""'],
    [price, { currencyID: 'USD' }, '"USD"'],
    [price, {}, '""'],
  ])('or a price is in the currency of the document: %#', (form, attributes, stated) => {
    expect(refusal(form, '1', attributes)).toBe(
      `/Invoice/cbc:X/@currencyID ${stated} is not EUR, the currency of the document, in which EN 16931 has all its amounts except BT-111`,
    );
  });
});

// the rules about amounts are checked on what is refused, too
describe('an amount that is refused', () => {
  const peppol = 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0';

  it('is rounded to the minor unit', () => {
    expect(refused(amount, '1.5', { currencyID: 'JPY' }, new Reading('JPY'))).toEqual([2]);
    expect(refused(amount, '1.505', { currencyID: 'EUR' }, new Reading('EUR'))).toEqual([151]);
  });

  it.each<[currency: string | undefined, specification: string | undefined, rules: string[]]>([
    ['USD', undefined, []],
    ['USD', peppol, ['PEPPOL-EN16931-R051']],
    ['XXX', undefined, []], // is in the list of ISO 4217
    ['EURO', undefined, ['BR-CL-03']],
    [undefined, undefined, ['BR-CL-03']],
  ])('because of its currency %s breaks the rules of the specification %s', (currencyID, specification, rules) => {
    const attributes: Record<string, string> = currencyID === undefined ? {} : { currencyID };
    expect(refused(amount, '1.50', attributes, new Reading('EUR', specification))).toEqual([150, ...rules]);
  });
});

describe('a rate', () => {
  it('is read if it is below 0, and refused', () => {
    expect(read(rate, '-19')).toBe('-19');
    expect(refusal(rate, '-19')).toBe('/Invoice/cbc:X "-19" is below 0');
    expect([read(rate, '-0'), read(rate, '19.00')]).toEqual(['0', '19']);
  });
});

describe('a price', () => {
  it.each([
    ['EUR', '1.23456789', '123.456789'],
    ['JPY', '1.5', '1.5'],
    ['BHD', '0.0005', '0.5'],
  ])('in %s: %s is %s in minor units, and is written as it came', (currency, content, value) => {
    expect(read(price, content, { currencyID: currency }, currency)).toBe(value);
    expect(written(price, value, currency)).toEqual([content, { currencyID: currency }]);
  });
});

describe('an identifier', () => {
  it('is written with its scheme, if it has one', () => {
    expect(written(identifier, { id: '1', scheme: '0088' })).toEqual(['1', { schemeID: '0088' }]);
    expect(written(identifier, { id: '1' })).toEqual(['1', {}]);
  });
});

it('a text, a date and an attribute are written as they are', () => {
  expect(written(text, 'a')).toEqual(['a', {}]);
  expect(written(date, '2026-11-22')).toEqual(['2026-11-22', {}]);
  expect(written(attribute('unitCode'), 'C62')).toEqual(['', { unitCode: 'C62' }]);
});
