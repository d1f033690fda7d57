// Some published rules of CII hold an element against 0 as a floating-point number, for which the processor that they are run with tells -0
// from 0. So a document that writes one of these as "-0.00" is not valid:
//
//   the rate of a line, an allowance or a charge of a category with the rate 0   ──► -05, -06, -07 of the category
//   the tax of a group of a category without tax                                ──► -09 of the category
//   the tax total, and the tax of all groups                                    ──► BR-CO-14

import { type Category, categories, isCategory, ruleOfCategory } from '../rules/categories.ts';
import type { Reading } from '../terms/reading.ts';
import { everyOf, firstOf, pathOf, type Steps, stepsOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid } from '../xml/refusals.ts';
import { indicatorPath } from './allowance-charge.ts';

const transaction = 'rsm:SupplyChainTradeTransaction';
const settlement = `${transaction}/ram:ApplicableHeaderTradeSettlement`;
const line = `${transaction}/ram:IncludedSupplyChainTradeLineItem/ram:SpecifiedLineTradeSettlement`;
const [taxesOfLines, taxesOfAllowances, groups, taxTotals] = [
  `${line}/ram:ApplicableTradeTax`,
  `${settlement}/ram:SpecifiedTradeAllowanceCharge/ram:CategoryTradeTax`,
  `${settlement}/ram:ApplicableTradeTax`,
  `${settlement}/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxTotalAmount`,
].map(stepsOf) as [Steps, Steps, Steps, Steps];

/** @param root of a CII document */
export function refuseNegativeZeros(root: XmlElement, reading: Reading): void {
  const refuse = (element: XmlElement | undefined, rule: string | undefined) => {
    if (element === undefined || rule === undefined || !isNegativeZero(element)) return;
    reading.refuse(new ElementInvalid(pathOf(element), element.text.trim(), 'is 0, which has no sign'), rule);
  };
  for (const tax of everyOf(root, taxesOfLines)) refuse(rateOf(tax), ruleOf(tax, '05', isWithRate0));
  for (const tax of everyOf(root, taxesOfAllowances)) refuse(rateOf(tax), ruleOf(tax, numberOf(tax), isWithRate0));
  const taxesOfGroups = everyOf(root, groups);
  for (const group of taxesOfGroups) refuse(taxOf(group), ruleOf(group, '09', isWithoutTax));
  if (taxesOfGroups.every((group) => isNegativeZero(taxOf(group)))) refuse(taxOf(taxesOfGroups[0]), 'BR-CO-14');
  for (const total of everyOf(root, taxTotals)) refuse(total, 'BR-CO-14');
}

const isNegativeZero = (element: XmlElement | undefined): boolean => /^-[0.]*0[0.]*$/.test(element?.text.trim() ?? '');

const rateOf = (tax: XmlElement) => firstOf(tax, ['ram:RateApplicablePercent']);
const taxOf = (group: XmlElement | undefined) => group && firstOf(group, ['ram:CalculatedAmount']);

/** Of an allowance or a charge. */
const numberOf = ({ parent }: XmlElement): string =>
  ['true', '1'].includes((parent && firstOf(parent, stepsOf(indicatorPath))?.text.trim()) ?? '') ? '07' : '06';

const isWithRate0 = (category: Category): boolean => categories[category].rate === '0';
const isWithoutTax = (category: Category): boolean => !categories[category].isByRate;

function ruleOf(tax: XmlElement, number: string, isHeld: (category: Category) => boolean): string | undefined {
  const category = firstOf(tax, ['ram:CategoryCode'])?.text.trim() ?? '';
  return isCategory(category) && isHeld(category) ? ruleOfCategory(category, number) : undefined;
}
