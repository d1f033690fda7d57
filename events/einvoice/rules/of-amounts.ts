// The rules of EN 16931 about amounts that follow from other amounts of a document, as the published rules (version 1.3.16) check them.
// Totals are exact. The tax of a group may differ by less than 1.00, and so may most taxable amounts (categories.ts). (The published rules
// compute with doubles there, which lets some differences of 1.00 pass. Here they do not.)

import type { Tax } from '../../document/document.ts';
import { type PartsOfTotals, ruledTotals, type Totals, taxKey } from '../../document/totals.ts';
import { type Currency, minorDigits } from '../../money/currency.ts';
import { divideRounded, formatDecimal, parseDecimal } from '../../money/decimal.ts';
import { type Minor, sum, toMajor } from '../../money/money.ts';
import type { Syntax } from '../binding.ts';
import type { AsRead } from '../terms/reading.ts';
import type { ReadTerms, StatedTax } from '../terms/stated-document.ts';
import type { BrokenRule } from './broken-rule.ts';
import { type Category, checksOf, hasUsualRules, ruleOfCategory, usedCategories } from './categories.ts';

type Group = AsRead<StatedTax>;

/** One unit of a currency, in minor units. The tolerances of EN 16931 are in it. */
export const unitOf = (currency: Currency): Minor => 10 ** minorDigits(currency);

/** The rules of amounts that a document breaks. @throws AmountTooLarge */
export function brokenAmountRules(document: ReadTerms, syntax: Syntax): BrokenRule[] {
  const { currency, taxes = [], lines = [], accountingTax, accountingTaxes = [] } = document;
  const parts = { amounts: amountsByGroup(document, syntax), hasLines: lines.length > 0 };
  const other = accountingTax?.currency ?? currency;
  return [
    ...brokenTotals(document, syntax),
    ...brokenBreakdown(document, syntax),
    ...taxes.flatMap((group) => [
      ...brokenTaxable(group, parts, currency, syntax),
      ...brokenTax(group, currency, syntax),
    ]),
    // as published, the taxable amounts in the accounting currency are held against the amounts of the document as well
    ...accountingTaxes.flatMap((group) => [
      ...brokenTaxable({ ...group, ...taxableIn(currency, group, other) }, parts, currency, syntax),
      ...brokenTax(group, other, syntax),
    ]),
    ...brokenSumOfAccountingTax(document),
  ];
}

/** The same number in another currency, in its minor unit, of which it may have a part: 12.34 euros as 12.34 yen. */
const taxableIn = (currency: Currency, { taxable }: Group, from: Currency): Pick<Group, 'taxable'> =>
  taxable === undefined ? {} : { taxable: taxable * 10 ** (minorDigits(currency) - minorDigits(from)) };

/** BR-CO-14 of UBL, which has a tax total with tax groups for each currency. */
function brokenSumOfAccountingTax({ accountingTax, accountingTaxes = [] }: ReadTerms): BrokenRule[] {
  const { currency, amount } = accountingTax ?? {};
  if (currency === undefined || amount === undefined || accountingTaxes.length === 0) return [];
  const taxes = accountingTaxes.flatMap(({ tax }) => tax ?? []);
  const should = sum(taxes, 'the tax in the accounting currency');
  if (amount === should) return [];
  const [is, are] = [toMajor(amount, currency), toMajor(should, currency)];
  return [{ rule: 'BR-CO-14', detail: `the tax in the accounting currency (BT-111) is ${is} and should be ${are}` }];
}

/** BR-CO-10 to BR-CO-16. */
function brokenTotals(document: ReadTerms, syntax: Syntax): BrokenRule[] {
  const { currency, accountingTax } = document;
  const totals = statedTotals(document, syntax);
  const parts = partsOfTotals(document, totals);
  const broken: BrokenRule[] = ruledTotals.flatMap((total) => {
    const { name, term, rule } = total;
    const [stated = Number.NaN, from] = [totals[name], total.parts(parts)];
    // UBL holds a tax total against its tax groups, if there are some; where its amount is missing is asked when it is read
    if (name === 'tax' && syntax === 'ubl' && (!document.taxes?.length || Number.isNaN(stated))) return [];
    const isComplete = !from.some(Number.isNaN);
    if (isComplete && stated === sum(from, name)) return [];
    const is = Number.isNaN(stated) ? 'missing' : toMajor(stated, currency);
    const should = isComplete
      ? `should be ${toMajor(sum(from, name), currency)}`
      : 'follows from totals that are missing';
    return { rule, detail: `${name} (${term}) is ${is} and ${should}` };
  });
  if (accountingTax === undefined) return broken;
  // without BT-110, BR-CO-15 says so; BR-CO-14 is about a tax total that is there
  const isOther = totals.tax !== document.totals?.tax && broken.some(({ rule }) => rule === 'BR-CO-15');
  if (accountingTax.currency !== currency) return broken.filter(({ rule }) => !isOther || rule !== 'BR-CO-14');
  return [...broken, { rule: 'BR-CO-15', detail: `the accounting currency is ${currency}, as that of the document` }];
}

