import { describe, expect, it } from 'vitest';
import type { Syntax } from '../binding.ts';
import type { ReadTerms, StatedDocument, StatedTax } from '../terms/stated-document.ts';
import { brokenAmountRules } from './of-amounts.ts';

type Part = Partial<StatedDocument> & Pick<StatedDocument, 'taxes'>;
type Item = { net: number; tax: StatedDocument['lines'][number]['tax'] };

const line = ({ net, tax }: Item) => ({ description: 'Work', quantity: '1', unitPrice: '0', net, tax });
const sum = (amounts: number[]) => amounts.reduce((total, amount) => total + amount, 0);

/** A document with these lines and tax groups, whose totals are right. */
function document(items: Item[], { taxes, ...change }: Part): StatedDocument {
  const lines = sum(items.map(({ net }) => net));
  const tax = sum(taxes.map((group) => group.tax));
  const { allowances = [], charges = [] } = change;
  const [less, more] = [sum(allowances.map(({ amount }) => amount)), sum(charges.map(({ amount }) => amount))];
  const taxExclusive = lines - less + more;
  return {
    currency: 'EUR',
    issuedOn: '2026-11-22',
    lines: items.map(line),
    taxes,
    totals: {
      lines,
      allowances: less,
      charges: more,
      taxExclusive,
      tax,
      taxInclusive: taxExclusive + tax,
      prepaid: 0,
      payable: taxExclusive + tax,
    },
    ...change,
  };
}

const rulesBrokenBy = (document: ReadTerms, syntax: Syntax = 'ubl') =>
  brokenAmountRules(document, syntax).map(({ rule }) => rule);

const standard = { category: 'S', rate: '25' } as const;
const exempt = { category: 'E', rate: '0' } as const;
const group = (taxable: number, tax: number, change: Partial<StatedTax> = {}): StatedTax => ({
  ...standard,
  taxable,
  tax,
  ...change,
});
const valid = document([{ net: 10_000, tax: standard }], { taxes: [group(10_000, 2_500)] });

