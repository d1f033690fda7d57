import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Decimal,
  divide,
  divideRounded,
  formatDecimal,
  minus,
  multiply,
  NotADecimal,
  parseDecimal,
  plus,
  round,
  shift,
  signOf,
} from './decimal.ts';

const decimals = fc.record({
  units: fc.bigInt({ min: -(10n ** 16n) + 1n, max: 10n ** 16n - 1n }), // 16 digits
  scale: fc.integer({ min: 0, max: 10 }),
});

const same = (a: Decimal, b: Decimal) => a.units * 10n ** BigInt(b.scale) === b.units * 10n ** BigInt(a.scale);

describe('a decimal number', () => {
  it.each(['0', '-3', '12.5', '0.045', '9999999999999999', '-0.0000000001'])(
    '%s reads and is written the same',
    (text) => expect(formatDecimal(parseDecimal(text))).toBe(text),
  );

  it('is written in its shortest text', () => {
    expect(['1.50', '10.00', '-0', '-0.00', '0.10'].map((text) => formatDecimal(parseDecimal(text)))).toEqual([
      '1.5',
      '10',
      '0',
      '0',
      '0.1',
    ]);
  });

  it.each(['', '.5', '5.', '+1', '01', '1e3', '1,5', ' 1', '1\n', '٣', 'NaN', '12345678901234567', '0.12345678901'])(
    '%j is refused',
    (text) => expect(() => parseDecimal(text)).toThrow(NotADecimal),
  );

  it('is quoted in the refusal, up to 40 characters', () => {
    const rule = 'is not a decimal number with at most 16 digits before the point and 10 after it';
    expect(() => parseDecimal('1,5')).toThrow(`"1,5" ${rule}`);
    expect(() => parseDecimal('7'.repeat(41))).toThrow(`"${'7'.repeat(40)}" ${rule}`);
  });

  it('has the same value after it is written and read', () => {
    fc.assert(fc.property(decimals, (number) => same(parseDecimal(formatDecimal(number)), number)));
  });

  it('is added, multiplied and shifted exactly', () => {
    expect(formatDecimal(plus(parseDecimal('0.1'), parseDecimal('0.2')))).toBe('0.3');
    expect(formatDecimal(plus(parseDecimal('0.1'), parseDecimal('0.25')))).toBe('0.35');
    expect(formatDecimal(plus(parseDecimal('0.25'), parseDecimal('-3')))).toBe('-2.75');
    expect(formatDecimal(multiply(parseDecimal('1.005'), parseDecimal('-100')))).toBe('-100.5');
    expect(formatDecimal(shift(parseDecimal('12.5'), 2))).toBe('1250');
    expect(formatDecimal(shift(parseDecimal('0.00125'), 2))).toBe('0.125');
  });

  it('subtracts exactly', () => {
    expect(formatDecimal(minus(parseDecimal('0.3'), parseDecimal('0.1')))).toBe('0.2');
    expect(formatDecimal(minus(parseDecimal('1'), parseDecimal('1.25')))).toBe('-0.25');
    expect(minus(parseDecimal('2.50'), parseDecimal('2.5')).units).toBe(0n);
  });

  it.each([
    ['0.01', 1],
    ['-0.01', -1],
    ['0.00', 0],
  ])('the sign of %s is %i', (text, sign) => expect(signOf(parseDecimal(text))).toBe(sign));
});

describe('rounding', () => {
  it.each([
    ['0.5', 1n],
    ['-0.5', -1n],
    ['1.5', 2n],
    ['-1.5', -2n],
    ['2.5', 3n],
    ['-2.5', -3n],
    ['2.4999999999', 2n],
    ['-2.4999999999', -2n],
    ['0.4', 0n],
    ['-0.4', 0n],
    ['0', 0n],
  ])('of %s is half away from zero: %s', (text, expected) => expect(round(parseDecimal(text))).toBe(expected));

  it('of a quotient is the nearest integer, and of two equally near the one further from zero', () => {
    const denominators = fc.bigInt({ min: -1000n, max: 1000n }).filter((denominator) => denominator !== 0n);
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 6n), max: 10n ** 6n }), denominators, (numerator, denominator) => {
        const rounded = divideRounded(numerator, denominator);
        const distance = abs(rounded * denominator - numerator) * 2n;
        const isTie = distance === abs(denominator);
        return distance <= abs(denominator) && (!isTie || abs(rounded * denominator) > abs(numerator));
      }),
    );
  });

  it('is symmetric around zero', () => {
    fc.assert(
      fc.property(decimals, ({ units, scale }) => round({ units: -units, scale }) === -round({ units, scale })),
    );
  });

  it('of a quotient of decimals depends on their values only', () => {
    expect(divide(parseDecimal('1'), parseDecimal('0.03'))).toBe(33n);
    expect(divide(parseDecimal('-0.5'), parseDecimal('1'))).toBe(-1n);
    expect(divide(parseDecimal('12.50'), parseDecimal('2.5'))).toBe(5n);
  });
});

const abs = (value: bigint) => (value < 0n ? -value : value);
