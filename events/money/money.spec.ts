import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UnknownCurrency } from './currency.ts';
import { NotADecimal } from './decimal.ts';
import { AmountTooLarge, fromMajor, minor, splitInProportion, sum, TooManyDigits, toMajor } from './money.ts';

const largest = Number.MAX_SAFE_INTEGER;
const amounts = fc.maxSafeInteger();

describe('an amount', () => {
  it.each([
    ['1000.00', 'EUR', 100_000],
    ['0.01', 'EUR', 1],
    ['-0.01', 'EUR', -1],
    ['12', 'EUR', 1200],
    ['12.3', 'EUR', 1230],
    ['12.300', 'EUR', 1230],
    ['1000', 'JPY', 1000],
    ['1000.0', 'JPY', 1000],
    ['1.234', 'BHD', 1234],
    ['90071992547409.91', 'EUR', largest],
    ['9007199254740991', 'JPY', largest],
    ['9007199254740.991', 'BHD', largest],
  ])('of %s %s is %i minor units', (text, currency, expected) => expect(fromMajor(text, currency)).toBe(expected));

  it.each([
    [100_000, 'EUR', '1000.00'],
    [5, 'EUR', '0.05'],
    [-5, 'EUR', '-0.05'],
    [1000, 'JPY', '1000'],
    [1230, 'BHD', '1.230'],
    [0, 'BHD', '0.000'],
  ])('of %i in %s is written with all digits of its currency: %s', (amount, currency, expected) =>
    expect(toMajor(amount, currency)).toBe(expected),
  );

  it('is the same after it is written and read, in every currency', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom('JPY', 'EUR', 'BHD'), (amount, currency) => {
        expect(fromMajor(toMajor(amount, currency), currency)).toBe(amount);
      }),
    );
  });

  it('is refused if it has more digits than its currency', () => {
    expect(() => fromMajor('0.001', 'EUR')).toThrow(TooManyDigits);
    expect(() => fromMajor('0.001', 'EUR')).toThrow('0.001 has too many digits after the point: EUR has 2');
    expect(() => fromMajor('0.5', 'JPY')).toThrow(TooManyDigits);
    expect(() => fromMajor('0.0001', 'BHD')).toThrow(TooManyDigits);
  });

  it('is refused if it is not a number, or its currency is unknown', () => {
    expect(() => fromMajor('12,50', 'EUR')).toThrow(NotADecimal);
    expect(() => fromMajor('12.50', 'XXX')).toThrow(UnknownCurrency);
  });

  it('is refused, not rounded, if it is too large to be exact', () => {
    expect(minor(BigInt(largest), 'x')).toBe(largest);
    expect(() => minor(BigInt(largest) + 1n, 'the total')).toThrow(new AmountTooLarge('the total'));
    expect(() => minor(-BigInt(largest) - 1n, 'x')).toThrow(AmountTooLarge);
    expect(() => fromMajor('90071992547409.92', 'EUR')).toThrow(AmountTooLarge);
  });
});

describe('a sum', () => {
  it('is exact up to the largest amount, even if a partial sum exceeds it', () => {
    expect(sum([largest, largest, -largest], 'x')).toBe(largest);
    expect(sum([], 'x')).toBe(0);
  });

  it('is refused if it exceeds the largest amount', () =>
    expect(() => sum([largest, 1], 'the sum')).toThrow(new AmountTooLarge('the sum')));
});

describe('splitting an amount in proportion', () => {
  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-33, -33, -34]],
    [10, [19, 0, 1], [10, 0, 0]],
    [5, [1, 1], [3, 2]],
    [7, [-1, -1], [4, 3]],
    [10, [-1, -2], [3, 7]], // exactly 3 1/3 and 6 2/3
    [10, [1, 2], [3, 7]],
    [-10, [1, 2], [-3, -7]],
    [100, [1, 1, 1, 1, 1, 1, 1], [15, 15, 14, 14, 14, 14, 14]],
    [0, [3, 4], [0, 0]],
    [100, [300, -200], [300, -200]],
  ])('%i by %j gives %j', (amount, weights, expected) => expect(splitInProportion(amount, weights)).toEqual(expected));

  it('refuses a share that is too large to be exact, which weights of both signs can cause', () =>
    expect(() => splitInProportion(largest, [2, -1])).toThrow('a share exceeds 9007199254740991 minor units'));

  const split = fc
    .tuple(
      fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
      fc.array(fc.integer({ min: 0, max: 10 ** 6 }), { minLength: 1, maxLength: 50 }),
    )
    .filter(([, weights]) => weights.some((weight) => weight > 0));

  it('gives parts that sum to the amount', () => {
    fc.assert(fc.property(split, ([amount, weights]) => sum(splitInProportion(amount, weights), 'x') === amount));
  });

  it('gives each part its share to less than one unit', () => {
    fc.assert(
      fc.property(split, ([amount, weights]) => {
        const total = weights.reduce((a, b) => a + b, 0);
        splitInProportion(amount, weights).forEach((part, index) => {
          const off = BigInt(part) * BigInt(total) - BigInt(amount) * BigInt(weights[index] ?? 0);
          expect(off < BigInt(total) && off > -BigInt(total)).toBe(true);
        });
      }),
    );
  });

  it('gives parts that sum to the amount if some weights are negative', () => {
    const mixed = fc
      .array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 20 })
      .filter((weights) => weights.reduce((a, b) => a + b, 0) !== 0);
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), mixed, (amount, weights) => {
        expect(sum(splitInProportion(amount, weights), 'x')).toBe(amount);
      }),
    );
  });
});
