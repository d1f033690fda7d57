import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from './exact-json.ts';

describe('a number in JSON', () => {
  it.each([
    '0',
    '-0',
    '0.0',
    '10',
    '1000',
    '-12.0',
    '1e3',
    '1.5e1',
    '100e-2',
    '9007199254740991',
    '9007199254740991.0',
    '-9007199254740991.000',
    '9.007199254740991e15',
    '900719925474099100e-2',
    '0e-999',
    '0.0e400',
  ])('%s reads as the integer that it is', (text) => {
    expect(parseJson(`[${text}]`)).toEqual([Number(text)]);
  });

  it.each([
    '9007199254740991.4',
    '9007199254740990.9',
    '900719925474099.01',
    '-9007199254740991.2',
    '1e-400',
    '-1e-999',
    '9007199254740991400000e-8',
    '0.99999999999999999999',
    '1000.00000000000000001',
  ])('%s reads as no integer', (text) => {
    const [value] = parseJson(`[${text}]`) as [number];
    expect(Number.isInteger(value)).toBe(false);
  });

  it('is unchanged if it is no integer, and in texts', () => {
    const value = {
      rate: 0.1,
      far: 1e300,
      near: 1e-300,
      text: '9007199254740991.4',
      id: '1e-999',
      nested: [{ a: -2.5 }],
    };
    expect(parseJson(JSON.stringify(value))).toEqual(value);
  });

  it('is the same with any number of leading and trailing zeros', () => {
    const zeros = fc.integer({ min: 0, max: 30 });
    const integers = fc.maxSafeInteger().filter((integer) => integer !== 0); // JSON knows no 00
    fc.assert(
      fc.property(integers, zeros, zeros, (integer, after, shifted) => {
        const texts = [`${integer}.${'0'.repeat(after + 1)}`, `${integer}${'0'.repeat(shifted)}e-${shifted}`];
        for (const text of texts) expect(parseJson(`{"amount":${text}}`)).toEqual({ amount: Number(text) });
      }),
    );
  });
});