describe('the totals of a document', () => {
  it('are those of its amounts', () => expect(brokenAmountRules(valid, 'ubl')).toEqual([]));

  const whole = document([{ net: 10_000, tax: standard }], {
    allowances: [{ amount: 300, tax: standard }],
    charges: [{ amount: 100, tax: standard }],
    taxes: [group(9_800, 2_450)],
  });
  const totals = { ...whole.totals, prepaid: 50, rounding: 1, payable: 12_250 - 50 + 1 };
  it.each([
    ['BR-CO-10', 'lines (BT-106)', { lines: 1, taxExclusive: 1, taxInclusive: 1, payable: 1 }],
    ['BR-CO-11', 'allowances (BT-107)', { allowances: -1, taxExclusive: 1, taxInclusive: 1, payable: 1 }],
    ['BR-CO-12', 'charges (BT-108)', { charges: 1, taxExclusive: 1, taxInclusive: 1, payable: 1 }],
    ['BR-CO-13', 'taxExclusive (BT-109)', { taxExclusive: 1, taxInclusive: 1, payable: 1 }],
    ['BR-CO-14', 'tax (BT-110)', { tax: 1, taxInclusive: 1, payable: 1 }],
    ['BR-CO-15', 'taxInclusive (BT-112)', { taxInclusive: 1, payable: 1 }],
    ['BR-CO-16', 'payable (BT-115)', { payable: 1 }],
    ['BR-CO-16', 'payable (BT-115)', { prepaid: -1 }],
    ['BR-CO-16', 'payable (BT-115)', { rounding: 1 }],
  ])('break %s by a cent: %s', (rule, name, change: Partial<StatedDocument['totals']>) => {
    expect(brokenAmountRules({ ...whole, totals }, 'ubl')).toEqual([]);
    const wrong = Object.entries(change).map(([key, by]) => [key, (totals[key as keyof typeof totals] ?? 0) + by]);
    const broken = brokenAmountRules({ ...whole, totals: { ...totals, ...Object.fromEntries(wrong) } }, 'ubl');
    expect(broken).toEqual([{ rule, detail: expect.stringMatching(`^${name.replace(/[()]/g, '\\$&')} is `) }]);
  });

  it('are said in the currency of the document', () => {
    const totals = { ...valid.totals, payable: 12_501 };
    expect(brokenAmountRules({ ...valid, totals }, 'ubl')).toEqual([
      { rule: 'BR-CO-16', detail: 'payable (BT-115) is 125.01 and should be 125.00' },
    ]);
  });

  // as published, xs:decimal(()) is no number, and equal to none
  it.each<[rules: string[], change: Partial<StatedDocument['totals']>]>([
    [['BR-CO-10', 'BR-CO-13'], { lines: undefined as never }],
    [['BR-CO-13', 'BR-CO-15'], { taxExclusive: undefined as never }],
    [['BR-CO-15'], { tax: undefined as never }],
    [['BR-CO-15', 'BR-CO-16'], { taxInclusive: undefined as never }],
    [['BR-CO-16'], { payable: undefined as never }],
    [['BR-CO-11', 'BR-CO-13'], { allowances: undefined as never }],
    [['BR-CO-12', 'BR-CO-13'], { charges: undefined as never }],
  ])('break %s if one is missing', (rules, change) => {
    const stated = Object.entries({ ...totals, ...change }).filter(([, amount]) => amount !== undefined);
    const { taxes: _, ...untaxed } = whole;
    const broken = brokenAmountRules({ ...untaxed, taxes: [], totals: Object.fromEntries(stated) }, 'ubl');
    expect(broken.map(({ rule }) => rule).filter((rule) => rule <= 'BR-CO-16')).toEqual(rules);
  });

  it('must be stated if there is something to sum up, though it comes to 0', () => {
    const items = { allowances: [{ amount: 0, tax: standard }], charges: [{ amount: 0, tax: standard }] };
    const { allowances: _, charges: __, ...stated } = valid.totals;
    expect(rulesBrokenBy({ ...valid, ...items })).toEqual([]);
    expect(rulesBrokenBy({ ...valid, ...items, totals: stated })).toEqual(['BR-CO-11', 'BR-CO-12']);
    expect(rulesBrokenBy({ ...valid, totals: stated })).toEqual([]);
  });

  it('say what is missing', () => {
    const { payable: _, ...stated } = valid.totals;
    expect(brokenAmountRules({ ...valid, totals: stated }, 'ubl')).toEqual([
      { rule: 'BR-CO-16', detail: 'payable (BT-115) is missing and should be 125.00' },
    ]);
    const { taxInclusive: __, ...others } = valid.totals;
    expect(brokenAmountRules({ ...valid, totals: others }, 'ubl').at(-1)).toEqual({
      rule: 'BR-CO-16',
      detail: 'payable (BT-115) is 125.00 and follows from totals that are missing',
    });
  });

  it('are in one currency: the accounting currency is another one (BR-CO-15)', () => {
    const taxIn = (currency: string) => rulesBrokenBy({ ...valid, accountingTax: { currency, amount: 2_500 } });
    expect(taxIn('SEK')).toEqual([]);
    expect(taxIn('EUR')).toEqual(['BR-CO-15']);
  });
});

