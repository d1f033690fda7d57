import { describe, expect, it } from 'vitest';
import { withoutTrailingZeros } from './trailing-zeros.ts';

describe('a text of digits', () => {
  it.each([
    ['', ''],
    ['0', ''],
    ['000', ''],
    ['100', '1'],
    ['1001', '1001'],
    ['0.50', '0.5'],
  ])('%j is %j without the zeros at its end', (digits, without) => expect(withoutTrailingZeros(digits)).toBe(without));

  it('may have a million zeros before its last digit', () => {
    const digits = `1${'0'.repeat(1_000_000)}1`;
    expect(withoutTrailingZeros(digits)).toBe(digits);
  });
});
