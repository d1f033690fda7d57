import { describe, expect, it } from 'vitest';
import { RequestMalformed } from '../protocol/codec.ts';
import { fromDotNet } from './filters.ts';

describe('a .NET regular expression', () => {
  it.each([
    ['^invoice-', 'invoice-1', 'the-invoice-1'],
    ['\\Ainvoice\\-[0-9a-f-]+\\z', 'invoice-0f', 'an invoice-0f'],
    ['(?i)^PAYMENT', 'paymentApplied', 'applied payment'],
    ['^[^$].*', 'PaymentApplied', '$metadata'],
    ['^(?:Invoice|Payment)\\w+$', 'PaymentApplied', 'Payment applied'],
    ['^\\p{Lu}', 'Überweisung', 'überweisung'],
    ['^a\\@b\\:c', 'a@b:c', 'a\\@b'],
  ])('%s matches %s, not %s', (pattern, taken, left) => {
    expect(fromDotNet(pattern).test(taken)).toBe(true);
    expect(fromDotNet(pattern).test(left)).toBe(false);
  });

  it.each(['(unclosed', '(?>atomic)', '\\Gcontiguous', '(?(1)a|b)', 'a**'])(
    '%s is refused, not misinterpreted',
    (pattern) => {
      expect(() => fromDotNet(pattern)).toThrow(RequestMalformed);
    },
  );
});
