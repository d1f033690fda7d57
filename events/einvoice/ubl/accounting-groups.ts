import { rateOf } from '../../document/totals.ts';
import { type Currency, isCurrency, minorDigits } from '../../money/currency.ts';
import { type Minor, sum, toMajor } from '../../money/money.ts';
import { checksOf, hasUsualRules, ruleOfCategory } from '../rules/categories.ts';
import type { AsRead, Reading } from '../terms/reading.ts';
import type { Subtotal } from '../terms/stated-totals.ts';
import { pathOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid } from '../xml/refusals.ts';
import { taxGroups } from './tax-total.ts';

/**
 * As published, three rules hold the tax groups in the accounting currency as well: their taxes have to add up to its tax (BR-CO-14), a
 * category with one group has only that in both tax totals (-01 of the category), and their taxable amounts have to be the sums of the
 * amounts of the document, as those of its own groups are (-08).
 * @param amount of the tax total in the accounting currency
 * @param own the tax groups in the currency of the document
 */
export function refuseOtherGroups(
  amount: XmlElement | undefined,
  own: readonly AsRead<Subtotal>[],
  reading: Reading,
): void {
  const currency = amount?.attributes.get('currencyID')?.trim();
  if (!amount?.parent || currency === undefined || !isCurrency(currency)) return; // it was refused
  const path = `${pathOf(amount.parent)}/cac:TaxSubtotal/cbc:TaxableAmount`;
  const { subtotals = [] } = taxGroups.read(amount.parent, reading.in(currency)) ?? {};
  const taxes = sum(
    subtotals.map(({ tax = 0 }) => tax),
    'the tax in the accounting currency',
  );
  if (subtotals.length > 0 && Number(amount.text) !== Number(toMajor(taxes, currency))) {
    const why = `differs from ${toMajor(taxes, currency)}, the sum of its tax groups`;
    reading.refuse(new ElementInvalid(pathOf(amount), amount.text.trim(), why), 'BR-CO-14');
  }
  for (const { taxable, category: { category, rate } = {} } of subtotals) {
    if (taxable === undefined || category === undefined || !hasUsualRules(category)) continue;
    const { isByRate, isNear } = checksOf(category, 'ubl');
    const isSame = (group: AsRead<Subtotal>) =>
      group.category?.category === category && (!isByRate || rateIn(group.category) === rateIn({ rate }));
    const same = own.filter(isSame);
    const refuse = (rule: string, why: string) =>
      reading.refuse(new ElementInvalid(path, toMajor(taxable, currency), why), ruleOfCategory(category, rule));
    if (!isByRate && same.length > 0) refuse('01', 'is of a second tax group of its category');
    const isSum = same.some((group) => {
      const difference = Math.abs(major(group.taxable, reading.currency) - major(taxable, currency));
      return isNear ? difference < 1 : difference === 0;
    });
    if (!isSum) refuse('08', 'is not the sum of the amounts of its category in the currency of the document');
  }
}

const rateIn = ({ rate }: { rate?: string | undefined }): string => rateOf(rate === undefined ? {} : { rate });

const major = (amount: Minor | undefined, currency: Currency): number =>
  amount === undefined ? Number.NaN : amount / 10 ** minorDigits(currency);
