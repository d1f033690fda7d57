import { type Static, Type } from 'typebox';
import { signedAmount } from '../event-data.ts';
import { divide, formatDecimal, multiply, parseDecimal, round } from '../money/decimal.ts';
import { type Minor, minor, sum } from '../money/money.ts';
import { type AllowanceOrCharge, type InvoiceContent, type Line, Tax } from './document.ts';
import { plainDecimal } from './field.ts';

/** All amounts with the same VAT category and rate (BG-23). Amounts in minor units. */
export const TaxGroup = Type.Object({
  category: Tax.properties.category,
  rate: plainDecimal('Percent'),
  taxable: signedAmount,
  tax: signedAmount,
});
export type TaxGroup = Static<typeof TaxGroup>;

/** The document's totals (BG-22) in minor units. */
export const Totals = Type.Object({
  lines: signedAmount, // BT-106
  allowances: signedAmount, // BT-107
  charges: signedAmount, // BT-108
  taxExclusive: signedAmount, // BT-109
  tax: signedAmount, // BT-110
  taxInclusive: signedAmount, // BT-112
  prepaid: signedAmount, // BT-113
  rounding: Type.Optional(signedAmount), // BT-114
  payable: signedAmount, // BT-115
});
export type Totals = Static<typeof Totals>;

/** What totals are computed from: line net amounts, document allowances and charges, the tax of each group, and other totals. */
export type PartsOfTotals = { nets: Minor[]; allowances: Minor[]; charges: Minor[]; taxes: Minor[]; totals: Totals };

type RuledTotal = {
  name: keyof Totals;
  term: string;
  rule: string;
  what: string;
  /** Their sum is the total. */
  parts(from: PartsOfTotals): Minor[];
};

/** The totals that a rule of EN 16931 says how to compute, each after those that it is computed from. */
export const ruledTotals = [
  {
    name: 'lines',
    term: 'BT-106',
    rule: 'BR-CO-10',
    what: 'the sum of line net amounts',
    parts: ({ nets }: PartsOfTotals) => nets,
  },
  {
    name: 'allowances',
    term: 'BT-107',
    rule: 'BR-CO-11',
    what: 'the sum of allowances',
    parts: ({ allowances }: PartsOfTotals) => allowances,
  },
  {
    name: 'charges',
    term: 'BT-108',
    rule: 'BR-CO-12',
    what: 'the sum of charges',
    parts: ({ charges }: PartsOfTotals) => charges,
  },
  {
    name: 'taxExclusive',
    term: 'BT-109',
    rule: 'BR-CO-13',
    what: 'the total without tax',
    parts: ({ totals }: PartsOfTotals) => [totals.lines, -totals.allowances, totals.charges],
  },
  {
    name: 'tax',
    term: 'BT-110',
    rule: 'BR-CO-14',
    what: 'the tax total',
    parts: ({ taxes }: PartsOfTotals) => taxes,
  },
  {
    name: 'taxInclusive',
    term: 'BT-112',
    rule: 'BR-CO-15',
    what: 'the total with tax',
    parts: ({ totals }: PartsOfTotals) => [totals.taxExclusive, totals.tax],
  },
  {
    name: 'payable',
    term: 'BT-115',
    rule: 'BR-CO-16',
    what: 'the amount due',
    parts: ({ totals }: PartsOfTotals) => [totals.taxInclusive, -totals.prepaid, totals.rounding ?? 0],
  },
] as const satisfies readonly RuledTotal[];

/** The amounts of a document that follow from its content, computed or as the document states them. In minor units. */
export type Amounts = {
  /** Line net amounts (BT-131), in the order of the lines. */
  nets: Minor[];
  taxes: TaxGroup[];
  totals: Totals;
};

/** An amount that a document states, and that differs from the computed one. A total that is not stated counts as 0. */
export const Difference = Type.Object({
  /** The business term of EN 16931. */
  term: Type.String(),
  /** "taxInclusive"; for lines with the index from 0, "lines[2].net"; for tax groups with the key, "taxes[S 19].taxable". */
  name: Type.String(),
  stated: signedAmount,
  computed: signedAmount,
});
export type Difference = Static<typeof Difference>;

/** The rate of a tax in its shortest form; 0 if the category has no rate. */
export const rateOf = (tax: Pick<Tax, 'rate'>): string => formatDecimal(parseDecimal(tax.rate ?? '0'));

