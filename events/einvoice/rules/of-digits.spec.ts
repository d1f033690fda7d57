import { describe, expect, it } from 'vitest';
import type { InvoiceContent } from '../../document/document.ts';
import type { StatedDocument } from '../terms/stated-document.ts';
import { issued } from '../testing/example.ts';
import { brokenDigitRules } from './of-digits.ts';

const thirdDigit = 2; // 0.002 dinars
const tax = { category: 'S', rate: '10' } as const;
const item = { amount: 10, base: 10, reason: 'x' };

/** Of dinars, with every amount of EN 16931. No amount has a third digit. */
const content: InvoiceContent = {
  customer: { id: 'acme', name: 'Acme' },
  currency: 'BHD',
  issuedOn: '2026-11-22',
  lines: [
    {
      description: 'Dates',
      quantity: '1',
      unitPrice: '12300',
      tax,
      allowances: [{ reason: 'x', amount: 0 }, item],
      charges: [{ reason: 'x', amount: 0 }, item],
    },
  ],
  allowances: [{ ...item, tax }],
  charges: [{ ...item, tax }],
  prepaid: 100,
  rounding: 100,
};
const document = issued(content);
const { lines, taxes, totals } = document;

const inTotals = (name: keyof StatedDocument['totals']) => ({
  totals: { ...totals, [name]: (totals[name] ?? 0) + thirdDigit },
});
const inTaxes = (name: 'taxable' | 'tax') => ({
  taxes: [...taxes, ...taxes.map((group) => ({ ...group, [name]: group[name] + thirdDigit }))],
});
const inLines = (change: object) => ({ lines: [...lines, ...lines.map((line) => ({ ...line, ...change }))] });
const ofDocument = (amounts: object) => [
  { ...item, tax },
  { ...item, tax, ...amounts },
];
const ofLine = (amounts: object) => [item, { ...item, ...amounts }];

// EN 16931-1, BR-DEC-01 to BR-DEC-28: at most two digits after the point
const examples: [rule: string, term: string, amount: string, change: Partial<StatedDocument>][] = [
  ['BR-DEC-01', 'BT-92', 'an allowance', { allowances: ofDocument({ amount: thirdDigit }) }],
  ['BR-DEC-02', 'BT-93', 'the base of an allowance', { allowances: ofDocument({ base: thirdDigit }) }],
  ['BR-DEC-05', 'BT-99', 'a charge', { charges: ofDocument({ amount: thirdDigit }) }],
  ['BR-DEC-06', 'BT-100', 'the base of a charge', { charges: ofDocument({ base: thirdDigit }) }],
  ['BR-DEC-09', 'BT-106', 'the sum of line net amounts', inTotals('lines')],
  ['BR-DEC-10', 'BT-107', 'the sum of allowances', inTotals('allowances')],
  ['BR-DEC-11', 'BT-108', 'the sum of charges', inTotals('charges')],
  ['BR-DEC-12', 'BT-109', 'the total without tax', inTotals('taxExclusive')],
  ['BR-DEC-13', 'BT-110', 'the tax total', inTotals('tax')],
  ['BR-DEC-14', 'BT-112', 'the total with tax', inTotals('taxInclusive')],
  [
    'BR-DEC-15',
    'BT-111',
    'the tax in the accounting currency',
    { accountingTax: { currency: 'KWD', amount: thirdDigit } },
  ],
  ['BR-DEC-16', 'BT-113', 'the prepaid amount', inTotals('prepaid')],
  ['BR-DEC-17', 'BT-114', 'the rounding amount', inTotals('rounding')],
  ['BR-DEC-18', 'BT-115', 'the amount due', inTotals('payable')],
  ['BR-DEC-19', 'BT-116', 'a taxable amount', inTaxes('taxable')],
  ['BR-DEC-20', 'BT-117', 'a tax amount', inTaxes('tax')],
  ['BR-DEC-23', 'BT-131', 'a line net amount', inLines({ net: thirdDigit })],
  ['BR-DEC-24', 'BT-136', 'an allowance of a line', inLines({ allowances: ofLine({ amount: thirdDigit }) })],
  ['BR-DEC-25', 'BT-137', 'the base of an allowance of a line', inLines({ allowances: ofLine({ base: thirdDigit }) })],
  ['BR-DEC-27', 'BT-141', 'a charge of a line', inLines({ charges: ofLine({ amount: thirdDigit }) })],
  ['BR-DEC-28', 'BT-142', 'the base of a charge of a line', inLines({ charges: ofLine({ base: thirdDigit }) })],
];

describe('an amount in dinars', () => {
  it('has no third digit other than zero in a valid document', () => {
    expect(brokenDigitRules(document)).toEqual([]);
    expect(brokenDigitRules({ ...document, accountingTax: { currency: 'KWD', amount: 10 } })).toEqual([]);
  });

  it('may be one of a document without allowances and charges', () => {
    const { allowances: _, charges: __, ...plain } = document;
    const bare = lines.map(({ allowances: _, charges: __, ...line }) => line);
    expect(brokenDigitRules({ ...plain, lines: bare })).toEqual([]);
  });

  it.each(examples)('breaks %s about %s if it has a third digit: %s', (rule, term, amount, change) => {
    expect(brokenDigitRules({ ...document, ...change })).toEqual([
      { rule, term, detail: `${amount} has a third digit after the point` },
    ]);
  });
});

it.each(['EUR', 'JPY'])('an amount in %s has no third digit', (currency) => {
  const { accountingTax: _, ...change }: Partial<StatedDocument> = Object.assign(
    {},
    ...examples.map(([, , , change]) => change),
  );
  expect(brokenDigitRules({ ...document, ...change, currency })).toEqual([]);
});

it('an amount in unidades de fomento, which have four digits, has no third digit either', () => {
  const accountingTax = (amount: number) => ({ ...document, accountingTax: { currency: 'CLF', amount } });
  expect(brokenDigitRules(accountingTax(1_2300))).toEqual([]);
  expect(brokenDigitRules(accountingTax(1_2310)).map(({ rule }) => rule)).toEqual(['BR-DEC-15']);
});
