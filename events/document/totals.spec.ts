import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AmountTooLarge } from '../money/money.ts';
import type { InvoiceContent, Line } from './document.ts';
import { lineNet, taxGroups, taxKey, totalsOf } from './totals.ts';

const standard = { category: 'S', rate: '19' } as const;
const line = (quantity: string, unitPrice: string, more: Partial<Line> = {}): Line => ({
  description: 'Oak table',
  quantity,
  unitPrice,
  tax: standard,
  ...more,
});
type Taxed = Pick<InvoiceContent, 'lines' | 'allowances' | 'charges' | 'prepaid' | 'rounding'>;

describe('a line net amount (BT-131)', () => {
  it.each<[string, Line, number]>([
    ['is quantity times price', line('12.5', '8000'), 100_000],
    ['follows a price with many digits', line('3', '0.3333333333'), 1],
    ['is rounded half away from zero', line('1', '0.5'), 1],
    ['is rounded half away from zero below it too', line('-1', '0.5'), -1],
    ['is the price of the base quantity, shared', line('7', '1000', { baseQuantity: '3' }), 2333],
    ['is rounded once, after the division', line('1.5', '0.5', { baseQuantity: '0.5' }), 2],
    ['is negative for a negative quantity', line('-3', '50000'), -150_000],
    ['is deducted for what was returned', line('3', '50000', { returned: true }), -150_000],
    [
      'has its charges added and its allowances taken off',
      line('10', '41000', { allowances: [{ amount: 10_100 }], charges: [{ amount: 100 }] }),
      400_000,
    ],
    ['can be nothing', line('0', '8000'), 0],
  ])('%s', (_, given, expected) => expect(lineNet(given)).toBe(expected));

  it('is not minus zero', () => expect(Object.is(lineNet(line('0', '1', { returned: true })), 0)).toBe(true));

  it('is refused if it is too large to be exact', () => {
    expect(lineNet(line('1', '9007199254740991'))).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => lineNet(line('2', '9007199254740991'))).toThrow(AmountTooLarge);
  });
});

describe('the VAT breakdown', () => {
  it('rounds the tax of a group, not of its lines', () => {
    // a line of 0.33 alone has a tax of 0.06 (0.0627): three of them would make 0.18
    const lines = [line('1', '33'), line('1', '33'), line('1', '33')];
    expect(taxGroups({ lines })).toEqual([{ category: 'S', rate: '19', taxable: 99, tax: 19 }]);
  });

  it('rounds a tax half away from zero on both sides of it', () => {
    const half = { category: 'S', rate: '10' } as const;
    expect(taxGroups({ lines: [line('1', '5', { tax: half })] })[0]?.tax).toBe(1);
    expect(taxGroups({ lines: [line('-1', '5', { tax: half })] })[0]?.tax).toBe(-1);
  });

  it('groups by category and rate, in the order in which they appear', () => {
    const lines = [
      line('1', '1000'),
      line('1', '2000', { tax: { category: 'E' } }),
      line('1', '4000', { tax: { category: 'S', rate: '19.0' } }),
      line('1', '8000', { tax: { category: 'S', rate: '7' } }),
      line('1', '16000', { tax: { category: 'E', rate: '0' } }),
    ];
    expect(taxGroups({ lines })).toEqual([
      { category: 'S', rate: '19', taxable: 5000, tax: 950 },
      { category: 'E', rate: '0', taxable: 18_000, tax: 0 },
      { category: 'S', rate: '7', taxable: 8000, tax: 560 },
    ]);
  });

  it('deducts allowances and adds charges in their tax group', () => {
    const groups = taxGroups({
      lines: [line('1', '100000')],
      allowances: [{ amount: 5000, tax: standard }],
      charges: [{ amount: 700, tax: { category: 'S', rate: '7' } }],
    });
    expect(groups).toEqual([
      { category: 'S', rate: '19', taxable: 95_000, tax: 18_050 },
      { category: 'S', rate: '7', taxable: 700, tax: 49 },
    ]);
  });
});

