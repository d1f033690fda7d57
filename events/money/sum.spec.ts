import { Compile } from 'typebox/compile';
import { describe, expect, it } from 'vitest';
import { exactSum, exactSums, SumSchema } from './sum.ts';

const schema = Compile(SumSchema('A sum'));

describe('a sum in an answer', () => {
  it.each([
    ['0', 0],
    ['-1', -1],
    ['9007199254740991', 9_007_199_254_740_991],
    ['-9007199254740991', -9_007_199_254_740_991],
    ['9007199254740992', '9007199254740992'],
    ['-9007199254740992', '-9007199254740992'],
    ['9007199254740993', '9007199254740993'],
    ['9232379236109515775', '9232379236109515775'],
  ])('of %s is exact, and in the documented form', (exact, shown) => {
    for (const given of [exact, BigInt(exact)]) expect(exactSum(given)).toBe(shown);
    expect(exactSum(shown)).toBe(shown);
    expect(schema.Check(shown)).toBe(true);
  });

  it.each([9_007_199_254_740_992, 1.5, '1', '007', '12345678901234567.0', 'NaN', ''])('is never %j', (other) =>
    expect(schema.Check(other)).toBe(false),
  );

  it('stands beside others, each in its form', () =>
    expect(exactSums({ due: '5', paid: 2n ** 53n })).toEqual({ due: 5, paid: '9007199254740992' }));
});
