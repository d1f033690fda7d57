import { describe, expect, it } from 'vitest';
import { Problem, ruleOf } from './problem.ts';

class InvoiceStateForbids extends Error {}
class UBLTotalDiffers extends Error {}

describe('the name of a rule', () => {
  it('is that of its error class', () => {
    expect(ruleOf(new InvoiceStateForbids())).toBe('invoice-state-forbids');
    expect(ruleOf(new UBLTotalDiffers())).toBe('ubl-total-differs');
  });
});

describe('the detail of a problem', () => {
  it.each([
    ['of a parser', 'Unexpected end of JSON input', 'Unexpected end of JSON input.'],
    ['of a rule', 'The period is closed. Send a later date.', 'The period is closed. Send a later date.'],
  ])('%s ends with a full stop', (_, detail, sentence) => {
    const problem = new Problem({ status: 400, title: 'Refused', detail });
    expect([problem.message, problem.toDocument('c').detail]).toEqual([sentence, sentence]);
  });

  it('is left out if there is none', () => {
    expect(new Problem({ status: 400, title: 'Refused' }).toDocument('c')).not.toHaveProperty('detail');
  });
});
