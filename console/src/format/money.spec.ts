import { describe, expect, it } from 'vitest';
import { amountTyped, decimalTyped, money, unitPrice } from './money.ts';

describe('a typed amount', () => {
  it.each([
    ['1000', '1000'],
    ['1,234.50', '1234.50'],
    ['1.234,50', '1234.50'],
    ['1 234,50', '1234.50'],
    ['1’234.50', '1234.50'],
    ['1,234,567', '1234567'],
    ['0,5', '0.5'],
    ['.5', '0.5'],
    ['-3', '-3'],
    ['007', '7'],
  ])('%s is %s', (typed, decimal) => expect(decimalTyped(typed)).toBe(decimal));

  it.each(['', 'abc', '1,2,3', '1.2.3,4', '--1', '1e5', '5 €'])('%s is not a number', (typed) =>
    expect(decimalTyped(typed)).toBeUndefined(),
  );

  it('is not an amount if it has more decimal places than its currency', () => {
    expect(amountTyped('1000.00', 'EUR')).toBe(100_000);
    expect(amountTyped('1000.001', 'EUR')).toBeUndefined();
    expect(amountTyped('1000.001', 'BHD')).toBe(1_000_001);
    expect(amountTyped('1000.5', 'JPY')).toBeUndefined();
  });
});

describe('a displayed amount', () => {
  it('has the decimal places of its currency, and all digits of a large amount', () => {
    expect(money(100_000, 'EUR')).toBe('€1,000.00');
    expect(money(1_000, 'JPY')).toBe('JP¥1,000');
    expect(money(Number.MAX_SAFE_INTEGER, 'EUR')).toBe('€90,071,992,547,409.91');
    expect(money('9007199254740993', 'EUR')).toBe('€90,071,992,547,409.93');
    expect(money('-9232379236109515775', 'IRR')).toBe('-IRR\u00a092,323,792,361,095,157.75');
  });

  it('has more decimal places if it is a price that needs them', () => expect(unitPrice('12.5', 'EUR')).toBe('0.125'));
});
