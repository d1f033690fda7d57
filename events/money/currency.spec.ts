import { describe, expect, it } from 'vitest';
import { isCurrency, minorDigits, UnknownCurrency } from './currency.ts';

describe('a currency', () => {
  it.each([
    ['JPY', 0],
    ['KRW', 0],
    ['EUR', 2],
    ['GBP', 2],
    ['HUF', 2],
    ['BHD', 3],
    ['TND', 3],
  ])('%s has %i digits after the point', (currency, digits) => expect(minorDigits(currency)).toBe(digits));

  it.each(['XXX', 'XTS', 'XAU', 'DEM', 'ZWL', 'eur', 'EURO', ''])('%j is refused: it is none in use', (code) => {
    expect(isCurrency(code)).toBe(false);
    expect(() => minorDigits(code)).toThrow(UnknownCurrency);
    expect(() => minorDigits(code)).toThrow(`${code} is not a currency of ISO 4217`);
  });

  it('is not what every object has by birth', () => expect(isCurrency('constructor')).toBe(false));

  it('is known to the Unicode consortium too, so that no code is misspelt', () => {
    const known = Intl.supportedValuesOf('currency').filter(isCurrency);
    expect(known.length).toBeGreaterThan(140);
  });
});