/**
 * The totals as the rules take them. One that must be stated and is not is NaN, and so is what is computed from it. The others count as 0;
 * but the sum of allowances must be stated if there are any, the sum of charges likewise, and in UBL the tax total.
 */
function statedTotals({ totals = {}, allowances, charges }: ReadTerms, syntax: Syntax): Totals {
  const unlessNone = (items: readonly unknown[] = []) => (items.length > 0 ? Number.NaN : 0);
  return {
    lines: Number.NaN,
    allowances: unlessNone(allowances),
    charges: unlessNone(charges),
    taxExclusive: Number.NaN,
    tax: syntax === 'ubl' ? Number.NaN : 0,
    taxInclusive: Number.NaN,
    prepaid: 0,
    payable: Number.NaN,
    ...totals,
  };
}

/** An amount that is missing is not part of a sum. */
function partsOfTotals(document: ReadTerms, totals: Totals): PartsOfTotals {
  const { lines = [], allowances, charges, taxes = [] } = document;
  return {
    nets: lines.flatMap(({ net }) => net ?? []),
    allowances: amountsOf(allowances),
    charges: amountsOf(charges),
    taxes: taxes.flatMap(({ tax }) => tax ?? []),
    totals: { ...totals, allowances: totals.allowances || 0, charges: totals.charges || 0 },
  };
}

const amountsOf = (items: readonly { amount?: Minor }[] = []): Minor[] => items.flatMap(({ amount }) => amount ?? []);

/** BR-CO-18 and -01 of each category: which tax groups there must be. */
function brokenBreakdown(document: ReadTerms, syntax: Syntax): BrokenRule[] {
  const { taxes = [], accountingTaxes = [] } = document;
  const used = usedCategories(document);
  const all = [...taxes, ...accountingTaxes];
  const broken = [...new Set([...used, ...all.flatMap(({ category }) => category ?? [])])].flatMap((category) => {
    const groups = all.filter((group) => group.category === category).length;
    if (hasRightGroups(category, used.has(category), groups, syntax) || !hasUsualRules(category)) return [];
    const detail = `${used.has(category) ? 'an' : 'no'} amount is of category ${category}, and ${groups} tax groups are`;
    return { rule: ruleOfCategory(category, '01'), detail };
  });
  if (taxes.length > 0) return broken;
  return [{ rule: 'BR-CO-18', detail: 'the document has no tax group' }, ...broken];
}

/** CII allows a group by rate that nothing is of, but no other; and category O without a group. */
function hasRightGroups(category: Category, isUsed: boolean, groups: number, syntax: Syntax): boolean {
  const { isByRate } = checksOf(category, syntax);
  if (syntax === 'ubl') return isByRate ? isUsed === groups > 0 : groups === 1;
  if (isByRate) return !isUsed || groups > 0;
  return (isUsed && groups === 1) || (category === 'O' && groups === 0);
}

/** The category of a tax group, and its rate if the category has a group for each; undefined if that is missing. */
function groupKey({ category, rate }: AsRead<Tax>, syntax: Syntax): string | undefined {
  if (category === undefined || !checksOf(category, syntax).isByRate) return category;
  return rate === undefined ? undefined : taxKey({ category, rate });
}

/** The amounts of a document by their tax group: what is not of any is left out. A document may have thousands of groups. */
function amountsByGroup(
  { lines = [], allowances = [], charges = [] }: ReadTerms,
  syntax: Syntax,
): Map<string, Minor[]> {
  const amounts = new Map<string, Minor[]>();
  const add = (tax: AsRead<Tax> = {}, amount?: Minor) => {
    const key = groupKey(tax, syntax);
    if (key === undefined || amount === undefined) return;
    const ofGroup = amounts.get(key);
    if (ofGroup) ofGroup.push(amount);
    else amounts.set(key, [amount]);
  };
  for (const { tax, net } of lines) add(tax, net);
  for (const { tax, amount } of allowances) add(tax, amount && -amount);
  for (const { tax, amount } of charges) add(tax, amount);
  return amounts;
}