// Each example is on one side of a bound, and was checked with the published rules (EN 16931 1.3.16)
describe('the tax of a group', () => {
  it.each<[says: string, group: StatedTax, broken: string[], currency?: string]>([
    ['may be 0.99 more than its rate', group(5_058, 1_364), []], // 50.58 × 25 % = 12.645, rounded 12.65
    ['may be 0.99 less than its rate', group(5_058, 1_166), []],
    ['is not 1.00 more', group(5_058, 1_365), ['BR-CO-17', 'BR-S-09']],
    ['is not 1.00 less', group(5_058, 1_165), ['BR-CO-17', 'BR-S-09']],
    ['of a negative group has the same bounds', group(-5_058, -1_364), []],
    ['of a negative group has no others', group(-5_058, -1_365), ['BR-CO-17', 'BR-S-09']],
    ['is compared without its sign', group(5_058, -1_265), []],
    ['of yen may be rounded to whole yen', group(1_234, 309), [], 'JPY'], // 308.50
    ['of yen may be rounded down', group(1_234, 308), [], 'JPY'],
    ['of yen is not a whole yen off', group(1_234, 310), ['BR-CO-17', 'BR-S-09'], 'JPY'],
    ['of dinars may have two digits', group(3_700, 930), [], 'KWD'], // 0.925, rounded 0.93
    ['of dinars may be 0.99 more', group(3_700, 1_920), [], 'KWD'],
    ['of dinars is not 1.00 more', group(3_700, 1_930), ['BR-CO-17', 'BR-S-09'], 'KWD'],
    // the rate is rounded to whole percent, the tax to whole euros, as XPath rounds
    ['at a rate below 0.5 rounds to 0', group(10_000, 49, { rate: '0.4' }), []],
    ['at a rate below 0.5 is below 0.50', group(10_000, 50, { rate: '0.4' }), ['BR-CO-17']],
    ['at a rate below 0.5 may be -0.50', group(10_000, -50, { rate: '0.4' }), []],
    ['at a rate below 0.5 is not below -0.50', group(10_000, -51, { rate: '0.4' }), ['BR-CO-17']],
    ['at the rate 0.5 may be as much as at others', group(10_000, 149, { rate: '0.5' }), []],
  ])('%s', (_, group, broken, currency = 'EUR') => {
    const { category, rate = '0' } = group;
    const item = { net: group.taxable, tax: { category, rate } };
    expect(rulesBrokenBy({ ...document([item], { taxes: [group] }), currency })).toEqual(broken);
  });

  it('without a rate breaks -09 of its category, and BR-CO-17 if there is one', () => {
    const [lines, bare] = [[{ net: 10_000, tax: { category: 'L', rate: '0' } as const }], { category: 'L' } as const];
    expect(rulesBrokenBy(document(lines, { taxes: [{ ...bare, taxable: 10_000, tax: 0 }] }))).toEqual(['BR-AF-09']);
    expect(rulesBrokenBy(document(lines, { taxes: [{ ...bare, taxable: 10_000, tax: 50 }] }))).toEqual([
      'BR-CO-17',
      'BR-AF-09',
    ]);
  });

  it('of a category without tax is 0', () => {
    const free = (tax: number) =>
      rulesBrokenBy(document([{ net: 10_000, tax: exempt }], { taxes: [{ ...exempt, taxable: 10_000, tax }] }));
    expect(free(0)).toEqual([]);
    expect(free(1)).toEqual(['BR-E-09']);
  });

  it('is said with its bound', () => {
    expect(
      brokenAmountRules(document([{ net: 5_058, tax: standard }], { taxes: [group(5_058, 1_365)] }), 'ubl'),
    ).toEqual(
      ['BR-CO-17', 'BR-S-09'].map((rule) => ({
        rule,
        detail: 'taxes[S 25].tax (BT-117) is 13.65 and should be 12.65 or less than 1.00 from it',
      })),
    );
  });
});

