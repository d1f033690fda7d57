import type { Terms } from '../document/document.ts';
import { type Amounts, amountsOf, type Difference, ruledTotals, type TaxGroup, taxKey } from '../document/totals.ts';
import type { Currency } from '../money/currency.ts';
import { sum, toMajor } from '../money/money.ts';
import { ruleOfCategory } from './rules/categories.ts';

/** A difference, with the rule of EN 16931 for this total; for line net amounts only Peppol BIS Billing 3 has a rule. */
export type Disagreement = Difference & { rule: string };

export class StatedTotalsDiffer extends Error {
  readonly disagreements: readonly Disagreement[];
  constructor(disagreements: readonly Disagreement[], currency: Currency) {
    const inWords = disagreements.map(
      ({ name, term, stated, computed }) =>
        `${name} (${term}) is ${toMajor(stated, currency)} and should be ${toMajor(computed, currency)}`,
    );
    super(inWords.join('; '));
    this.disagreements = disagreements;
  }
}

/**
 * The stated totals of a document that differ from the computed ones by at least a minor unit. The ledger never corrects a stated
 * total. A document may be valid with such differences: rules/of-amounts.ts has the tolerances.
 * @throws AmountTooLarge
 */
export function checkTotals(content: Terms, stated: Amounts): Disagreement[] {
  const computed = amountsOf(content);
  return [
    ...content.lines.map((_, index) => ({
      term: 'BT-131',
      name: `lines[${index}].net`,
      rule: 'PEPPOL-EN16931-R120',
      stated: stated.nets[index] ?? 0,
      computed: computed.nets[index] ?? 0,
    })),
    ...taxesCompared(stated.taxes, computed.taxes),
    ...ruledTotals.map(({ name, term, rule }) => ({
      term,
      name,
      rule,
      stated: stated.totals[name],
      computed: computed.totals[name],
    })),
  ].filter((total) => total.stated !== total.computed);
}

/** What is recorded of a document whose totals stand as they are stated. @throws AmountTooLarge */
export const differencesOf = (content: Terms, stated: Amounts): Difference[] =>
  checkTotals(content, stated).map(({ rule: _, ...difference }) => difference);

/** @throws StatedTotalsDiffer, AmountTooLarge */
export function refuseWrongTotals(content: Terms, stated: Amounts): void {
  const disagreements = checkTotals(content, stated);
  if (disagreements.length > 0) throw new StatedTotalsDiffer(disagreements, content.currency);
}

/** Compares every tax group that is stated or computed. If a group is stated twice, the sum of both counts. */
function taxesCompared(stated: readonly TaxGroup[], computed: readonly TaxGroup[]): Disagreement[] {
  const groups = new Map([...computed, ...stated].map((group) => [taxKey(group), group]));
  const [ofStated, ofComputed] = [Map.groupBy(stated, taxKey), Map.groupBy(computed, taxKey)];
  const amountOf = (groups: readonly TaxGroup[] = [], amount: 'taxable' | 'tax') =>
    sum(
      groups.map((group) => group[amount]),
      'a tax group',
    );
  return [...groups].flatMap(([key, { category }]) =>
    (
      [
        ['taxable', 'BT-116', ruleOfCategory(category, '08')],
        ['tax', 'BT-117', 'BR-CO-17'],
      ] as const
    ).map(([amount, term, rule]) => ({
      term,
      name: `taxes[${key}].${amount}`,
      rule,
      stated: amountOf(ofStated.get(key), amount),
      computed: amountOf(ofComputed.get(key), amount),
    })),
  );
}
