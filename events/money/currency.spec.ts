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
    ['CLF', 4],
    ['UYW', 4],
    ['CHE', 2],
    ['XDR', 2],
    ['XAU', 2],
    ['BGN', 2],
  ])('%s has %i digits after the point', (currency, digits) => expect(minorDigits(currency)).toBe(digits));

  it.each(['XXX', 'XTS', 'DEM', 'ZWL', 'eur', 'EURO', ''])(
    '%j is refused because it is not a currency in use',
    (code) => {
      expect(isCurrency(code)).toBe(false);
      expect(() => minorDigits(code)).toThrow(UnknownCurrency);
      expect(() => minorDigits(code)).toThrow(`${code} is not a currency of ISO 4217`);
    },
  );

  it('is not a property that every object has', () => expect(isCurrency('constructor')).toBe(false));

  it('is also in the data of Unicode, so no code is misspelt', () => {
    const known = Intl.supportedValuesOf('currency').filter(isCurrency);
    expect(known.length).toBeGreaterThan(140);
  });
});