/** The key of a tax group: the same for the same category and rate. */
export const taxKey = (tax: Tax): string => `${tax.category} ${rateOf(tax)}`;

const amountsIn = (items: readonly AllowanceOrCharge[] = []): Minor[] => items.map(({ amount }) => amount);

/**
 * Line net amount (BT-131): price / base quantity × quantity + charges − allowances, rounded half away from zero. For a returned
 * line, the price is negative. A base quantity in another unit (BT-150) is taken as if it were in that of the line.
 * @throws AmountTooLarge
 */
export function lineNet(line: Line): Minor {
  const gross = multiply(parseDecimal(line.quantity), parseDecimal(line.unitPrice));
  const price = minor(divide(gross, parseDecimal(line.baseQuantity ?? '1')), 'a line net amount');
  return sum(
    [
      line.returned ? -price : price,
      sum(amountsIn(line.charges), 'line charges'),
      -sum(amountsIn(line.allowances), 'line allowances'),
    ],
    'a line net amount',
  );
}

/**
 * The VAT breakdown, in the order in which categories and rates appear on the document.
 * Taxable amount: BR-S-08 and the like of the other categories, lines − allowances + charges. Tax: BR-CO-17, taxable × rate / 100,
 * rounded for each group.
 * @throws AmountTooLarge
 */
export function taxGroups(content: Pick<InvoiceContent, 'lines' | 'allowances' | 'charges'>): TaxGroup[] {
  const taxed: { tax: Tax; amount: Minor }[] = [
    ...content.lines.map((line) => ({ tax: line.tax, amount: lineNet(line) })),
    ...(content.allowances ?? []).map(({ tax, amount }) => ({ tax, amount: -amount })),
    ...(content.charges ?? []).map(({ tax, amount }) => ({ tax, amount })),
  ];
  const groups = new Map<string, Omit<TaxGroup, 'tax'>>();
  for (const { tax, amount } of taxed) {
    const taxable = sum([groups.get(taxKey(tax))?.taxable ?? 0, amount], 'a taxable amount');
    groups.set(taxKey(tax), { category: tax.category, rate: rateOf(tax), taxable });
  }
  return [...groups.values()].map((group) => ({ ...group, tax: taxOn(group) }));
}

function taxOn({ taxable, rate }: Omit<TaxGroup, 'tax'>): Minor {
  const { units, scale } = multiply({ units: BigInt(taxable), scale: 0 }, parseDecimal(rate));
  return minor(round({ units, scale: scale + 2 }), 'a tax amount');
}

/** What the amounts of a document follow from. */
type Computable = Pick<InvoiceContent, 'lines' | 'allowances' | 'charges' | 'prepaid' | 'rounding'>;

/**
 * The totals of a document by BR-CO-10 to BR-CO-16.
 * @throws AmountTooLarge
 */
export function totalsOf(content: Computable): Totals {
  const { prepaid = 0, rounding } = content;
  const totals: Totals = {
    lines: 0,
    allowances: 0,
    charges: 0,
    taxExclusive: 0,
    tax: 0,
    taxInclusive: 0,
    prepaid,
    ...(rounding !== undefined && { rounding }),
    payable: 0,
  };
  const parts = {
    nets: content.lines.map(lineNet),
    allowances: amountsIn(content.allowances),
    charges: amountsIn(content.charges),
    /** After the totals without tax, which are named first if they are too large. */
    get taxes() {
      return taxGroups(content).map((group) => group.tax);
    },
    totals,
  };
  for (const total of ruledTotals) totals[total.name] = sum(total.parts(parts), total.what);
  return totals;
}

/**
 * All amounts that follow from a document's content.
 * @throws AmountTooLarge
 */
export const amountsOf = (content: Computable): Amounts => ({
  nets: content.lines.map(lineNet),
  taxes: taxGroups(content),
  totals: totalsOf(content),
});

/** The content of a document together with its amounts, as it was issued. */
export const withAmounts = <Content extends { lines: Line[] }>(content: Content, { nets, taxes, totals }: Amounts) => ({
  ...content,
  lines: content.lines.map((line, index) => ({ ...line, net: nets[index] ?? 0 })),
  taxes,
  totals,
});

/** The content of a document together with the amounts that follow from it. @throws AmountTooLarge */
export const withComputedAmounts = <Content extends Computable>(content: Content) =>
  withAmounts(content, amountsOf(content));