describe('the taxable amount of a group', () => {
  it.each<[says: string, category: 'S' | 'L' | 'M', taxable: number, broken: string[]]>([
    ['may be 0.99 more than what has the rate', 'S', 10_099, []],
    ['may be 0.99 less', 'S', 9_901, []],
    ['is not 1.00 more', 'S', 10_100, ['BR-S-08']],
    ['is not 1.00 less', 'S', 9_900, ['BR-S-08']],
    ['of IGIC has the same bounds', 'L', 10_099, []],
    ['of IGIC has no others', 'L', 10_100, ['BR-AF-08']],
    ['of IPSI has the same bounds', 'M', 10_099, []],
    ['of IPSI has no others', 'M', 10_100, ['BR-AG-08']],
  ])('%s: %s', (_, category, taxable, broken) => {
    const tax = { category, rate: '25' };
    const items = [{ net: 10_000, tax }];
    expect(rulesBrokenBy(document(items, { taxes: [group(taxable, 2_500, { category })] }))).toEqual(broken);
  });

  it('of a category without tax is exact, whatever the rates of its parts', () => {
    const free = (taxable: number) =>
      rulesBrokenBy(document([{ net: 10_000, tax: exempt }], { taxes: [{ ...exempt, taxable, tax: 0 }] }));
    expect(free(10_000)).toEqual([]);
    expect(free(10_001)).toEqual(['BR-E-08']);
  });

  it('takes off allowances and adds charges of its rate', () => {
    const other = { category: 'S', rate: '12' } as const;
    const adjusted = document([{ net: 10_000, tax: standard }], {
      allowances: [
        { amount: 3_000, tax: standard },
        { amount: 200, tax: other },
      ],
      charges: [
        { amount: 1_000, tax: standard },
        { amount: 500, tax: other },
      ],
      taxes: [group(8_000, 2_000), group(300, 36, other)],
    });
    expect(rulesBrokenBy(adjusted)).toEqual([]);
    expect(rulesBrokenBy({ ...adjusted, taxes: [group(8_000, 2_000), group(500, 36, other)] })).toEqual(['BR-S-08']);
  });

  it('in two groups of one rate is that of neither', () => {
    expect(
      rulesBrokenBy(document([{ net: 10_000, tax: standard }], { taxes: [group(5_000, 1_250), group(5_000, 1_250)] })),
    ).toEqual(['BR-S-08', 'BR-S-08']);
  });

  it('of a rate that no part has is refused for category S alone, as published', () => {
    const tiny = (category: 'S' | 'L') => [group(10_000, 2_500, { category }), group(99, 7, { category, rate: '7' })];
    const of = (category: 'S' | 'L') => [{ net: 10_000, tax: { category, rate: '25' } }];
    expect(rulesBrokenBy(document(of('S'), { taxes: tiny('S') }))).toEqual(['BR-S-08']);
    expect(rulesBrokenBy(document(of('L'), { taxes: tiny('L') }))).toEqual([]);
  });

  it('is of one rate, if the line states it', () => {
    const items = [{ net: 10_000, tax: { category: 'S' } as const }];
    expect(rulesBrokenBy(document(items, { taxes: [group(10_000, 2_500)] }))).toEqual(['BR-S-08']);
  });
});

describe('the tax groups of a document', () => {
  it('are there', () => {
    expect(rulesBrokenBy(document([{ net: 10_000, tax: exempt }], { taxes: [] }))).toEqual(['BR-CO-18', 'BR-E-01']);
  });

  it.each<[rule: string, items: Item[], taxes: StatedTax[]]>([
    [
      'BR-E-01',
      [
        { net: 10_000, tax: standard },
        { net: 0, tax: exempt },
      ],
      [group(10_000, 2_500)],
    ],
    [
      'BR-E-01',
      [
        { net: 10_000, tax: standard },
        { net: 0, tax: exempt },
      ],
      [group(10_000, 2_500), group(0, 0, exempt), group(0, 0, exempt)],
    ],
    [
      'BR-AF-01',
      [
        { net: 10_000, tax: standard },
        { net: 0, tax: { category: 'L', rate: '7' } },
      ],
      [group(10_000, 2_500)],
    ],
    ['BR-AF-01', [{ net: 10_000, tax: standard }], [group(10_000, 2_500), group(0, 0, { category: 'L', rate: '7' })]],
  ])('break %s if they are not those of its categories', (rule, items, taxes) => {
    expect(rulesBrokenBy(document(items, { taxes }))).toEqual([rule]);
  });

  // EN 16931 for UBL 1.3.16: BR-B-01 and BR-B-02 are the only rules of the category B
  it('are free for split payment, which has no such rules', () => {
    const split = { category: 'B', rate: '22' } as const;
    const taxes = [group(4_000, 880, split), group(5_000, 1_100, split)];
    expect(rulesBrokenBy(document([{ net: 10_000, tax: split }], { taxes }))).toEqual([]);
  });

  it('may leave out a rate of a category that has another one, as published', () => {
    const items = [
      { net: 10_000, tax: standard },
      { net: 1_000, tax: { category: 'S', rate: '12' } as const },
    ];
    expect(rulesBrokenBy(document(items, { taxes: [group(10_000, 2_500)] }))).toEqual([]);
  });
});

