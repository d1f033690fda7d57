import { describe, expect, it } from 'vitest';
import type { Tax } from '../../document/document.ts';
import type { Syntax } from '../binding.ts';
import type { StatedDocument } from '../terms/stated-document.ts';
import { brokenRateRules } from './of-rates.ts';

type Parts = { lines?: Tax[]; allowances?: Tax[]; charges?: Tax[]; taxes?: Tax[] };

const document = ({ lines = [], allowances = [], charges = [], taxes = [] }: Parts): StatedDocument => ({
  currency: 'EUR',
  issuedOn: '2026-11-22',
  lines: lines.map((tax) => ({ description: 'Work', quantity: '1', unitPrice: '0', tax, net: 0 })),
  allowances: allowances.map((tax) => ({ amount: 0, reason: 'x', tax })),
  charges: charges.map((tax) => ({ amount: 0, reason: 'x', tax })),
  taxes: taxes.map((tax) => ({ ...tax, taxable: 0, tax: 0 })),
  totals: { lines: 0, allowances: 0, charges: 0, taxExclusive: 0, tax: 0, taxInclusive: 0, prepaid: 0, payable: 0 },
});

const rulesBrokenBy = (parts: Parts, syntax: Syntax = 'ubl') =>
  brokenRateRules(document(parts), syntax).map(({ rule }) => rule);

// the published rules of EN 16931 1.3.16, -05 to -07: whether a category may have no rate, the rate 0, and a rate above 0
const rates: [Tax['category'], name: string, none: boolean, zero: boolean, above: boolean][] = [
  ['S', 'S', false, false, true],
  ['Z', 'Z', false, true, false],
  ['E', 'E', false, true, false],
  ['AE', 'AE', false, true, false],
  ['K', 'IC', false, true, false],
  ['G', 'G', false, true, false],
  ['O', 'O', true, false, false],
  ['L', 'AF', false, true, true],
  ['M', 'AG', false, true, true],
];

describe.each(rates)('a line, an allowance or a charge of the category %s', (category, name, none, zero, above) => {
  const rules = [`BR-${name}-05`, `BR-${name}-06`, `BR-${name}-07`];
  it.each<[rate: string | undefined, isAllowed: boolean]>([
    [undefined, none],
    ['0.00', zero],
    ['0.01', above],
    ['-0.01', false],
  ])('has the rates that its rules allow: %s', (rate, isAllowed) => {
    const tax = { category, ...(rate !== undefined && { rate }) };
    expect(rulesBrokenBy({ lines: [tax], allowances: [tax], charges: [tax] })).toEqual(isAllowed ? [] : rules);
  });
});

describe('a tax group', () => {
  it('has a rate (BR-48), except one of category O', () => {
    expect(rulesBrokenBy({ taxes: [{ category: 'L' }] })).toEqual(['BR-48']);
    expect(rulesBrokenBy({ taxes: [{ category: 'L', rate: '0' }] })).toEqual([]);
    expect(rulesBrokenBy({ taxes: [{ category: 'O' }] })).toEqual([]);
    expect(rulesBrokenBy({ taxes: [{ category: 'O', rate: '0' }] })).toEqual([]);
  });

  it('of category O stands alone', () => {
    const [free, outside]: Tax[] = [{ category: 'Z', rate: '0' }, { category: 'O' }];
    const [ofZ, ofO] = [[free], [outside]] as [Tax[], Tax[]];
    expect(rulesBrokenBy({ lines: ofO, taxes: ofO })).toEqual([]);
    expect(rulesBrokenBy({ taxes: [...ofO, ...ofZ] })).toEqual(['BR-O-11']);
    expect(rulesBrokenBy({ lines: ofZ, taxes: ofO })).toEqual(['BR-O-12']);
    expect(rulesBrokenBy({ allowances: ofZ, taxes: ofO })).toEqual(['BR-O-13']);
    expect(rulesBrokenBy({ charges: ofZ, taxes: ofO })).toEqual(['BR-O-14']);
  });
});

// EN 16931 1.3.16 for CII
describe('in CII', () => {
  it('a line of category L has a rate above 0', () => {
    const of = (rate: string) => rulesBrokenBy({ lines: [{ category: 'L', rate }] }, 'cii');
    expect([of('0'), of('0.01')]).toEqual([['BR-AF-05'], []]);
  });

  it('what stands beside category O breaks two rules', () => {
    const [ofZ, ofO] = [[{ category: 'Z', rate: '0' }], [{ category: 'O' }]] as [Tax[], Tax[]];
    expect(rulesBrokenBy({ taxes: [...ofO, ...ofZ] }, 'cii')).toEqual(['BR-O-11', 'BR-O-12']);
    expect(rulesBrokenBy({ lines: ofZ, taxes: ofO }, 'cii')).toEqual(['BR-O-11', 'BR-O-12']);
    expect(rulesBrokenBy({ allowances: ofZ, taxes: ofO }, 'cii')).toEqual(['BR-O-13', 'BR-O-14']);
    expect(rulesBrokenBy({ charges: ofZ, taxes: ofO }, 'cii')).toEqual(['BR-O-13', 'BR-O-14']);
  });
});

it('split payment has no rules of rates', () => {
  for (const rate of ['0', '22', undefined])
    expect(rulesBrokenBy({ lines: [{ category: 'B', ...(rate !== undefined && { rate }) }] })).toEqual([]);
});

it('what is broken is said in words', () => {
  expect(
    brokenRateRules(
      document({
        lines: [{ category: 'Z', rate: '7.0' }],
        allowances: [{ category: 'L' }],
        taxes: [{ category: 'O' }, { category: 'M' }],
      }),
      'ubl',
    ),
  ).toEqual([
    { rule: 'BR-Z-05', detail: 'a line of category Z has the rate 7' },
    { rule: 'BR-O-12', detail: 'a line of category Z stands beside category O (not subject to VAT)' },
    { rule: 'BR-AF-06', detail: 'an allowance of category L has no rate' },
    { rule: 'BR-O-13', detail: 'an allowance of category L stands beside category O (not subject to VAT)' },
    { rule: 'BR-48', detail: 'the tax group of category M has no rate' },
    { rule: 'BR-O-11', detail: 'a tax group of category M stands beside category O (not subject to VAT)' },
  ]);
});
