import fc from 'fast-check';
import type { AllowanceOrCharge, Line, Tax } from '../../document/document.ts';
import { lineNet } from '../../document/totals.ts';
import { formatDecimal } from '../../money/decimal.ts';
import { country, id, identifierWithScheme, objectIdentifier, text } from './arbitrary-parties.ts';

// Random lines, taxes and amounts.

type Category = Tax['category'];

const rates: Readonly<Record<Category, readonly string[]>> = {
  S: ['19', '7', '25.5'],
  L: ['0', '7', '9.5'],
  M: ['0', '4'],
  Z: ['0'],
  E: ['0'],
  AE: ['0'],
  K: ['0'],
  G: ['0'],
  O: [],
  B: ['22'],
};
const taxed: readonly Category[] = ['S', 'L', 'M', 'Z', 'E', 'AE', 'K', 'G'];

export const taxOf = (isTaxed: boolean): fc.Arbitrary<Tax> =>
  isTaxed
    ? fc
        .constantFrom(...taxed)
        .chain((category) => fc.constantFrom(...rates[category]).map((rate) => ({ category, rate })))
    : fc.constant({ category: 'O' });

/** A decimal that is not negative. */
const decimal = (max: number, scale: number): fc.Arbitrary<string> =>
  fc.bigInt({ min: 0n, max: BigInt(max) * 10n ** BigInt(scale) }).map((units) => formatDecimal({ units, scale }));

/** The step of a currency's amounts. In EN 16931 the third digit of amounts in dinars must be zero, also of their tax. */
export type Coins = { currency: string; step: number; scale: number; rates: (tax: Tax) => boolean };
export const coins: readonly Coins[] = [
  { currency: 'EUR', step: 1, scale: 4, rates: () => true },
  { currency: 'JPY', step: 1, scale: 4, rates: () => true },
  { currency: 'BHD', step: 1000, scale: 0, rates: ({ rate = '0' }) => !rate.includes('.') },
];

/** One in ten is taken back. */
export const amountOf = ({ step }: Coins) =>
  fc.integer({ min: -(10 ** 8) / step, max: 10 ** 9 / step }).map((steps) => steps * step || 0);

const allowanceOrCharge = (money: Coins, ...reasonCodes: string[]): fc.Arbitrary<AllowanceOrCharge> =>
  fc.record(
    {
      amount: amountOf(money),
      base: amountOf(money),
      percent: decimal(100, 2),
      reason: text,
      reasonCode: fc.constantFrom(...reasonCodes),
    },
    { requiredKeys: ['amount', 'reason'] },
  );

export const allowanceOf = (money: Coins) => allowanceOrCharge(money, '95', '100');
export const chargeOf = (money: Coins) => allowanceOrCharge(money, 'ABL', 'FC');

export const date = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((instant) => instant.toISOString().slice(0, 10));

export const period = fc.oneof(
  fc.tuple(date, date).map((dates) => {
    const [from = '', until = ''] = dates.toSorted();
    return { from, until };
  }),
  fc.record({ from: date }),
  fc.record({ until: date }),
);

export const some = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { minLength: 1, maxLength: 3 });

export function lineOf(money: Coins, tax: fc.Arbitrary<Tax>): fc.Arbitrary<Line> {
  const quantity = fc
    .tuple(fc.constantFrom('', '-'), decimal(10 ** 6, money.scale))
    .map(([sign, size]) => (size === '0' ? size : sign + size));
  const unitPrice = decimal(10 ** 6 / money.step, money.scale).map((price) =>
    money.step === 1 ? price : String(Number(price) * money.step),
  );
  return fc
    .record<Line>(
      {
        description: text,
        details: text,
        note: text,
        quantity,
        unit: fc.constantFrom('C62', 'HUR', 'KGM'),
        unitPrice,
        ...(money.scale > 0 && { baseQuantity: fc.constantFrom('1', '3', '0.25', '1000') }),
        tax,
        returned: fc.constant(true),
        allowances: some(allowanceOf(money)),
        charges: some(chargeOf(money)),
        period,
        orderLine: id,
        accountingReference: text,
        object: objectIdentifier,
        sellersItemId: id,
        buyersItemId: id,
        standardItemId: identifierWithScheme,
        originCountry: country,
        classifications: some(
          fc.record({ code: id, list: fc.constant('HS'), listVersion: id }, { requiredKeys: ['code', 'list'] }),
        ),
        attributes: some(fc.record({ name: text, value: text })),
        priceDiscount: fc.record(
          { amount: decimal(1000, 3), grossPrice: decimal(10 ** 6, 3) },
          { requiredKeys: ['amount'] },
        ),
      },
      { requiredKeys: ['description', 'quantity', 'unit', 'unitPrice', 'tax'] },
    )
    .map(({ returned, ...line }) =>
      returned && lineNet(line) !== lineNet({ ...line, returned }) ? { ...line, returned } : line,
    );
}