describe('the totals of a document', () => {
  it('follow BR-CO-10 to BR-CO-16', () => {
    const document: Taxed = {
      lines: [line('12.5', '8000'), line('1', '20000', { tax: { category: 'S', rate: '7' } })],
      allowances: [{ amount: 5000, tax: standard }],
      charges: [{ amount: 1500, tax: standard }],
      prepaid: 30_000,
      rounding: -2,
    };
    expect(totalsOf(document)).toEqual({
      lines: 120_000,
      allowances: 5000,
      charges: 1500,
      taxExclusive: 116_500,
      tax: 18_335 + 1400,
      taxInclusive: 136_235,
      prepaid: 30_000,
      rounding: -2,
      payable: 106_233,
    });
  });

  it('have no rounding amount if the document has none', () =>
    expect(totalsOf({ lines: [line('1', '1')] })).not.toHaveProperty('rounding'));

  it('can be negative', () => expect(totalsOf({ lines: [line('-1', '100')] }).payable).toBe(-119));

  it('are whole minor units in every currency: 33.3 yen, cents or fils become 33', () => {
    const lines = [line('1', '333', { tax: { category: 'S', rate: '10' } })];
    expect(totalsOf({ lines })).toMatchObject({ tax: 33, payable: 366 });
  });

  it('are refused by name if they are too large to be exact', () => {
    const half = line('1', '4503599627370496', { tax: { category: 'E' } });
    expect(() => totalsOf({ lines: [half, half] })).toThrow('the sum of line net amounts');
    expect(() => totalsOf({ lines: [{ ...half, unitPrice: '9007199254740991', tax: standard }] })).toThrow(
      AmountTooLarge,
    );
  });

  const largest = Number.MAX_SAFE_INTEGER;
  const half = 2 ** 52; // twice as much is one more than the largest
  const at = (rate: string, amount: number, category: 'S' | 'L' = 'S') =>
    line('1', `${amount}`, { tax: { category, rate } });
  const free = line('1', `${largest}`, { tax: { category: 'E' } });
  const of = (amount: number) => ({ amount, tax: { category: 'E' as const } });

  it.each<[string, Taxed]>([
    ['a line net amount', { lines: [line('2', `${largest}`)] }],
    ['a line net amount', { lines: [{ ...free, charges: [{ amount: 1 }] }] }],
    ['line charges', { lines: [line('1', '1', { charges: [{ amount: largest }, { amount: 1 }] })] }],
    ['line allowances', { lines: [line('1', '1', { allowances: [{ amount: largest }, { amount: 1 }] })] }],
    ['the sum of line net amounts', { lines: [free, free] }],
    ['the sum of allowances', { lines: [free], allowances: [of(largest), of(1)] }],
    ['the sum of charges', { lines: [line('1', '1')], charges: [of(largest), of(1)] }],
    ['the total without tax', { lines: [free], charges: [of(1)] }],
    ['a tax amount', { lines: [at('200', largest)] }],
    ['the tax total', { lines: [at('200', half / 2), at('200', half / 2, 'L')] }],
    ['the total with tax', { lines: [at('100', half)] }],
    ['the amount due', { lines: [free], rounding: 1 }],
  ])('are refused where %s is no longer exact', (what, document) =>
    expect(() => totalsOf(document)).toThrow(new AmountTooLarge(what)),
  );

  it('are refused where a taxable amount is no longer exact, though their sum would be', () =>
    expect(() => taxGroups({ lines: [free, free], allowances: [of(largest)] })).toThrow(
      new AmountTooLarge('a taxable amount'),
    ));

  const taxes = fc.constantFrom(standard, { category: 'S', rate: '7' } as const, { category: 'Z', rate: '0' } as const);
  const amounts = fc.integer({ min: 0, max: 10 ** 9 });
  const documents = fc.record<Taxed>({
    lines: fc.array(
      fc
        .record({ quantity: fc.integer({ min: -1000, max: 1000 }), unitPrice: amounts, tax: taxes })
        .map(({ quantity, unitPrice, tax }) => line(`${quantity}`, `${unitPrice}`, { tax })),
      { minLength: 1, maxLength: 20 },
    ),
    allowances: fc.array(fc.record({ amount: amounts, tax: taxes }), { maxLength: 5 }),
    charges: fc.array(fc.record({ amount: amounts, tax: taxes }), { maxLength: 5 }),
    prepaid: amounts,
  });

  it('are the sum of their breakdown, for any document', () => {
    fc.assert(
      fc.property(documents, (document) => {
        const totals = totalsOf(document);
        const groups = taxGroups(document);
        expect(groups.reduce((sum, group) => sum + group.taxable, 0)).toBe(totals.taxExclusive);
        expect(groups.reduce((sum, group) => sum + group.tax, 0)).toBe(totals.tax);
        expect(totals.payable + totals.prepaid).toBe(totals.taxExclusive + totals.tax);
        expect(new Set(groups.map(taxKey)).size).toBe(groups.length);
      }),
    );
  });

  it('do not depend on the order of the lines', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(totalsOf({ ...document, lines: document.lines.toReversed() })).toEqual(totalsOf(document));
      }),
    );
  });
});
