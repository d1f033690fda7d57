import { Check } from 'typebox/schema';
import { describe, expect, it } from 'vitest';
import { divisor, identifier, isVisible, pathIdentifier } from './field.ts';

describe('an identifier', () => {
  const beyond: [what: string, text: string][] = [
    ['a language tag', '\u{e0001}'],
    ['the first tag character', '\u{e0020}'],
    ['the last tag character', '\u{e007f}'],
    ['the first variation selector of the supplement', '\u{e0100}'],
    ['the last variation selector of the supplement', '\u{e01ef}'],
    ['what is reserved for such characters (Default_Ignorable_Code_Point)', '\u{e0fff}'],
    ['a format character of musical notation', '\u{1d173}'],
    ['a format character of shorthand', '\u{1bca0}'],
    ['a format character of hieroglyphs', '\u{13430}'],
  ];
  it.each(beyond)('has no character beyond U+FFFF that cannot be seen: %s', (_, character) => {
    expect(isVisible(`AC${character}ME`)).toBe(false);
  });

  it.each(['👍', '👍🏽', '🇧🇪', '𝔸𝕔𝕞𝕖', '𠮷野', '\u{e1000}', '\u{dffff}'])('may have %s', (text) => {
    expect(isVisible(text)).toBe(true);
    expect(Check(pathIdentifier(100, ''), text)).toBe(true);
  });

  it.each(['👍\ufe0f', '👨\u200d👩', 'A\u3164'])('has no character within U+FFFF that cannot be seen: %j', (text) =>
    expect(Check(identifier(100, ''), text)).toBe(false),
  );

  it('has a pattern that is read with and without the flag "u", as in JSON Schema and in older programs', () => {
    for (const schema of [identifier(100, ''), pathIdentifier(100, '')]) {
      const { pattern } = schema as unknown as { pattern: string };
      for (const flags of ['', 'u']) {
        const regex = new RegExp(pattern, flags);
        expect(regex.test('Acme Ü'), flags).toBe(true);
        expect(regex.test('Ac\u200bme'), flags).toBe(false);
      }
    }
  });
});

describe('a decimal that something is divided by', () => {
  const isDivisor = (text: string) => Check(divisor(''), text);

  it.each(['1', '12.50', '0.1', '0.0000000001', '0.1000000000', '9999999999999999.9999999999', '10', '-1', '-0.1'])(
    'may be %s',
    (text) => expect(isDivisor(text)).toBe(true),
  );

  it.each([
    '0',
    '0.0',
    '0.0000000000',
    '-0',
    '-0.00',
    '0.00000000001',
    '0.10000000000',
    '01',
    '1.',
    '.5',
    '1e3',
    '12345678901234567',
  ])('is not %s', (text) => expect(isDivisor(text)).toBe(false));
});
