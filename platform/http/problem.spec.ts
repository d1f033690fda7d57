import { describe, expect, it } from 'vitest';
import { ruleOf } from './problem.ts';

class InvoiceStateForbids extends Error {}
class UBLTotalDiffers extends Error {}

describe('the name of a rule', () => {
  it('is that of its error class', () => {
    expect(ruleOf(new InvoiceStateForbids())).toBe('invoice-state-forbids');
    expect(ruleOf(new UBLTotalDiffers())).toBe('ubl-total-differs');
  });
});
