import { describe, expect, it } from 'vitest';
import type { AllowanceOrCharge } from '../../document/document.ts';
import { brokenReasonRules } from './of-allowances.ts';

const explained: AllowanceOrCharge[] = [
  { amount: 1, reason: 'as agreed' },
  { amount: 1, reasonCode: '95' },
];
const unexplained = [...explained, { amount: 1 }];
const rulesBrokenBy = (terms: Omit<Parameters<typeof brokenReasonRules>[0], 'currency'>) =>
  brokenReasonRules({ currency: 'EUR', ...terms }).map(({ rule }) => rule);

// EN 16931 1.3.16: each of the two rules is published with the same test
describe('an allowance or charge', () => {
  it.each([
    ['allowances', 'of the document', ['BR-33', 'BR-CO-21']],
    ['charges', 'of the document', ['BR-38', 'BR-CO-22']],
    ['allowances', 'of a line', ['BR-42', 'BR-CO-23']],
    ['charges', 'of a line', ['BR-44', 'BR-CO-24']],
  ] as const)('has a reason, as a text or a code: %s %s', (kind, where, rules) => {
    const broken = (items: AllowanceOrCharge[]) =>
      rulesBrokenBy(where === 'of a line' ? { lines: [{}, { [kind]: items }] } : { [kind]: items });
    expect(broken(explained)).toEqual([]);
    expect(broken(unexplained)).toEqual(rules);
  });

  it('need not be there', () => expect(rulesBrokenBy({})).toEqual([]));
});
