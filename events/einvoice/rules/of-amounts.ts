// The rules of EN 16931 about amounts that follow from other amounts of a document, as the published rules (version 1.3.16) check them.
// Totals are exact. The tax of a group may differ by less than 1.00, and so may the taxable amount of a group for each rate. (The published
// rules compute with doubles there, which lets some differences of 1.00 pass. Here they do not.)

import type { AllowanceOrCharge, Tax } from '../../document/document.ts';
import { ruledTotals, taxKey } from '../../document/totals.ts';
import { type Currency, minorDigits } from '../../money/currency.ts';
import { divideRounded, formatDecimal, parseDecimal } from '../../money/decimal.ts';
import { type Minor, sum, toMajor } from '../../money/money.ts';
import type { StatedDocument, StatedTax } from '../terms/stated-document.ts';
import type { BrokenRule } from './broken-rule.ts';
import { categories, hasUsualRules, ruleOfCategory, taxedParts } from './categories.ts';

/** One unit of a currency, in minor units. The tolerances of EN 16931 are in it. */
export const unitOf = (currency: Currency): Minor => 10 ** minorDigits(currency);

/** The rules of amounts that a document breaks. @throws AmountTooLarge */
export const brokenAmountRules = (document: StatedDocument): BrokenRule[] => [
  ...brokenTotals(document),
  ...brokenBreakdown(document),
  ...document.taxes.flatMap((group) => [...brokenTaxable(group, document), ...brokenTax(group, document)]),
];

/** BR-CO-10 to BR-CO-16. */
function brokenTotals({ lines, allowances, charges, taxes, totals, accountingTax, currency }: StatedDocument) {
  const { taxExclusive, tax, taxInclusive, prepaid, rounding = 0 } = totals;
  const parts = {
    lines: lines.map(({ net }) => net),
    allowances: amountsOf(allowances),
    charges: amountsOf(charges),
    taxExclusive: [totals.lines, -totals.allowances, totals.charges],
    tax: taxes.length === 0 ? [tax] : taxes.map((group) => group.tax),
    taxInclusive: [taxExclusive, tax],
    payable: [taxInclusive, -prepaid, rounding],
  };
  const broken: BrokenRule[] = ruledTotals.flatMap(({ name, term, rule }) => {
    const [stated, right] = [totals[name], sum(parts[name], name)];
    if (stated === right) return [];
    const [is, should] = [toMajor(stated, currency), toMajor(right, currency)];
    return { rule, detail: `${name} (${term}) is ${is} and should be ${should}` };
  });
  if (accountingTax?.currency !== currency) return broken;
  return [...broken, { rule: 'BR-CO-15', detail: `the accounting currency is ${currency}, as that of the document` }];
}

const amountsOf = (items: readonly AllowanceOrCharge[] = []): Minor[] => items.map(({ amount }) => amount);

/** BR-CO-18 and -01 of each category: which tax groups there must be. */
function brokenBreakdown(document: StatedDocument): BrokenRule[] {
  const { taxes } = document;
  const used = new Set(taxedParts(document).flatMap(({ taxed }) => taxed.map(({ tax }) => tax.category)));
  const broken = [...new Set([...used, ...taxes.map(({ category }) => category)])].flatMap((category) => {
    const groups = taxes.filter((group) => group.category === category).length;
    const isRight = categories[category].isByRate ? used.has(category) === groups > 0 : groups === 1;
    if (isRight || !hasUsualRules(category)) return [];
    const detail = `${used.has(category) ? 'an' : 'no'} amount is of category ${category}, and ${groups} tax groups are`;
    return { rule: ruleOfCategory(category, '01'), detail };
  });
  if (taxes.length > 0) return broken;
  return [{ rule: 'BR-CO-18', detail: 'the document has no tax group' }, ...broken];
}

/** The amounts of a document that have the category of a tax group, and its rate if the category has a group for each. */
export function partsOf(group: StatedTax, document: StatedDocument): Minor[] {
  const { category } = group;
  const { isByRate } = categories[category];
  const isOfGroup = ({ tax }: { tax: Tax }) =>
    tax.category === category && (!isByRate || (tax.rate !== undefined && taxKey(tax) === taxKey(group)));
  return [
    document.lines.filter(isOfGroup).map(({ net }) => net),
    amountsOf(document.allowances?.filter(isOfGroup)).map((amount) => -amount),
    amountsOf(document.charges?.filter(isOfGroup)),
  ].flat();
}

/** -08 of each category: the taxable amount is the sum of what has the category, and for each rate its rate. */
function brokenTaxable(group: StatedTax, document: StatedDocument): BrokenRule[] {
  const { category, rate, taxable } = group;
  const { isByRate } = categories[category];
  const parts = partsOf(group, document);
  const amount = sum(parts, 'a taxable amount');
  if (!hasUsualRules(category)) return [];
  const isNear = Math.abs(taxable - amount) < unitOf(document.currency);
  // as published, BR-S-08 needs an amount of the rate, BR-AF-08 and BR-AG-08 do not, and none of them holds a group without a rate
  const isRight = isByRate
    ? rate === undefined || (isNear && (category !== 'S' || parts.length > 0))
    : taxable === amount;
  return isRight
    ? []
    : [wrong('08', group, 'taxable', 'BT-116', toMajor(amount, document.currency), document.currency)];
}

/** BR-CO-17 and -09 of each category: the tax is the taxable amount × the rate, each without its sign. */
function brokenTax(group: StatedTax, { currency }: StatedDocument): BrokenRule[] {
  const { category, rate, taxable, tax } = group;
  const unit = BigInt(unitOf(currency));
  const { units, scale } = parseDecimal(rate ?? '0');
  const hundredths = divideRounded(BigInt(Math.abs(taxable)) * units, unit * 10n ** BigInt(scale));
  const difference = BigInt(Math.abs(tax)) * 100n - hundredths * unit; // in hundredths of a minor unit
  const isNear = rate !== undefined && difference > -100n * unit && difference < 100n * unit;
  const roundsTo0 = 2 * tax >= -Number(unit) && 2 * tax < Number(unit); // as XPath rounds: half up
  const hasRate = 2n * units >= 10n ** BigInt(scale); // the published rule rounds the rate to whole percent
  const right = formatDecimal({ units: taxable < 0 ? -hundredths : hundredths, scale: 2 });
  const isByRate = categories[category].isByRate;
  return [
    ...((hasRate ? isNear : roundsTo0) ? [] : [wrong('CO-17', group, 'tax', 'BT-117', right, currency)]),
    ...((isByRate ? isNear : tax === 0) || !hasUsualRules(category)
      ? []
      : [wrong('09', group, 'tax', 'BT-117', right, currency)]),
  ];
}

function wrong(
  number: string,
  group: StatedTax,
  amount: 'taxable' | 'tax',
  term: string,
  right: string,
  currency: Currency,
): BrokenRule {
  const { isByRate } = categories[group.category];
  const near = isByRate ? ` or less than ${toMajor(unitOf(currency), currency)} from it` : '';
  return {
    rule: number === 'CO-17' ? 'BR-CO-17' : ruleOfCategory(group.category, number),
    detail: `taxes[${taxKey(group)}].${amount} (${term}) is ${toMajor(group[amount], currency)} and should be ${right}${near}`,
  };
}