// EN 16931 1.3.16 for CII, which differs from that for UBL
describe('in CII', () => {
  const of = (category: 'S' | 'Z' | 'E' | 'AE' | 'K' | 'G' | 'O' | 'L' | 'M', taxable: number) => {
    const tax = { category, ...(category !== 'O' && { rate: ['S', 'L', 'M'].includes(category) ? '25' : '0' }) };
    const taxes = [{ ...tax, taxable, tax: tax.rate === '25' ? 2_500 : 0 }];
    return rulesBrokenBy(document([{ net: 10_000, tax }], { taxes }), 'cii');
  };

  it.each(['Z', 'E', 'AE', 'K', 'G'] as const)(
    'a taxable amount of category %s may differ by less than 1.00',
    (category) => {
      const rule = `BR-${category === 'K' ? 'IC' : category}-08`;
      expect([of(category, 10_099), of(category, 9_901)]).toEqual([[], []]);
      expect([of(category, 10_100), of(category, 9_900)]).toEqual([[rule], [rule]]);
    },
  );

  it.each(['S', 'O'] as const)('a taxable amount of category %s is exact', (category) => {
    expect([of(category, 10_000), of(category, 10_001)]).toEqual([[], [`BR-${category}-08`]]);
  });

  // BR-AF-08 and BR-AG-08 are published so that they are never broken. What they say in words holds, as UBL has it
  it.each([
    ['L', 'BR-AF-08'],
    ['M', 'BR-AG-08'],
  ] as const)('a taxable amount of category %s may differ by less than 1.00, as in UBL', (category, rule) => {
    expect([of(category, 10_099), of(category, 10_100)]).toEqual([[], [rule]]);
  });

  it('a tax may be 1.00 from its rate, but not of category S (BR-S-09)', () => {
    const tax = (category: 'S' | 'L', amount: number) =>
      rulesBrokenBy(
        document([{ net: 5_058, tax: { category, rate: '25' } }], { taxes: [group(5_058, amount, { category })] }),
        'cii',
      );
    expect([tax('L', 1_365), tax('L', 1_366)]).toEqual([[], ['BR-CO-17']]);
    expect([tax('S', 1_364), tax('S', 1_365), tax('S', 1_366)]).toEqual([[], ['BR-S-09'], ['BR-CO-17', 'BR-S-09']]);
  });

  it('a group of category O may be missing, and one of a rate may be of nothing', () => {
    const outside = { category: 'O' } as const;
    const items = [
      { net: 10_000, tax: standard },
      { net: 0, tax: outside },
    ];
    expect(rulesBrokenBy(document(items, { taxes: [group(10_000, 2_500)] }), 'cii')).toEqual([]);
    expect(rulesBrokenBy(document(items, { taxes: [group(10_000, 2_500)] }), 'ubl')).toEqual(['BR-O-01']);
    const unused = document(items.slice(0, 1), { taxes: [group(10_000, 2_500), group(0, 0, { rate: '12' })] });
    expect(rulesBrokenBy(unused, 'cii')).toEqual([]);
    expect(rulesBrokenBy(unused, 'ubl')).toEqual(['BR-S-08']);
  });

  it.each(['E', 'AE', 'K', 'G', 'O', 'Z'] as const)('a group of category %s is of something', (category) => {
    const unused = { category, ...(category !== 'O' && { rate: '0' }), taxable: 0, tax: 0 };
    const rules = (syntax: 'ubl' | 'cii') =>
      rulesBrokenBy(document([{ net: 10_000, tax: standard }], { taxes: [group(10_000, 2_500), unused] }), syntax);
    expect(rules('cii')).toEqual([`BR-${category === 'K' ? 'IC' : category}-01`]);
    expect(rules('ubl')).toEqual([]);
  });

  it('the tax total may be missing if the total with tax is that without', () => {
    const { tax: _, ...totals } = document([{ net: 10_000, tax: exempt }], { taxes: [] }).totals;
    const free = document([{ net: 10_000, tax: exempt }], { taxes: [{ ...exempt, taxable: 10_000, tax: 0 }] });
    expect(rulesBrokenBy({ ...free, totals }, 'cii')).toEqual([]);
    expect(rulesBrokenBy({ ...free, totals }, 'ubl')).toEqual(['BR-CO-15']);
    expect(rulesBrokenBy({ ...free, totals: { ...totals, taxInclusive: 10_100, payable: 10_100 } }, 'cii')).toEqual([
      'BR-CO-15',
    ]);
  });
});