/** -08 of each category: the taxable amount is the sum of what has the category, and for each rate its rate. */
function brokenTaxable(
  group: Group,
  { amounts, hasLines }: { amounts: ReadonlyMap<string, Minor[]>; hasLines: boolean },
  currency: Currency,
  syntax: Syntax,
): BrokenRule[] {
  const { category, taxable = Number.NaN } = group;
  if (category === undefined || !hasUsualRules(category)) return [];
  const { isNear } = checksOf(category, syntax);
  // as published, none of these rules holds a group without a rate
  const key = groupKey(group, syntax);
  if (key === undefined) return [];
  const parts = amounts.get(key) ?? [];
  const amount = sum(parts, 'a taxable amount');
  // as published, BR-S-08 of UBL needs an amount of the rate, and those of exact amounts need a line
  const isUsed = syntax === 'cii' || (category === 'S' ? parts.length > 0 : isNear || hasLines);
  if (isUsed && Math.abs(taxable - amount) < (isNear ? unitOf(currency) : 1)) return [];
  const should = `${toMajor(amount, currency)}${isNear ? orNear(currency) : ''}`;
  return [{ rule: ruleOfCategory(category, '08'), detail: wrong(group, 'taxable', should, currency) }];
}

/** BR-CO-17 and -09 of each category: the tax is the taxable amount × the rate, each without its sign. */
function brokenTax(group: Group, currency: Currency, syntax: Syntax): BrokenRule[] {
  const { category, rate = '0', taxable = 0, tax } = group;
  const unit = BigInt(unitOf(currency));
  const { units, scale } = parseDecimal(rate);
  const hundredths = divideRounded(BigInt(Math.abs(taxable)) * units, unit * 10n ** BigInt(scale));
  const difference = BigInt(Math.abs(tax ?? 0)) * 100n - hundredths * unit; // in hundredths of a minor unit
  const [isComplete, most] = [[group.rate, group.taxable, tax].every((value) => value !== undefined), 100n * unit];
  const isNear = isComplete && difference > -most && difference < most;
  const isAtMost = isNear || (isComplete && (difference === most || difference === -most));
  const roundsTo0 = tax !== undefined && 2 * tax >= -Number(unit) && 2 * tax < Number(unit); // as XPath rounds: half up
  const twice = 2n * units;
  const hasRate = twice >= 10n ** BigInt(scale) || twice < -(10n ** BigInt(scale)); // the published rule rounds the rate to whole percent
  const ofCategory = category === undefined ? undefined : checksOf(category, syntax);
  const right = formatDecimal({ units: taxable < 0 ? -hundredths : hundredths, scale: 2 });
  const detail = wrong(group, 'tax', `${right}${ofCategory?.isByRate ? orNear(currency) : ''}`, currency);
  const isRight = hasRate ? (syntax === 'cii' ? isAtMost : isNear) : roundsTo0;
  const isUnchecked =
    category === undefined || !hasUsualRules(category) || (syntax === 'cii' && ['L', 'M'].includes(category));
  return [
    ...(isRight ? [] : [{ rule: 'BR-CO-17', detail }]),
    ...(isUnchecked || (ofCategory?.isByRate ? isNear : tax === 0)
      ? []
      : [{ rule: ruleOfCategory(category, '09'), detail }]),
  ];
}

/** "taxes[S 19].tax (BT-117) is 13.65 and should be 12.65". */
function wrong(group: Group, amount: keyof typeof terms, should: string, currency: Currency): string {
  const { category, rate } = group;
  const stated = group[amount];
  const key = [category ?? 'no category', rate ?? (category === 'O' ? '0' : 'no rate')].join(' ');
  const is = stated === undefined ? 'missing' : toMajor(Math.round(stated), currency);
  return `taxes[${key}].${amount} (${terms[amount]}) is ${is} and should be ${should}`;
}

const terms = { taxable: 'BT-116', tax: 'BT-117' } as const;

const orNear = (currency: Currency): string => ` or less than ${toMajor(unitOf(currency), currency)} from it`;
